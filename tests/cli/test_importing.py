"""Importing documents by commands."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CORPORA, Shell


def test_each_document_is_one_line(shell: Shell) -> None:
    first = shell("import", CORPORA / "ferry-wire.txt", CORPORA / "grain-report.md")
    lines = [line.split("\t") for line in first.stdout.splitlines()]
    assert [line[1:] for line in lines] == [
        ["new", "ferry-wire"],
        ["new", "Grain on the coast: harvest, storage and loss, 2024/25"],
    ]
    assert first.stderr == ""
    again = shell("import", CORPORA / "ferry-wire.txt")
    assert again.stdout == f"{lines[0][0]}\talready there\tferry-wire\n"
    listed = [line.split("\t")[0] for line in shell("documents").stdout.splitlines()]
    assert listed == [line[0] for line in lines]


def test_a_folder_is_imported_with_what_is_below_it(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    (folder / "annex").mkdir(parents=True)
    (folder / "b.txt").write_text("The port closed.")
    (folder / "annex" / "a.txt").write_text("The port opened.")
    (folder / "c.png").write_bytes(b"\x89PNG")
    assert [line.split("\t")[2] for line in shell("import", folder).stdout.splitlines()] == ["a", "b"]


def test_standard_input_is_imported_with_what_is_said_of_it(shell: Shell) -> None:
    given = ("--title", "Closed", "--author", "A. Lind", "--publisher", "Gazette")
    result = shell(
        "import", "-", *given, "--date", "2025-05-04", "--url", "https://example.org/a", stdin=b"Shut."
    )
    assert result.exit_code == 0
    (value,) = map(json.loads, shell("documents", "--json").stdout.splitlines())
    assert [value[name] for name in ("title", "author", "publisher", "date", "url")] == [
        *("Closed", "A. Lind", "Gazette", "2025-05-04", "https://example.org/a")
    ]


def test_a_file_called_dash_is_not_standard_input(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text("The port closed.")
    result = shell("import", "./-", stdin=b"The port opened.")
    assert "unknown suffix" in result.stderr
    assert shell("documents").stdout == ""


def test_one_bad_file_does_not_stop_the_others(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text(" ")
    result = shell(
        "import", "missing", CORPORA / "ferry-wire.txt", tmp_path / "blank.txt", CORPORA / "grain-report.md"
    )
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    first, second = result.stderr.splitlines()
    assert first.startswith("annotator: missing: no such file")
    assert "blank.txt" in second


@pytest.mark.parametrize("command", [("import",), ("sources", "import", "--text")])
def test_links_that_are_not_followed_are_told(shell: Shell, tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    (folder / "a.txt").write_text("The pier was closed.")
    (folder / ".hidden.txt").write_text("The pier was hidden.")
    (folder / "again.txt").symlink_to("a.txt")
    assert shell(*command, folder).stderr == ""
    (folder / "gone.txt").symlink_to("nowhere.txt")
    first = shell(*command, folder)
    (folder / "out").symlink_to(tmp_path)
    assert (first.exit_code, len(first.stdout.splitlines())) == (0, 2)
    assert first.stderr == (
        f"1 link passed over, such as {folder / 'gone.txt'}: "
        "only one to a file inside the same folder is followed.\n"
    )
    assert shell(*command, folder).stderr.startswith("2 links passed over, such as ")


def test_hostile_titles_stay_on_their_line(shell: Shell) -> None:
    title = "\x1b]0;x\a[red]A\tB\u202ecba\N{RIGHT-TO-LEFT MARK} \N{WOMAN}\u200d\N{PERSONAL COMPUTER}"
    result = shell("import", "-", "--title", title, stdin=b"The port closed.")
    assert (
        result.stdout.split("\t", 2)[2]
        == "]0;x[red]A B\\u202ecba\\u200f \N{WOMAN}\u200d\N{PERSONAL COMPUTER}\n"
    )


def test_an_export_is_restored(shell: Shell, tmp_path: Path) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    shell("sources", "import", CORPORA / "sources.csv")
    shell("export", tmp_path / "full.JSONL", "--full")
    shell.database.unlink()
    first, again = (shell("import", tmp_path / "full.JSONL") for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == "New: 1 document, 12 sources, 0 annotations.\n"
    assert again.stderr == "New: 0 documents, 0 sources, 0 annotations.\n"
