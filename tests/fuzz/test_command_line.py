"""What commands print and write of hostile texts: no controls, no formulas, and JSON exactly as it was."""

import csv
import json
import os
import unicodedata
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from annotator.domain.errors import AnnotatorError
from annotator.services.workspace import open_workspace
from tests.cli.conftest import Shell
from tests.fuzz.strategies import TEXTS
from tests.fuzz.test_screen import BIDI, filled

COMMANDS = (
    ("documents",),
    ("check",),
    ("log",),
    ("log", "--verify"),
    ("stats",),
    ("sources", "list"),
    ("guide",),
    ("doctor",),
)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def require_plain(output: str) -> None:
    """Nothing but text, tabs and line ends."""
    told = [
        c
        for c in output
        if c not in "\n\t" and (unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in BIDI)
    ]
    assert not told, ascii(told)


def require_harmless_commands(shell: Shell, text: str) -> None:
    for command in COMMANDS:
        result = shell(*command)
        require_plain(result.output)
        assert result.exit_code in {0, 1}
    require_plain(shell("step", "First one", "--plain", stdin=b"j?eq").output)
    folder = shell.database.parent
    require_guarded(shell, folder / "claims.csv")
    require_guarded(shell, folder / "evidence.csv", "--rows", "evidence")
    assert shell("export", folder / "all.jsonl").exit_code == 0
    (record,) = [json.loads(line) for line in (folder / "all.jsonl").read_bytes().split(b"\n") if line]
    assert record["text"] == record["sentence"]["text"]


def require_guarded(shell: Shell, path: Path, *options: str) -> None:
    """No cell of the sheet is a formula to a spreadsheet."""
    assert shell("export", path, *options).exit_code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(FORMULAS) and any(map(str.isalnum, cell))]


def printed(empty_database: bytes, text: str, other: str) -> None:
    """Run the commands on a database of these texts."""
    with TemporaryDirectory() as name:
        shell = Shell(Path(name) / "annotator.db")
        shell.database.write_bytes(empty_database)
        with closing(open_workspace(str(shell.database), "ana")) as workspace:
            try:
                filled(workspace, Path(name), text, other)
            except AnnotatorError:
                assume(False)
        require_harmless_commands(shell, text)


@settings(max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, other=TEXTS)
@example(text="\x1b]52;c;aGk=\x07 \x9b2J", other="=1+1\u202e")
def test_any_text_is_printed_and_written_harmlessly(empty_database: bytes, text: str, other: str) -> None:
    printed(empty_database, text, other)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, other=TEXTS)
def test_many_texts_are_printed_and_written_harmlessly(empty_database: bytes, text: str, other: str) -> None:
    printed(empty_database, text, other)


NAMES = (
    "line\nend.txt",
    "\x1b]0;owned\x07.txt",
    "\u202etxt.exe.txt",
    "=1+1.txt",
    b"\xff\xfe.txt",
    "[@click=app.quit].txt",
    "-x.txt",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_imported_and_named_in_one_line(
    shell: Shell, tmp_path: Path, name: str | bytes
) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text("It fell.")
    imported = shell("import", path)
    assert imported.exit_code == 0
    require_plain(imported.output)
    assert len(imported.stdout.splitlines()) == 1
    listed = shell("documents").stdout
    require_plain(listed)
    assert len(listed.splitlines()) == 1
    path.write_bytes(b"")
    refused = shell("import", path)
    require_plain(refused.output)
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (1, 1)


def test_a_folder_gives_nothing_from_outside_of_it(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "key.txt").write_text("It is private.")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "a.txt").write_text("It fell.")
    (tmp_path / "case" / "key.txt").symlink_to(tmp_path / "private" / "key.txt")
    (tmp_path / "case" / "all").symlink_to(tmp_path / "private")
    (tmp_path / "case" / "circle.txt").symlink_to("circle.txt")
    assert shell("import", tmp_path / "case").exit_code == 0
    assert shell("sources", "import", "--text", tmp_path / "case").exit_code == 0
    assert shell("documents").stdout.count("\n") == 1
    assert "private" not in shell("sources", "list").stdout


@pytest.mark.slow
def test_bounds_are_raised_by_an_option(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.readers.plain.LIMIT", 1_000_000)
    monkeypatch.setattr("annotator.readers.source_lists.LIMIT", 1_000_000)
    (tmp_path / "a.txt").write_text("It fell. " * 200_000)
    (tmp_path / "a.csv").write_text("title\n" + "Port log\n" * 200_000)
    for command, name in (
        (("import",), "a.txt"),
        (("sources", "import"), "a.csv"),
        (("sources", "import", "--text"), "a.txt"),
    ):
        refused = shell(*command, tmp_path / name)
        assert refused.exit_code == 1
        assert "larger than 1 MB" in refused.stderr
        assert "--limits" in refused.stderr
        assert shell(*command, tmp_path / name, "--limits", "2").exit_code == 0
    assert shell("import", "--limits", "0", tmp_path / "a.txt").exit_code == 2
