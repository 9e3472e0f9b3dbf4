"""Stepping line by line: the same keys, the same acts, and nothing that a terminal would obey."""

import subprocess
import sys
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.cli.plain.session import Session
from annotator.cli.plain.talk import parsed
from annotator.domain.documents import Document
from annotator.domain.events import Act
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import open_whole
from annotator.services.workspace import Workspace, open_workspace
from annotator.tui.keys import STEPPING
from tests.cli.conftest import Shell, fresh, step
from tests.tui.driving import SENTENCES, acts, add_sources, add_text, claims, labels


def test_one_key_is_one_decision(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "xxfao")
    assert labels(workspace, document) == "xxfao---"
    assert said[1:3] == ["Sentence 1 of 8, open", "Pier shut after cracks"]
    assert said[3:6] == ["> no claim", "Sentence 2 of 8, open", "By Mara Lind"]
    assert said[-1] == "> Left."


def test_keys_may_stand_in_several_lines(shell: Shell, workspace: Workspace, document: Document) -> None:
    step(shell, "x\nx\r\n\nfa\no")
    assert labels(workspace, document) == "xxfao---"


def test_every_key_of_the_screen_does_something(shell: Shell, document: Document) -> None:
    assert [key.id for key in STEPPING if not hasattr(Session, f"action_{parsed(key.action)[0]}")] == []


def test_the_keys_are_listed(shell: Shell, document: Document) -> None:
    said = step(shell, "?")
    assert {f"{key.caption}: {key.help}" for key in STEPPING} <= set(said)


def test_who_alleges_is_offered_and_taken(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "jjjay")
    assert "y takes for sentence 4: who: Engineers, verb: say, against: the cracks" in said
    assert acts(workspace) == [Act.TAG, Act.ATTRIBUTE]


def test_words_of_estimation_are_explained(shell: Shell, workspace: Workspace) -> None:
    add_text(workspace, "The pier will probably stay shut.")
    assert "“probably”: 55-80 %, ICD 203" in step(shell, "tIt is likely, or remote.\n")


def test_names_used_before_are_listed(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "wMara Lind\n\n\njwlin?\nMara Lind\n\n\n")
    assert said[said.index("Which of them?") - 1] == "Mara Lind"
    assert acts(workspace) == [Act.ATTRIBUTE, Act.ATTRIBUTE]


def test_a_filter_is_typed_as_words(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "xxjjfFopen confidence:unset\ngjj")
    assert "Sentence 3 of 8, open, filter open, confidence unset: 0 of 5 tagged" in said
    assert said[-3].startswith("Sentence 6 of 8") or said[-2] == SENTENCES[4]


def test_the_claim_that_the_filter_takes_is_the_chosen_one(shell: Shell, workspace: Workspace) -> None:
    document = add_text(workspace, "It rained. The dam broke at dawn; nobody came to help. So it was.")
    said = step(shell, "jcf\na\ngFallegation\no")
    assert "Claim 2, chosen: allegation: “nobody came to help”" in said
    place = Place(document.id, open_whole(workspace, document).excerpt.spans[1])
    found = [claim.annotation.label for claim in claims_in(workspace, place)]
    assert found == [Label.FACT, Label.OPINION]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("nonsense", "'nonsense' is nothing to filter by: write a word of label,"),
        (
            "evidence:some",
            "'evidence:some' is nothing to filter by: evidence may be none, refuting, not-found.",
        ),
        ("refuted", "Nothing is refuted: choose something else, or no filter."),
    ],
)
def test_a_filter_that_cannot_be_is_one_line(shell: Shell, document: Document, words: str, told: str) -> None:
    assert step(shell, f"F{words}\n")[-2].startswith(told)


@pytest.mark.parametrize(
    ("text", "typed", "told"),
    [
        ("Pier.", "S", "A sentence of one word cannot be split."),
        ("???", "c", "There are no words in this sentence to carve a claim of."),
        ("The pier is shut.", "s\n\nx", "Nothing was found: s, then new TITLE or a URL adds a source."),
    ],
)
def test_where_there_is_nothing_to_do_it_is_said(
    shell: Shell, workspace: Workspace, text: str, typed: str, told: str
) -> None:
    add_text(workspace, text)
    assert told in step(shell, typed)


@pytest.mark.parametrize(
    ("typed", "at"), [("/the\n,", 8), ("fGN", 7), ("fjjnN", 4), ("G\x1b[5~", 1), ("/crack\n\x1b\n.", 1)]
)
def test_back_is_back(shell: Shell, document: Document, typed: str, at: int) -> None:
    heads = [line for line in step(shell, typed) if line.startswith("Sentence")]
    assert heads[-1].startswith(f"Sentence {at} of 8")


def test_any_condition_of_a_kind_will_do(shell: Shell, document: Document) -> None:
    assert any(line.endswith("2 of 2 tagged") for line in step(shell, "fxoFfact opinion\n"))


def test_the_same_confidence_again_takes_it_back(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    step(shell, "xk33")
    assert [claim.annotation.confidence for claim in claims(workspace, document) if claim] == [None]


def test_what_cannot_be_done_is_one_line_and_it_goes_on(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    said = step(shell, "GJz\x1b[99~f")
    assert "This is the last sentence: there is none to join it with." in said
    assert "> z is no key here: ? lists them." in said
    assert r"> \x1b[99~ is no key here: ? lists them." in said
    assert labels(workspace, document) == "-------f"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("T31 May\n\n", "'31 May' is not a day: give it as 2024-05-31."),
        ("sport\n9\n2\nmaybe\nr\n", "'9' is no number from 1 to 2."),
        ("sport\n2\nmaybe\nr\n", "'maybe' is no stance: type one of s support, r refute, c context."),
        ("c\n2-99 f\n1-2 f\nq\n", "2-99 are no words of this sentence: it has 9."),
        ("c\n1-2 z\n1-2 f\nq\n", "'1-2 z' is no words and label: type as 3-7 and a letter."),
        ("Fbad\nopen\n", "'bad' is nothing to filter by: write a word of label, verdict, confidence, "),
        ("S1\n3\n", "'1' is no number from 2 to 9."),
        (f"S{'9' * 5000}\n3\n", "9' is no number from 2 to 9."),
        (f"c{'9' * 5000} f\nq\n", " f' is no words and label"),
        ("vs\x7f", "> supported"),
        ("vyrv\n\ns", "y is none of them."),
    ],
)
def test_what_is_asked_for_is_asked_for_again(
    shell: Shell, workspace: Workspace, document: Document, typed: str, told: str
) -> None:
    add_sources(workspace, "Port log")
    said = step(shell, f"jjj{typed}f")
    assert any(told.removeprefix("> ") in line for line in said)
    assert said[-1] == "> Left."


def test_words_are_carved_by_their_numbers(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "jjjf" + "kc\n1-2 a\n3-9 o\n")
    assert carved(workspace, document) == [("Engineers say", "allegation"), (SENTENCES[1][14:-1], "opinion")]
    assert said[-3:] == ["Sentence 5 of 8, open", SENTENCES[2], "> Left."]
    step(shell, "kc\n2 f\nq\n")
    assert carved(workspace, document)[0] == ("say", "fact")
    step(shell, "lox")
    assert [label for _, label in carved(workspace, document)] == ["fact", "opinion"]
    step(shell, "uuuuuu")
    assert labels(workspace, document) == "--------"


def carved(workspace: Workspace, document: Document) -> list[tuple[str, str | None]]:
    """Words and labels of the claims of the fourth sentence."""
    whole = open_whole(workspace, document).excerpt
    found = claims_in(workspace, Place(document.id, whole.spans[3]))
    return [(whole.text[slice(*claim.annotation.span)], claim.annotation.label) for claim in found]


def test_many_sentences_are_one_act(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "jjrjjf")
    assert "3 claims of 3 sentences changed." in said
    assert (labels(workspace, document), acts(workspace)) == ("--fff---", [Act.TAG])


def test_a_range_of_which_a_filter_leaves_nothing_is_refused(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    said = step(shell, "ffFopen\n/By Mara\nro")
    assert "The filter leaves nothing of this range: Esc ends it." in said
    assert labels(workspace, document) == "ff------"


def test_an_offer_is_for_the_next_sentence_only(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    said = step(shell, "jjjajjy")
    assert any(line.startswith("Nothing is offered") for line in said)
    assert acts(workspace) == [Act.TAG]


def test_texts_to_read_are_printed(shell: Shell, workspace: Workspace, document: Document) -> None:
    guideline = shell.database.with_name("guide.md")
    guideline.write_text("# Ours\n\nA \x1b[2J toast is no claim.\n")
    shell("guide", "set", guideline)
    said = step(shell, "fdp")
    assert "Guideline: guide.md" in said
    assert r"A \x1b[2J toast is no claim." in said
    assert "fact 1, allegation 0, opinion 0, no claim 0, open 7" in said


def test_escape_leaves_a_text_unchanged(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "t\n\x1b\nf")
    assert "Left unchanged." in said
    assert acts(workspace) == [Act.TAG]


def test_the_end_within_a_text_stores_nothing_of_it(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    step(shell, "xfw")
    assert acts(workspace) == [Act.TAG, Act.TAG]


@pytest.mark.parametrize("typed", ["xxq", "xx", "xx\x04fff"])
def test_it_goes_on_where_it_was_left(shell: Shell, document: Document, typed: str) -> None:
    step(shell, typed)
    assert step(shell, "")[1:3] == ["Sentence 3 of 8, open", SENTENCES[0]]


def test_the_settings_bind_its_keys(shell: Shell, workspace: Workspace, document: Document) -> None:
    shell.settings.write_text(
        'advance = false\n[keys]\nfact = ["z", "f5"]\nnext = "f"\nverdict-refuted = "9"\n'
    )
    step(shell, "zf\x1b[15~v9")
    assert labels(workspace, document) == "ff------"
    assert acts(workspace) == [Act.TAG, Act.TAG, Act.VERDICT]


def test_the_settings_bind_the_keys_of_carving_too(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    shell.settings.write_text('[keys]\ncarve-fact = "z"\n')
    said = step(shell, "jjjc\n1-2 f\n1-2 z\nq\n")
    assert any(line.startswith("'1-2 f' is no words and label") for line in said)
    assert carved(workspace, document) == [("Engineers say", "fact")]


def test_a_page_is_ten_sentences(shell: Shell, workspace: Workspace) -> None:
    add_text(workspace, " ".join(f"Crane {number} was moved." for number in range(1, 31)))
    assert "Sentence 21 of 30, open" in step(shell, " \x1b[6~")


def test_a_file_is_imported_first(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "pier.txt"
    path.write_text("The pier was closed. It is a scandal.")
    assert shell("step", path, "--plain", "--title", "Pier", stdin=b"fo").exit_code == 0
    assert shell("documents").stdout.split("\t")[1:7] == ["2", "1", "0", "1", "0", "0"]


def test_without_plain_it_is_the_full_screen(shell: Shell, document: Document) -> None:
    result = shell("step", "Pier", stdin=b"f")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "needs a terminal" in result.stderr


def test_it_needs_nothing_of_the_screens(shell: Shell, document: Document) -> None:
    script = (
        "import atexit, sys; from annotator.cli.main import main; "
        "atexit.register(lambda: print('LOADED', *{name.partition('.')[0] for name in sys.modules})); "
        "main(['--db', sys.argv[1], '--as', 'ana', 'step', 'Pier', '--plain'])"
    )
    typed = "fao1mt\nnote\nw\n\n\n\nc\n\nS\n\nJuUsnew Log\n\ne\n\nvn/a\n.Fopen\nrjfdp?q"
    run = subprocess.run(
        [sys.executable, "-c", script, str(shell.database)],
        input=typed,
        capture_output=True,
        text=True,
        env={"ANNOTATOR_SETTINGS": str(shell.settings)},
        check=True,
    )
    assert not {"textual", "rich"} & set(run.stdout.splitlines()[-1].split())


HOSTILE = st.text(min_size=1, max_size=60).map(lambda text: f"A {text} b.")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE, note=st.text(st.characters(exclude_characters="\r\n"), max_size=40))
def test_nothing_that_is_printed_moves_a_cursor(empty_database: bytes, text: str, note: str) -> None:
    with TemporaryDirectory() as folder:
        database = fresh(Path(folder), "hostile", empty_database)
        workspace = open_workspace(str(database), "ana")
        try:
            add_text(workspace, text.replace("\0", ""), title="Pier")
        finally:
            workspace.close()
        typed = f"t\n{note}\njjc\n\nS\n\n/{note}\nsnew {note}\n\n"
        result = Shell(database)("step", "Pier", "--plain", stdin=typed.encode("utf-8", "replace"))
    assert result.exit_code == 0
    allowed = {"\n", "\u200c", "\u200d"}
    unsafe = {c for c in result.stdout if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert unsafe <= allowed


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ("fks", "Source: words, URL or question; Enter lists; new TITLE adds one"),
        ("fkspier\n", "Number, Enter for 1"),
        ("fkspier\n1\n", "Stance: s support, r refute, c context; Enter for support"),
        ("jjjS", "Split before word, Enter for "),
        ("T", "As of which day, as 2024-05-31; Enter: any"),
        ("t", "Note"),
        ("F", "Filter (- for none)"),
    ],
)
def test_each_question_tells_how_it_is_left(
    shell: Shell, workspace: Workspace, document: Document, keys: str, asked: str
) -> None:
    add_sources(workspace, "Pier report")
    said = step(shell, f"{keys}\x1b\n")
    assert any(asked in line and "; Esc Enter leaves: " in line for line in said)
    assert "Left unchanged." in said


def test_the_question_for_a_verdict_tells_how_it_is_left(shell: Shell, document: Document) -> None:
    assert any(line.startswith("Verdict; Esc leaves: ") for line in step(shell, "fkv\x1b"))
