"""Who alleges, against whom, and by which words: offered only where the sentence itself says so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.attribution import Anatomy
from annotator.domain.documents import Span
from annotator.language.attribution import anatomy
from annotator.language.segmentation import segment

MARKED = re.compile(r"<(?P<claimant>[^>]*)>|\*(?P<verb>[^*]*)\*|\[(?P<target>[^]]*)\]")
"""How the samples mark what is expected: `<claimant> *verb* [target]`."""


def read(marked: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and where each of them stood."""
    pieces: list[str] = []
    spans: dict[str, Span] = {}
    position = length = 0
    for match in MARKED.finditer(marked):
        kind = match.lastgroup or ""
        start = length + match.start() - position
        spans[kind] = Span(start, start + len(match[kind]))
        pieces += marked[position : match.start()], match[kind]
        length, position = spans[kind].end, match.end()
    return "".join(pieces) + marked[position:], spans


def marked(sentence: str) -> str:
    """The sentence with marks around what is offered."""
    offer = anatomy(sentence)
    if offer is None:
        return sentence
    parts = ((offer.claimant, "<>"), (offer.verb, "**"), (offer.target, "[]"))
    for span, marks in sorted(((span, marks) for span, marks in parts if span is not None), reverse=True):
        inside = sentence[span.start : span.end]
        sentence = f"{sentence[: span.start]}{marks[0]}{inside}{marks[1]}{sentence[span.end :]}"
    return sentence


ALLEGATIONS = [
    # hearsay in the passive
    "[Karvia] *is alleged to have* poisoned the former harbour master in his hotel.",
    "[The two brothers] *are suspected* of having set the granary on fire.",
    "[The dictator's nephew] *is said to* own a third of the quarries.",
    "[Moravec] *was accused* by <the Northern League> of selling the river twice.",
    "[Three officers of the border guard] *have been charged* with smuggling.",
    "It *is alleged* that [the mayor] had been warned a week before.",
    "[The regime] *has long been rumoured to have* kept a second set of books.",
    "In March, [Lesk] *was blamed* by <critics in the capital> for the collapse of the bridge.",
    "[Ilse Brandt], who *is believed to have* financed the raid, left the country on Sunday.",
    "[The man] *accused* of robbing the ferry office has vanished.",
    "[The general], *suspected* of treason, has not been seen for a year.",
    "[The pipeline] *is widely thought to have* been mined by divers.",
    # a verb with its subject
    "<US intelligence> *warned* that [the Karvian fleet] was preparing to sail.",
    "<Officials> *have repeatedly said* that [the dam] had never been inspected.",
    "<Critics> *blame* [the ministry] for the shortage of insulin.",
    "<Kyiv> *accused* [Moscow] of shelling the grain silos.",
    "<The former head of the Basmanny court> *claims* that [the verdict] was written in advance.",
    "<The union> *believes* [the company] is hiding its losses.",
    "<Two aides to the president> *alleged* that [Moravec] had taken money from the mine.",
    "<The opposition> *insists* that [the votes] were never counted.",
    "<Officials in Kyiv> *say* [the pilots] were shot after they had surrendered.",
    "<The spokesman>, who had been on leave, *told* reporters that [the board] had known since May.",
    "<Anna Fell>, the mayor of Duln, *said* [the levee] had been neglected for years.",
    "<The ministry> on Monday *accused* [foreign agents] of staging the protests.",
    "<Prosecutors> *suspect* [the banker] of bribing a judge.",
    "<Human rights groups> *argue* that [the police] fired first.",
    "<Kyiv and Warsaw> *have accused* [the Karvian navy] of cutting the cable.",
    "<Moscow> *denied* shelling the hospital.",
    "<The company> *has denied* any involvement in the spill.",
    "The port was closed without notice, and <its captain> *blamed* [the customs office] for the chaos.",
    "<She> *said* that [the director] had ordered the files to be burned.",
    # after a quotation, or in the middle of what is said
    "“They knew about the leak for months,” *said* <the minister>.",
    "“They knew about the leak for months,” <the minister> *said*.",
    "“Nobody was told,” <she> *told* reporters in Duln.",
    '"We found the seals broken," *said* <Pavel Horak>, who leads the inquiry.',
    "The ballots, <two observers> *said*, had been taken away in the night.",
    "The guards were drunk, *according to* <a former inmate>.",
    "*According to* <the leader of the opposition>, [the treasury] paid for the yacht.",
    # nouns and adverbs
    "<Karvia>'s *claim* that [the dam] was mined has found few believers.",
    "*Accusations* by <the Northern League> that [the mayor] rigged the vote were dropped.",
    "The court will hear *allegations* of fraud against [the shipping company].",
    "The palace dismissed <US intelligence> *warnings* of a coup.",
    "[Moravec] *allegedly* paid the witnesses.",
    "[The general] has *reportedly* fled to the coast.",
    "The raid was *purportedly* carried out by deserters.",
    "All of the *alleged* [smugglers] come from one village.",
]
"""Looked at while the rules were made."""

HELD_OUT = [
    "[Lesk] *is reported to have* sold the archive to a collector.",
    "[The bishop] *has been accused* of hiding three priests by <former pupils>.",
    "It *was rumoured* that [the queen] had signed the paper in her sleep.",
    "[The deputy governor], *believed to have* ordered the raid, denies it.",
    "[Five dock workers] *were charged* on Friday with stealing copper.",
    "[The defence ministry] *stands accused* of wasting billions.",
    "<Western diplomats> *fear* that [the ceasefire] will not survive the winter.",
    "<The newspaper> *reported* that [the chancellor] had met the arms dealer twice.",
    "<Environmental groups> *have long blamed* [the refinery] for the poisoned wells.",
    "<Professor Ada Quill of Northport University> *contends* that [the census] was falsified.",
    "<The president's lawyers> *maintain* that [the tapes] were forged.",
    "<Duln> *says* [Karvia] sank the trawler; Karvia says it hit a rock.",
    "<Several witnesses> *claimed* to have seen the senator at the villa.",
    "In a letter to parliament, <the auditor> *alleged* that [the bank] had hidden the loans.",
    "<The rebels>, in turn, *accuse* [the army] of breaking the truce.",
    "But <many economists> *think* [the central bank] acted too late.",
    "<He> *accused* [them] of cowardice.",
    "<The airline> *denies* that it ignored the warnings.",
    "“The bridge was never safe,” *insisted* <Jana Roth>, a former inspector.",
    "“We were beaten,” <one of the prisoners> *recalled*.",
    "The election was stolen, <the defeated candidate> *claimed* on Tuesday.",
    "The seals had been broken, *according to* <officials at the port>, before the ship arrived.",
    "<The senator>'s *allegations* against [the spy chief] were never tested in court.",
    "There were *rumours* that [the bank] had run out of gold.",
    "[The captain] *supposedly* slept through the storm.",
    "The police arrested a *suspected* [arsonist] near the mill.",
    "<Karvia> withdrew its envoy, *accusing* [Lesk] of espionage.",
    "What <the generals> *suggest* is that [the president] knew.",
]
"""Written before there were any rules."""

HELD_OUT_LATER = [
    "[The shipping magnate] *has been widely reported to have* fled to an island.",
    "<The finance minister's former deputy> *has repeatedly claimed* that [the budget] was a fiction.",
    "“It is a lie from beginning to end,” <the ambassador> *replied*.",
    "Its engineers, <the firm> *insists*, were never on the site.",
    "<The tabloid> *alleged* last week that [the duke] had forged his diploma.",
    "A court in Duln heard *claims* that [the warden] starved his prisoners.",
    "<Three of the hostages> *say* they were beaten.",
    "[Two students] *were accused* by <the dean> of burning the flag.",
    "*According to* <the indictment>, [Hesk] hired four men to break the strike.",
    "<Lesk and its allies> *have blamed* [Karvia] for the blackout.",
    "<The foreign secretary>, speaking in Duln on Friday, *warned* that [the treaty] was dying.",
    "[The poet] *is suspected* of spying for a neighbouring state.",
    "<A spokeswoman for the airline> *said* on Thursday that [the pilot] had been drinking.",
    "Villagers fled after soldiers *reportedly* shot at the church.",
    "The fire was started on purpose, *said* <the chief inspector>.",
    "*Allegations* that [the coach] fixed matches surfaced in 2019.",
    "<He> *told* the inquiry that [the ferry company] had ignored three warnings.",
    "<Some> *believe* [the assassin] never left the country.",
    "[The colonel] *was said to have* laughed at the news.",
    "<Karvian state television> *has sought to blame* [the West] for the drought.",
    "<Amnesty> *accuses* [both sides] of war crimes.",
    "The spill was, *according to* <local fishermen>, twice as large.",
    "<The chief prosecutor of Ostmark>, a former judge, *has accused* [the cabinet] of hiding evidence.",
    "[The bank's founder] *was alleged* by <two clerks> to have burned the ledgers.",
    "[Karvian troops] *are reported to have* crossed the river at night.",
    "<The Ostmark Herald> *claims* [the bishop] kept two households.",
    "“They shot at anything that moved,” *recalled* <a farmer from the valley>.",
    "In a statement, <the embassy> *denied* that [its staff] had been involved.",
    "The generals, <she> *said*, were tired of war.",
    "<Few experts> *believe* that [the reactor] was safe.",
    "[The chancellor's aide], *accused* of leaking the plans, resigned on Monday.",
    "It *is widely believed* that [Moravec] ordered the arrest himself.",
    "<Villagers> *blamed* the flood on [the power company].",
    "[The company's drivers] *allegedly* worked eighteen hours a day.",
    "*According to* <a theory>, [the moon] is hollow.",
    "<The president> *has been warning* for years that [the islands] would be seized.",
    "<Moscow>, for its part, *insists* that [the plane] was never in its airspace.",
    "<Human Rights Watch> *says* it has proof of torture.",
    "The museum rejected <the family>'s *claim* that [the painting] had been looted.",
    "<Both men> *deny* the charges.",
    "There *is said to* be a tunnel under the palace.",
    "[The rapper] *is accused* by <three women> of assault.",
    "Several newspapers carried *reports* that [the king] was dying.",
    "<Diplomats> *told* this newspaper that [Karvia] had offered a swap.",
    "The mine was unsafe, <inspectors> *warned* last year.",
    "[Thirty-one sailors] *are believed* dead.",
]
"""Written between two rounds of work on the rules, before they had been tried on them."""

NO_ALLEGATIONS = [
    "He said goodbye and closed the door.",
    "The court found the banker guilty of fraud.",
    "Parliament passed the bill by nine votes.",
    "The ministry banned the sale of diesel cars.",
    "Russia intervened in Syria in September 2015.",
    "The West should arm its friends faster.",
    "It was the worst speech of his life.",
    "The bank reported a loss of nine million.",
    "She told a story about the old lighthouse.",
    "The so-called republic has no army.",
    "The state of the harbour is a disgrace.",
    "He paid the bill and was charged twice.",
    "Edward Said taught in New York.",
    "I believe that we can do better.",
    "The battery is charged overnight.",
    "The claim was filed in June.",
    "",
    "   \n",
    "...",
    "Le parquet accuse le ministre et les suspects de la banque.",
    "Der Minister sagte, die Bank habe nichts gewusst.",
    "Министр заявил, что банк знал обо всём.",
    "部长说，银行早就知道。",
]

HELD_OUT_NO_ALLEGATIONS = [
    "The report runs to four hundred pages.",
    "She said nothing for an hour.",
    "They told him a joke.",
    "The visa was denied.",
    "The governor resigned and apologised to the victims.",
    "The army charged across the field.",
    "He is to blame for nothing.",
    "Nobody believes in ghosts.",
    "The states of the union are equal.",
    "A fine warning to all of us!",
    "The thought of war frightens them.",
    "The opposition leader called the vote a fraud.",
    "Nobody at the ministry has been charged with anything.",
    "One juror later admitted nothing.",
    "The ceasefire held, and the markets rose.",
    "The witness said no more.",
    "Parliament accused nobody and went home.",
    "The tribunal convicted two officers of murder.",
    "The army reported for duty at dawn.",
    "El gobierno acusa a los suspects de la banca y no tiene pruebas.",
]


@pytest.mark.parametrize("sample", [*ALLEGATIONS, *HELD_OUT, *HELD_OUT_LATER])
def test_the_parts_of_an_allegation_are_offered(sample: str) -> None:
    sentence, spans = read(sample)
    assert marked(sentence) == sample
    assert anatomy(sentence) == Anatomy(
        claimant=spans.get("claimant"), target=spans.get("target"), verb=spans["verb"]
    )


@pytest.mark.parametrize("sentence", [*NO_ALLEGATIONS, *HELD_OUT_NO_ALLEGATIONS])
def test_what_alleges_nothing_gets_no_offer(sentence: str) -> None:
    assert anatomy(sentence) is None


@pytest.mark.parametrize(
    ("beginning", "verb", "claimant", "target"),
    [
        ("In retribution,", "is alleged to have", None, "Russia"),
        ("ISIS-Khorasan (ISIS-K),", "are suspected to have", None, "operatives"),
        ("The Kremlin dismissed", "warnings", "US intelligence", None),
        ("All of the", "alleged", None, "Crocus City Hall attackers"),
        ("It carried out", "allegedly", None, None),
        ("Why ISIS attacked", "blames", "Moscow", "Kyiv"),
    ],
)
def test_the_op_ed_is_read(
    op_ed: Path, beginning: str, verb: str, claimant: str | None, target: str | None
) -> None:
    text = op_ed.read_text("utf-8")
    sentence = next(text[a:b] for a, b in segment(text) if text.startswith(beginning, a))
    offer = anatomy(sentence)
    assert offer is not None
    spans = (offer.verb, offer.claimant, offer.target)
    assert [span and sentence[span.start : span.end] for span in spans] == [verb, claimant, target]


def test_most_of_the_op_ed_alleges_nothing_by_its_words(op_ed: Path) -> None:
    text = op_ed.read_text("utf-8")
    assert sum(anatomy(text[start:end]) is not None for start, end in segment(text)) <= 8


PIECES = [
    *" \t\n\u00a0.,;:!?—–()“”\"'’&-",
    *["'s", "’s", "s'", "'ve ", "\ud800", "İ", "ß", "好", "é", "e\u0301", "٣", "U.S.", "Mr.", "J. ", "9 "],
    *(f"{word} " for sample in [*ALLEGATIONS, *HELD_OUT] for word in re.sub(r"[<>*[\]]", "", sample).split()),
]
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(TEXTS)
@example("'s said")
@example("The 's was accused by 's of")
def test_the_parts_of_any_text_lie_inside_it_and_apart(text: str) -> None:
    offer = anatomy(text)
    if offer is None:
        return
    spans = sorted(span for span in (offer.claimant, offer.target, offer.verb) if span is not None)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert 0 <= edges[0] <= edges[-1] <= len(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""


@pytest.mark.parametrize(
    "unit",
    ["said that ", "the ", "a, said ", "“said” ", "x.", "-'", "who said, ", "was accused by of ", "(", "x",
     "according to ", "alleged ", "allegedly ", "Duln's claim that ", "and said ", "has ", "he's ", "U.S."],
)  # fmt: skip
def test_hostile_texts_are_survived(unit: str) -> None:
    text = f"Karvia said that {(unit * 200_000)[:200_000]}"
    offer = anatomy(text)
    assert offer is None or offer.verb.end <= len(text)


def test_nothing_is_compiled_before_the_first_sentence() -> None:
    code = "import annotator.language.attribution; from annotator.language.sentence_words import _token"
    result = subprocess.run(
        [sys.executable, "-c", f"{code}; print(_token.cache_info().currsize)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert result.stdout == "0\n"
