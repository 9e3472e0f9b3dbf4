"""Keeping the source library by commands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.documents import Document
from annotator.services.workspace import Workspace
from tests.cli.conftest import CORPORA, Shell
from tests.cli.test_terminal import plain

Refused = Callable[..., str]


def value(shell: Shell, name: str) -> dict[str, object]:
    """All that is known of a source."""
    shown: dict[str, object] = json.loads(shell("sources", "show", name, "--json").stdout)
    return shown


def test_without_a_command_a_pipe_gets_the_list(shell: Shell) -> None:
    shell("sources", "import", CORPORA / "sources.csv")
    assert shell("sources").stdout == shell("sources", "list").stdout != ""


def test_without_a_command_a_terminal_gets_the_screen(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []

    def run(
        workspace: Workspace, document: Document | None = None, *, sources: bool = False, **_: object
    ) -> None:
        drawn.append((workspace.annotator, document, sources))

    monkeypatch.setattr("annotator.cli.sources.has_terminal", lambda: True)
    monkeypatch.setattr("annotator.tui.app.run", run)
    assert shell("sources").exit_code == 0
    assert drawn == [("ana", None, True)]
    shell("sources", "list")
    assert len(drawn) == 1


def test_a_source_is_added_with_every_field_and_shown(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("The port closed at noon.")
    shell("sources", "add", "--title", "Agency report")
    given = ("--title", "Port log", "--kind", "REPORT", "--archive-url", "https://archive.example/1")
    more = ("--date", "4 May 2025", "--accessed", "2025-06-01", "--derived-from", "agency report")
    uid = shell("sources", "add", *given, *more, "--text", tmp_path / "log.txt").stdout.strip()
    shown = value(shell, "port log")
    assert (shown["uid"], shown["kind"], shown["date"]) == (uid, "report", "2025-05-04")
    assert (shown["accessed"], shown["archive_url"]) == ("2025-06-01", "https://archive.example/1")
    assert (shown["derived_from"], shown["text_characters"]) == (value(shell, "Agency report")["uid"], 24)
    lines = [line.split("\t") for line in shell("sources", "show", uid).stdout.splitlines()]
    assert ["title", "Port log"] in lines
    assert ["derived_from", shown["derived_from"], "Agency report"] in lines
    assert ["derived", uid, "Port log"] in [
        line.split("\t") for line in shell("sources", "show", "Agency report").stdout.splitlines()
    ]


def test_what_is_given_is_changed_and_what_is_empty_taken_away(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("The port closed at noon.")
    shell("sources", "add", "--title", "Port log", "--note", "Copy", "--reliability", "C")
    given = ("--title", "Harbour diary", "--note", "", "--kind", "web page", "--date", "spring 2025")
    result = shell("sources", "edit", "Port log", *given, "--text", tmp_path / "log.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    shown = value(shell, "Harbour diary")
    assert (shown["note"], shown["kind"], shown["reliability"]) == (None, "web page", "C")
    assert (shown["date"], shown["text_characters"]) == ("spring 2025", 24)
    shell("sources", "edit", "Harbour diary", "--no-text", "--reliability", "", "--kind", "")
    shown = value(shell, "Harbour diary")
    assert (shown["text_characters"], shown["text_sha256"]) == (None, None)
    assert (shown["reliability"], shown["kind"]) == (None, None)


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("edit", "Port log"), 2, "Nothing to change was given"),
        (("edit", "Port log", "--text", "x.txt", "--no-text"), 2, "contradict each other"),
        (("edit", "Port log", "--kind", "novel"), 2, "'novel' is not one of 'article', 'report'"),
        (("edit", "Port log", "--accessed", "lately"), 1, "'lately' is not a day"),
        (("edit", "Port log", "--title", ""), 1, "needs a title or a URL"),
        (("edit", "Port log", "--derived-from", "Port log"), 1, "would be derived from itself"),
        (("edit", "Port log", "--derived-from", "Diary"), 1, "No source is called 'Diary'"),
        (("edit", "Port log", "--note", "x", "--text", "missing.pdf"), 1, "missing.pdf: no such file"),
        (("edit", "unheard of", "--note", "x"), 1, "`annotator sources list` lists what is there"),
        (("show", "unheard of"), 1, "No source is called 'unheard of'"),
        (("merge", "Port log", "PORT LOG"), 1, "cannot be merged with itself"),
        (("delete", " "), 1, "No source is called ''"),
        (("add", "--title", "Diary", "--text", "missing.pdf"), 1, "missing.pdf: no such file"),
        (("import", ""), 2, "The name of a file is empty"),
        (("import", "--text", "list.csv"), 1, "list.csv: no such file"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    shell: Shell, refused: Refused, args: tuple[str, ...], code: int, told: str
) -> None:
    shell("sources", "add", "--title", "Port log")
    assert told in refused("sources", *args, code=code)


def test_a_merge_says_what_became_of_the_links(shell: Shell) -> None:
    shell("sources", "add", "--title", "Port log", "--note", "Copy")
    shell("sources", "add", "--title", "Log of the port")
    result = shell("sources", "merge", "Port log", "Log of the port")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Port log (0 links) became Log of the port, which has 0 links now.\n"
    assert len(shell("sources", "list").stdout.splitlines()) == 1
    assert value(shell, "Log of the port")["note"] == "Copy"


def test_a_source_is_deleted_unless_another_one_needs_it(shell: Shell, refused: Refused) -> None:
    shell("sources", "add", "--title", "Report")
    shell("sources", "add", "--title", "Article", "--derived-from", "Report")
    assert "Article is derived from Report" in refused("sources", "delete", "Report")
    assert shell("sources", "delete", "Article").stderr == "Article is deleted.\n"
    assert shell("sources", "delete", "Report").exit_code == 0
    assert shell("sources", "list").stdout == ""


def test_several_lists_are_imported_and_one_bad_one_does_not_stop_them(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("title\nPort log\n")
    (tmp_path / "bad.csv").write_text("name\nPort log\n")
    (tmp_path / "two.jsonl").write_text('{"title": "Diary"}\n{"title": "Port log"}\n')
    result = shell("sources", "import", *(tmp_path / name for name in ("one.csv", "bad.csv", "two.jsonl")))
    assert (result.exit_code, result.stdout) == (1, "")
    first, second = result.stderr.splitlines()
    assert first.startswith("annotator: bad.csv, line 1: ")
    assert second == "2 sources added, 1 there already."


def test_what_is_derived_may_come_before_its_origin(shell: Shell, refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "title,uid,url,derived_from\nArticle,,,Report\nBlog,,,a2\nReport,a1,,\nSame,a2,https://example.org/a,\n"
    )
    shell("sources", "add", "--title", "The page", "--url", "https://example.org/a")
    assert shell("sources", "import", tmp_path / "list.csv").stderr == "3 sources added, 1 there already.\n"
    assert value(shell, "Article")["derived_from"] == "a1"
    assert value(shell, "Blog")["derived_from"] == value(shell, "The page")["uid"]
    listed = shell("sources", "list", "--json").stdout
    (tmp_path / "all.jsonl").write_text(listed)
    other = Shell(tmp_path / "other.db")
    other("sources", "import", tmp_path / "all.jsonl")
    assert other("sources", "list", "--json").stdout == listed
    (tmp_path / "list.csv").write_text("title,derived_from\nPaper,unheard of\n")
    assert "Paper is derived from 'unheard of', which is not" in refused(
        "sources", "import", tmp_path / "list.csv"
    )


def test_documents_become_sources_with_their_texts(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: The dam\nauthor: A. Lind\n---\n\nIt broke.\n")
    (folder / "Port log.txt").write_text("The port closed at noon.")
    (folder / "blank.txt").write_text(" ")
    shell("sources", "add", "--title", "Port log")
    result = shell("sources", "import", "--text", folder, "missing.txt")
    assert result.exit_code == 1
    assert [line.split("\t")[1:] for line in result.stdout.splitlines()] == [
        ["text added", "Port log"],
        ["new", "The dam"],
    ]
    assert ["blank.txt: holds nothing" in result.stderr, "missing.txt: no such" in result.stderr] == [
        True
    ] * 2
    assert result.stderr.count("\n") == 2
    assert value(shell, "The dam")["author"] == "A. Lind"
    again = shell("sources", "import", "--text", folder / "a.md")
    assert (again.exit_code, again.stdout.split("\t")[1:]) == (0, ["already there", "The dam\n"])


def test_a_wide_terminal_shows_kind_and_links(shell: Shell) -> None:
    shell("sources", "add", "--title", "Port log", "--kind", "report")
    head, row, *_ = plain(shell.on_terminal("sources", "list", COLUMNS="120")).splitlines()
    assert head.split() == ["Grade", "Kind", "Source", "Author", "Publisher", "Date", "Links"]
    assert row.split() == ["report", "Port", "log", "0"]


def test_hostile_fields_stay_on_their_line(shell: Shell) -> None:
    shell("sources", "add", "--title", "a\x1b[31m[b]\u202eb\tc", "--note", "x\ny")
    name = "a[31m[b]\u202eb c"
    shown = shell("sources", "show", name)
    assert "title\ta[31m[b]\\u202eb c\n" in shown.stdout
    assert "note\tx y\n" in shown.stdout
    assert shell("sources", "delete", name).stderr == "a[31m[b]\\u202eb c is deleted.\n"
