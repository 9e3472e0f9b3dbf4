"""Stepping line by line: the same keys, the same acts, and nothing that a terminal would obey."""

import asyncio
import subprocess
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.cli.plain.session import Session
from annotator.cli.plain.talk import parsed
from annotator.domain.documents import Document, Span
from annotator.domain.events import Act
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.services.acting import Place
from annotator.services.annotating import claims_in
from annotator.services.documents import open_whole
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace, open_workspace
from annotator.tui.keys import STEPPING
from tests.cli.conftest import Shell
from tests.tui.driving import SENTENCES, TEXT, acts, add_sources, add_text, driving, labels, ledger

QUOTED = "Minutes of the board. Engineers said that the cracks were known for years, and asked for money."


@pytest.fixture
def document(workspace: Workspace) -> Document:
    return add_text(workspace)


def step(shell: Shell, typed: str) -> list[str]:
    """What is said to whoever types this in a pipe, line by line."""
    result = shell("step", "Pier", "--plain", stdin=typed.encode())
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


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


def test_what_is_known_of_a_claim_is_said(shell: Shell, workspace: Workspace, document: Document) -> None:
    add_source(workspace, Source(new_uid(), title="Minutes", publisher="Board", date="2021"), QUOTED)
    typed = "jjja" + "ky" + "3m" + "tfrom the minutes\n" + "sminutes\n1\nr\n"
    typed += "e\n1 e\nEngineers said that the cracks were known\n\n\n1 B\n1 2\n\n"
    said = step(shell, typed + "vr")
    link = "refutes the claim, Minutes (Board, 2021), grade B2, para. 1, quote verbatim"
    assert said[-8:] == [
        "Verdict: refuted",
        "Confidence: high",
        "Flagged.",
        "Who: Engineers, verb: say, against: the cracks",
        "Note: from the minutes",
        f"Source 1: {link}, quote: “Engineers said that the cracks were known”",
        "Independent roots: 0 for, 1 against",
        "> Left.",
    ]


def test_who_alleges_is_offered_and_taken(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "jjjay")
    assert "y takes for sentence 4: who: Engineers, verb: say, against: the cracks" in said
    assert acts(workspace) == [Act.TAG, Act.ATTRIBUTE]


def test_words_of_estimation_are_explained(shell: Shell, workspace: Workspace) -> None:
    add_text(workspace, "The pier will probably stay shut.")
    assert "“probably”: 55-80 %, ICD 203" in step(shell, "tIt is likely, or remote.\n")


def test_a_like_claim_is_told_and_copied(shell: Shell, workspace: Workspace, document: Document) -> None:
    add_text(workspace, f"{SENTENCES[1]} {SENTENCES[3]}", title="Earlier report")
    assert shell("step", "Earlier", "--plain", stdin=b"a").exit_code == 1
    shell("step", "Earlier report", "--plain", stdin=b"a")
    said = step(shell, "jjj=")
    assert "= copies: tagged allegation in Earlier report, sentence 1, 100 % alike" in said
    assert labels(workspace, document) == "---a----"
    assert "Label and sources copied from Earlier report." in said


def test_passages_are_linked_by_their_number(shell: Shell, workspace: Workspace, document: Document) -> None:
    add_source(workspace, Source(new_uid(), title="Minutes"), QUOTED)
    said = step(shell, "jjjs\n\n2\nc\n")
    assert any(line.startswith("2. passage of Minutes: “Minutes of the board.") for line in said)
    assert said[-3].startswith("Source 1: gives context, Minutes, para. 1, quote verbatim")


@pytest.mark.parametrize("typed", ["snew Port log\ns\n", "shttps://example.org/log\n\nsupports\n"])
def test_a_new_source_is_added(shell: Shell, workspace: Workspace, document: Document, typed: str) -> None:
    step(shell, typed.replace("supports", ""))
    assert acts(workspace) == [Act.ADD_SOURCE, Act.LINK]


def test_names_used_before_are_listed(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "wMara Lind\n\n\njwlin?\nMara Lind\n\n\n")
    assert said[said.index("Which of them?") - 1] == "Mara Lind"
    assert acts(workspace) == [Act.ATTRIBUTE, Act.ATTRIBUTE]


def test_a_filter_is_typed_as_words(shell: Shell, workspace: Workspace, document: Document) -> None:
    said = step(shell, "xxjjfFopen confidence:unset\ngjj")
    assert "Sentence 3 of 8, open, filter open, confidence unset: 0 of 5 tagged" in said
    assert said[-3].startswith("Sentence 6 of 8") or said[-2] == SENTENCES[4]


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


Typed = tuple[str, Iterable[str]]
"""What is typed line by line, and the keys that do the same on the screen."""


def same(keys: str) -> list[Typed]:
    """Keys that are the same in both."""
    return [(key, (key,)) for key in keys]


HARD = (
    "The mayor, who had run the port for nine years, is said to have sold it to a friend of the builder.",
    "The pier was old; repairs will cost 4 million crowns, and nobody has asked for the money yet.",
    "The tower, which had stood for a century, was closed; the board denies that it was warned.",
)
SCRIPT: list[Typed] = [
    *same("xxf"),
    ("tfrom the log\n", ("t", *"from the log", "enter")),
    *same("1a"),
    *same("y23ko"),
    ("w\n\n\n\n", ("w", "enter")),
    ("sport\n\n\n", ("s", *"port", "enter")),
    ("snew Crane log\nr\n", ("s", "tab", *"Crane log", "enter")),
    ("e\n1 c\n2 B\n2 3\n2 d\n\n", ("e", "c", "down", "B", "3", "d", "q")),
    ("vn", ("v", "n")),
    *same("j"),
    ("S\n\n", ("S", "enter")),
    *same("fkJGc"),
    ("f\na\no\n", ("f", "a", "o")),
    *same("khlo"),
    ("\x7f", ("backspace",)),
    *same("uuUkc"),
    ("\n\n", ("enter",)),
    *same("falm3kkmgrjjxm"),
    ("Fopen\n", ("F", "n", "enter")),
    *same("njf"),
    ("\x1b\n", ("escape",)),
    ("/crack\n", ("/", *"crack", "enter")),
    *same(".a,=N"),
    ("v\x1b", ("v", "escape")),
    *same("UuuuUf"),
]


async def test_the_same_keys_store_the_same(shell: Shell, tmp_path: Path, empty_database: bytes) -> None:
    assert await stored_by_screen(fresh(tmp_path, "screen", empty_database), SCRIPT) == stored_by_lines(
        fresh(tmp_path, "lines", empty_database), SCRIPT
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from("faox123myuUjknNlhgGJr.v"), min_size=1, max_size=30))
@example(list("rugJvJmjm"))
@example(list("fmjmgrjjm"))
@example(list("JrjuJrjm"))
def test_any_keys_store_the_same(empty_database: bytes, keys: list[str]) -> None:
    script = same("".join(keys).replace("v", "vs"))
    script += [("c\n\n", ("c", "enter")), *same("afu")]
    with TemporaryDirectory() as folder:
        one, other = (fresh(Path(folder), name, empty_database) for name in ("screen", "lines"))
        assert asyncio.run(stored_by_screen(one, script)) == stored_by_lines(other, script)


def fresh(folder: Path, name: str, empty: bytes) -> Path:
    path = folder / f"{name}.db"
    path.write_bytes(empty)
    return path


async def stored_by_screen(database: Path, script: list[Typed]) -> object:
    workspace = open_workspace(str(database), "ana")
    document = prepared(workspace)
    async with driving(workspace, document) as driver:
        for _, keys in script:
            await driver.press(*keys)
    return stored(workspace, document)


def stored_by_lines(database: Path, script: list[Typed]) -> object:
    workspace = open_workspace(str(database), "ana")
    document = prepared(workspace)
    step(Shell(database), "".join(typed for typed, _ in script))
    return stored(workspace, document)


def prepared(workspace: Workspace) -> Document:
    add_sources(workspace, "Port log", "Minutes of the board")
    return add_text(workspace, f"{TEXT}\n{' '.join(HARD)}\n")


def stored(workspace: Workspace, document: Document) -> object:
    """Sentences, claims with their evidence, and acts, without what no two runs have alike."""
    whole = open_whole(workspace, document).excerpt
    span = Span(whole.spans[0].start, whole.spans[-1].end)
    claims = [
        (
            astuple(replace(claim.annotation, uid="", copied_from=None, created_at="", updated_at="")),
            [
                (link.source.name, link.source.reliability, e.stance, e.quote, e.credibility)
                for link in claim.links
                if (e := link.evidence)
            ],
        )
        for claim in claims_in(workspace, Place(document.id, span))
    ]
    events = [(event.act, event.span) for event in ledger(workspace)]
    workspace.close()
    return whole.spans, claims, events


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
