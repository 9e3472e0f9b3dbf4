"""The README says what the program does."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import COMMANDS, main
from tests.readme import PICTURE, README, ROOT, TABLE, key_table, picture

TEXT = README.read_text(encoding="utf-8")


def test_the_table_of_keys_is_that_of_the_program() -> None:
    found = TABLE.search(TEXT)
    assert found is not None
    assert found.group() == key_table()


def test_picture_install_run_and_keys_come_first() -> None:
    head = "\n".join(TEXT.splitlines()[:45])
    assert "tests/stepping.svg" in head
    assert "annotator open" in head
    assert ".venv/bin/pytest" in head
    assert key_table().strip() in head


async def test_the_picture_is_of_the_screen(tmp_path: Path) -> None:
    assert PICTURE.read_text(encoding="utf-8") == await picture(tmp_path)


def test_every_command_is_listed_and_there() -> None:
    listed = set(re.findall(r"^annotator (\w+)\b", TEXT, re.MULTILINE))
    assert listed == set(COMMANDS)


def test_the_commands_that_wrote_the_exports_write_them_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = next(b for b in TEXT.split("```") if "annotator export exports/" in b)
    for name in ("corpora", "exports"):
        (tmp_path / name).mkdir()
    for sample in (ROOT / "corpora").iterdir():
        (tmp_path / "corpora" / sample.name).write_bytes(sample.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNOTATOR_DB", str(tmp_path / "samples.db"))
    for line in block.strip().splitlines():
        assert CliRunner().invoke(main, shlex.split(line)[1:], catch_exceptions=False).exit_code == 0
    written = {path.name: without_head(path.read_bytes()) for path in (tmp_path / "exports").iterdir()}
    kept = {path.name: without_head(path.read_bytes()) for path in (ROOT / "exports").iterdir()}
    assert written == kept


def without_head(exported: bytes) -> bytes:
    """An export but for the head of the ledger, which tells the time of each import; it stands last."""
    (head,) = re.findall(rb"([0-9a-f]{64})\W*\Z", exported)
    return exported.replace(head, b"")
