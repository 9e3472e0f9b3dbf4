"""What a person may do wrong: one line that says so, an exit code, and nothing stored."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CORPORA, Shell

Refused = Callable[..., str]
"""See the fixture `refused`."""


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("nonsense",), "No such command 'nonsense'."),
        (("exprot", "x.csv"), "Did you mean 'export'?"),
        (("--nonsense",), "No such option"),
        (("import",), "Missing argument 'FILE...'. Try `annotator import --help`."),
        (("export",), "Missing argument 'FILE'."),
        (
            ("export", "case.csv", "--label", "lie"),
            "'lie' is not one of 'fact', 'allegation', 'opinion', 'none', 'open'.",
        ),
        (("export", "case.csv", "--rows", "cells"), "'cells' is not one of 'claims', 'evidence'."),
        (("export", "case.xlsx"), "'case.xlsx': give a file that ends in .csv or .jsonl."),
        (("export", "case.csv", "--full"), "Only JSONL holds whole documents"),
        (("export", "case.jsonl", "--rows", "claims"), "Only CSV has rows"),
        (("sources", "add", "--title", "Log", "--reliability", "G"), "'G' is not one of"),
        (("sources", "import", "list.xml"), "list.xml: give a file that ends in .csv, .jsonl"),
        (("--as", " \t", "documents"), "The name of the analyst is empty"),
        (("--db", "postgresql://host/case", "documents"), "like postgresql://host/case is not supported"),
        (("import", "a.txt", "b.txt", "--title", "Both"), "for a single document"),
        (("import", "export.jsonl", "--url", "https://example.org"), "for a single document"),
        (("import", ".", "--author", "All"), "for a single document"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(refused: Refused, args: tuple[str, ...], told: str) -> None:
    assert told in refused(*args, code=2)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("import", "missing.txt"), "missing.txt: no such file; check the path."),
        (("import", "missing.jsonl"), "missing.jsonl: no such file; check the path."),
        (("import", "/dev/null"), "/dev/null: is not a regular file"),
        (("import", "n" * 300), "File name too long"),
        (("import", "line\nend\x1b[31m.txt"), r"line\nend\x1b[31m.txt: no such file"),
        (("import", "-"), "standard input: is empty"),
        (("sources", "import", "missing.csv"), "missing.csv: no such file"),
        (("sources", "add", "--publisher", "Gazette"), "A source needs a title or a URL"),
        (
            ("log", "unheard of"),
            "No document is called 'unheard of': `annotator documents` lists what is there.",
        ),
        (("log", "\udcff"), "No document is called"),
        (("export", "case.csv", "--document", "unheard of"), "No document is called 'unheard of'"),
        (("export", "/proc/case.csv"), "Cannot write /proc/case.csv"),
        (("export", "missing/case.csv"), "Cannot write missing/case.csv"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(refused: Refused, args: tuple[str, ...], told: str) -> None:
    assert told in refused(*args)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("blank.txt", b" \n\t\n", "holds nothing but white space"),
        ("empty.txt", b"", "is empty; there is nothing to import."),
        ("nul.txt", b"One.\0Two.", "is not text"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0", "unknown suffix"),
        ("program.txt", bytes(range(256)) * 8, "program.txt"),
        ("damaged.pdf", b"%PDF-1.7\nno more", "is damaged"),
        ("damaged.docx", b"PK\x03\x04no more", "is no Word document, or a damaged one"),
        ("broken.jsonl", b'{"type": "source"', "broken.jsonl, line 1: "),
        ("kind.jsonl", b'\n{"type": "event"}\n', "kind.jsonl, line 2: field `type`"),
    ],
)
def test_a_file_that_holds_no_document_is_refused(
    refused: Refused, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    line = refused("import", path)
    assert name in line
    assert told in line


def test_a_folder_without_readable_files_is_refused(refused: Refused, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "one.png").write_bytes(b"\x89PNG")
    assert "holds no file that can be read" in refused("import", folder)


def test_a_binary_from_standard_input_is_refused(refused: Refused) -> None:
    assert "standard input" in refused("import", "-", stdin=bytes(range(256)) * 8)


def test_one_malformed_source_keeps_the_others_out(refused: Refused, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("title,url,reliability\nPort log,,A\nHarbour log,,Z\n")
    line = refused("sources", "import", path)
    assert "list.csv, line 3: field `reliability`" in line
    path.write_text("title,url\nPort log,\n,\n,,x,\n")
    assert "list.csv, line 4: 4 fields where the header has 2." in refused("sources", "import", path)


def test_one_malformed_line_keeps_the_whole_export_out(
    shell: Shell, refused: Refused, tmp_path: Path
) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    path = tmp_path / "full.jsonl"
    shell("export", path, "--full")
    shell.database.unlink()
    shell("documents")
    record = json.loads(path.read_text().splitlines()[0])
    source = {"type": "source", "uid": "s", "title": "Log", "reliability": "Z"}
    path.write_text("\n".join(map(json.dumps, (record, source))))
    assert "full.jsonl, line 2: field `" in refused("import", path)
    record["text"] = record["text"].replace("e", "a", 1)
    path.write_text(json.dumps(record))
    assert "full.jsonl, line 1: field `sha256`" in refused("import", path)


def test_an_export_that_fails_leaves_the_older_file(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "case.jsonl"
    shell("export", target)
    target.write_text("older\n")
    assert shell("export", target, "--document", "unheard of").exit_code == 1
    assert target.read_text() == "older\n"
