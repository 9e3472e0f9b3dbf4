"""`annotator stats`: bars for a person, lines and JSON for a program."""

import json
import re
import subprocess
import sys

import pytest

from annotator.domain.vocabulary import Label, Verdict
from annotator.services.annotating import set_verdict, tag
from annotator.services.linking import link_new
from annotator.services.workspace import Workspace
from tests.cli.conftest import Shell
from tests.cli.test_program import loaded
from tests.services.support import add_document, opened, source

HOSTILE = "[red]Dam\u202e[/red]"


@pytest.fixture
def counted(shell: Shell, workspace: Workspace) -> Shell:
    """Four sentences, of which ana tagged three, one as refuted, and one sentence that ben tagged."""
    places = add_document(workspace, title=HOSTILE)
    for place, label in zip(places, (Label.FACT, Label.FACT, Label.OPINION), strict=False):
        tag(workspace, place, label)
    set_verdict(workspace, places[0], Verdict.REFUTED)
    link_new(workspace, places[0], source("Port [b]log[/b]\n" + "x" * 90))
    with opened(shell.database, "ben") as other:
        (place,) = add_document(other, "They are said to have known.", title="Talk")
        tag(other, place, Label.ALLEGATION)
    return shell


def plain(drawn: str) -> str:
    """What a terminal shows, without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", drawn).replace("\r", "")


def test_a_pipe_gets_a_line_for_each_document_and_one_for_all(counted: Shell) -> None:
    lines = [line.split("\t") for line in counted("stats").stdout.splitlines()]
    assert [" ".join(line[1:12]) for line in lines] == [
        "4 2 0 1 0 1 0 1 0 0 1",
        "1 0 0 0 0 1 0 0 0 0 0",
        "5 2 0 1 0 2 0 1 0 0 1",
    ]
    assert [(len(line[0]), line[13]) for line in lines] == [
        (36, "[red]Dam\\u202e[/red]"),
        (36, "Talk"),
        (0, ""),
    ]
    assert float(lines[0][12]) > 0
    assert lines[1][12] == ""


def test_a_program_gets_json(counted: Shell) -> None:
    first, second, whole = map(json.loads, counted("stats", "--json").stdout.splitlines())
    assert (first["title"], second["title"], whole["title"], whole["uid"]) == (HOSTILE, "Talk", None, None)
    assert first["labels"] == {"fact": 2, "allegation": 0, "opinion": 1, "none": 0}
    assert {verdict: count for verdict, count in first["verdicts"].items() if count} == {
        "refuted": 1,
        "unverified": 1,
    }
    assert set(first["verdicts"]) == {*Verdict, "unverified"}
    assert [(used["name"][:4], used["links"]) for used in whole["sources"]] == [("Port", 1)]
    assert (whole["sentences"], whole["open"]) == (5, 2)
    assert {"tags_per_minute", "minutes"} < whole.keys()


def test_documents_and_analysts_can_be_chosen(counted: Shell) -> None:
    one, whole = (
        " ".join(line.split("\t")[1:12])
        for line in counted("stats", "talk", "--annotator", "ben").stdout.splitlines()
    )
    assert one == whole == "1 0 1 0 0 0 0 0 0 0 1"
    everybody = counted("stats", "--all").stdout.splitlines()[-1].split("\t")
    assert " ".join(everybody[1:7]) == "5 2 1 1 0 1"
    result = counted("stats", "--all", "--annotator", "ben")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    result = counted("stats", "nowhere")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No document is called 'nowhere'" in result.stderr


def test_a_terminal_gets_bars_that_fit_and_can_be_read_without_colour(counted: Shell) -> None:
    coloured = counted.on_terminal("stats")
    bare = counted.on_terminal("stats", NO_COLOR="1")
    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", coloured)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", bare)
    lines = plain(bare).splitlines()
    assert plain(coloured).splitlines() == lines
    assert max(map(len, lines)) <= 80
    assert [line.rstrip() for line in lines if line.startswith(("[red]", "Talk", "All"))] == [
        "[red]Dam\\u202e[/red]",
        "Talk",
        "All 2 documents",
    ]
    assert "Sentences: 4   Open: 1   Tags a minute: " in plain(bare)
    assert "Sentences: 1   Open: 1   Tags a minute: –" in plain(bare)
    told = [" ".join(line.partition("━")[0].split()) for line in lines]
    lengths = [line.count("━") for line in lines]
    assert told[3:8] == ["F fact 2", "A allegation 0", "O opinion 1", "x no claim 0", "· open 1"]
    assert lengths[3:8] == [(most := max(lengths)), 0, most // 2, 0, most // 2]
    assert (told[9:11], lengths[9:11]) == (["refuted 1", "unverified 1"], [most, most])
    assert re.search(r"Port \[b\]log\[/b\] x+… +1  ━", plain(bare))


def test_one_document_has_no_sum(counted: Shell) -> None:
    drawn = plain(counted.on_terminal("stats", "Talk"))
    assert drawn.startswith("Talk\n")
    assert "All" not in drawn


def test_an_empty_library_says_what_to_do(shell: Shell) -> None:
    for options in ((), ("--json",)):
        result = shell("stats", *options)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "There are no documents yet: annotator import FILE\n"


def test_neither_lines_nor_bars_load_the_screens(counted: Shell) -> None:
    assert not loaded(counted, "stats") & {"textual", "rich"}
    script = "import sys, annotator.tui.bars; print('textual' in sys.modules, 'rich' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "False True\n"
