"""What the lesson teaches, in the order of its sample text."""

from pathlib import Path

from annotator.domain.documents import Metadata, RawDocument
from annotator.domain.vocabulary import Label
from annotator.tui.lesson import checks
from annotator.tui.lesson.course import WAITING, Answer, Task, labelled, said, used


def sample() -> RawDocument:
    """The text that the lesson is about: a column in a newspaper that does not exist."""
    text = Path(__file__).with_name("sample.txt").read_text("utf-8")
    return RawDocument(text, Metadata(title="The lesson", author="Ida Marrow", date="2024-03-11"))


_NOTHING_CLAIMED = dict.fromkeys(
    (Label.FACT, Label.ALLEGATION, Label.OPINION),
    "Not quite: these words claim nothing that one could judge.",
)
_CLAIMED = "Not quite: something is claimed here, and it can be checked."
_SETTLED = "Not quite: records could settle it, so it is no opinion."
_VOUCHED = {
    Label.ALLEGATION: "Not quite: the author says so herself, without “it is said” or “perhaps”.",
    Label.OPINION: _SETTLED,
    Label.NONE: _CLAIMED,
}
_NOT_VOUCHED = {
    Label.FACT: "Not quite: the author only passes it on. Whether it is true, the verdict tells.",
    Label.OPINION: _SETTLED,
    Label.NONE: _CLAIMED,
}
_JUDGED = {
    Label.FACT: "Not quite: no record could settle what is shameful.",
    Label.ALLEGATION: "Not quite: no record could settle what is shameful.",
    Label.NONE: "Not quite: somebody judges here, and that is an opinion.",
}
_REFUTED = _VOUCHED | {
    Label.ALLEGATION: "Not quite: that a source refutes it is the verdict; the author states it as a fact.",
}


TASKS = (
    Task(
        "step",
        "Welcome. This column is read sentence by sentence; the marked one is the current one. {next} goes "
        "to the next. You can leave at any time with {leave}, and nothing that you do here is kept.",
        "Right.",
        checks.moved,
    ),
    Task(
        "back",
        "{previous} goes back. Go back to the first line.",
        "Right: {next} and {previous}.",
        checks.went_back,
    ),
    Task(
        "headline",
        "This line is a headline without a verb: nothing is claimed. {none} says so and moves on.",
        "Right: an x in the margin, and it is stored already.",
        labelled(checks.HEADLINE, Label.NONE, _NOTHING_CLAIMED),
        checks.HEADLINE,
    ),
    Task(
        "byline",
        "What does the byline claim? {fact} is fact, {allegation} allegation, {opinion} opinion, {none} "
        "nothing.",
        "Right: bylines and captions claim nothing either.",
        labelled(checks.BYLINE, Label.NONE, _NOTHING_CLAIMED),
        checks.BYLINE,
    ),
    Task(
        "fact",
        "Now a real sentence. Records could settle it, and the author says it in her own voice. That is a "
        "fact: {fact}.",
        "Right. A label says how it is told, not whether it is true.",
        labelled(checks.FACT, Label.FACT, _VOUCHED),
        checks.FACT,
    ),
    Task(
        "definitions",
        "What the labels mean, and how hard cases are decided, can always be read: press {definitions}, "
        "read, and come back with {reading-close}.",
        "Right: {definitions} helps wherever you are in doubt.",
        used("definitions"),
    ),
    Task(
        "allegation",
        "Records could settle this too, but the author does not vouch for it: somebody else says it. Tag it.",
        "Right: an allegation. The author only passes it on.",
        labelled(checks.ATTRIBUTED, Label.ALLEGATION, _NOT_VOUCHED),
        checks.ATTRIBUTED,
    ),
    Task(
        "who",
        "Who alleges it? The panel below offers what the sentence says: {take} takes it. Once you have moved "
        "on, go back with {previous}, write it with {attribute}, and save with {save}.",
        "Right: a reviewer will ask who said so.",
        said(checks.ATTRIBUTED, checks.attributed),
    ),
    Task(
        "alleged",
        "“Are alleged to” names nobody, and yet the author keeps a distance. What is it?",
        "Right: alleged, suspected, reportedly, may have: allegations.",
        labelled(checks.ALLEGED, Label.ALLEGATION, _NOT_VOUCHED),
        checks.ALLEGED,
    ),
    Task(
        "opinion",
        "Would two people who saw every record have to agree on this one? Tag it.",
        "Right: it judges, so it is an opinion.",
        labelled(checks.OPINION, Label.OPINION, _JUDGED),
        checks.OPINION,
    ),
    Task(
        "undo", "{undo} takes back what you did last. Try it.", "Right: it works tomorrow too.", checks.undone
    ),
    Task("redo", "And {redo} does it again.", "Right: as far back and forth as you like.", checks.redone),
    Task(
        "confidence",
        "How sure are you of this label? {low} is low, {moderate} moderate, {high} high.",
        "Right: how sure you are is kept apart from the label.",
        said(checks.OPINION, lambda annotation: Answer(annotation.confidence is not None)),
        checks.OPINION,
    ),
    Task(
        "note",
        "{note} writes a note for whoever reads your work. Write a few words, and save them with {save}.",
        "Right: notes go into the export.",
        said(checks.OPINION, lambda annotation: Answer(annotation.note is not None)),
        checks.OPINION,
    ),
    Task(
        "flag",
        "{flag} flags a sentence that you want to come back to. Flag this one.",
        "Right: the ! in the margin is the flag.",
        said(checks.OPINION, lambda annotation: Answer(annotation.flagged)),
        checks.OPINION,
    ),
    Task(
        "carve",
        "Two claims: that he dismissed the pilot is only said, but how long the pilot had worked there the "
        "author tells herself. {carve} carves: label each piece, {carve-allegation} or {carve-fact}.",
        "Right: each claim has its own label, and its own evidence later.",
        checks.carved,
        checks.DOUBLE,
    ),
    Task(
        "search",
        "{search} searches. Type the word pumps, and go there with {save}.",
        "Right: {next-match} would go to the next match.",
        checks.found,
    ),
    Task(
        "link",
        "{link} links this sentence to what bears on it. Type Inspection report 2023, which the library "
        "does not have yet, and add it with {choose}.",
        "Right: the source is in the library now, for all documents.",
        checks.linked,
        checks.REFUTED,
    ),
    Task(
        "evidence",
        "That report says that the pumps are from 1998. {evidence} lists the evidence: say there that it "
        "refutes the sentence with {refutes}, and come back with {evidence-close}.",
        "Right. There one writes the quote and grades it, too.",
        checks.refuting,
        checks.REFUTED,
    ),
    Task(
        "verdict",
        "{verdict} opens the verdicts: what the evidence says of it. {propose} takes the one that follows "
        "from the evidence.",
        "Right: refuted, as far as the evidence goes.",
        said(checks.REFUTED, checks.judged),
        checks.REFUTED,
    ),
    Task(
        "label",
        "It is refuted. How does the author present it all the same? Tag it.",
        "Right: the label says how it is told, the verdict what evidence says.",
        labelled(checks.REFUTED, Label.FACT, _REFUTED),
        checks.REFUTED,
    ),
    Task(
        "split",
        "Here one would rather have two sentences. {split} splits: choose the word nobody with {cut-right} "
        "and {cut-left}, then {cut}.",
        "Right: the text itself stays as it is.",
        checks.split,
        checks.ALARM,
    ),
    Task(
        "join",
        "And here a new page broke a sentence in two. {join} joins its first half with the next.",
        "Right: {undo} would take that back as well.",
        checks.joined,
        checks.FINE,
    ),
    Task(
        "open",
        "What is not tagged yet has a dot in the margin. {next-open} goes to the next of these sentences.",
        "Right: {previous-open} goes the other way round.",
        used("next-open"),
    ),
    Task(
        "range",
        "The last three lines claim nothing. Go to the last with {last}, begin a range with {range}, go up "
        "two lines with {previous} ({next} goes back down), and tag them all at once with {none}.",
        "Right: one act, which one {undo} would take back.",
        checks.ranged,
    ),
    Task(
        "filter",
        "{filter} leaves only some of the sentences to step through. Choose the allegations there, "
        "{filter-allegation-label}, and {filter-set}.",
        "Right: the others are dimmed, and {next} passes over them.",
        checks.narrowed,
    ),
    Task("all", "{drop} clears the filter.", "Right: every sentence is there again.", checks.widened),
    Task(
        "leave",
        "That is all. On the command line, annotator open FILE opens your own text, annotator check lists "
        "what is wanting, annotator export claims.csv writes the file. {help} lists all keys, {leave} ends.",
        "",
        lambda _before, _now: WAITING,
    ),
)
"""The last one ends with the program."""
