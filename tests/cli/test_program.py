"""The installed program among others: streams, signals, and what it loads."""

import contextlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CORPORA, Shell


def test_data_and_words_have_streams_of_their_own(shell: Shell) -> None:
    result = shell.program("import", CORPORA / "ferry-wire.txt", "missing.txt")
    assert result.returncode == 1
    assert result.stdout.endswith("\tnew\tferry-wire\n")
    assert result.stderr == "annotator: missing.txt: no such file; check the path.\n"


def test_a_wrong_command_exits_with_2(shell: Shell) -> None:
    result = shell.program("nonsense")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "annotator: No such command 'nonsense'. Try `annotator --help`.\n"


def test_a_reader_that_has_enough_ends_it_quietly(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text(
        "title\n" + "".join(f"Port log number {n}\n" for n in range(2000))
    )  # more than a pipe holds
    shell("sources", "import", path)
    for command in (("sources", "list"), ("sources", "list", "--json"), ("log",)):
        with shell.start(*command) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""


@pytest.mark.parametrize("command", ["documents", "--help"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_one_line(shell: Shell, command: str) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    result = shell.program(command, before="exec >/dev/full;")
    assert (result.returncode, result.stderr) == (1, "annotator: Cannot write: No space left on device.\n")


def test_closed_streams_are_no_error(shell: Shell) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    result = shell.program("documents", before="exec >&-;")
    assert (result.returncode, result.stderr) == (0, "")
    result = shell.program("import", "-", before="exec <&-;")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)


def test_a_letter_that_the_terminal_lacks_is_escaped(shell: Shell) -> None:
    shell("import", CORPORA / "ferry-wire.txt", "--title", "Łady")
    result = shell.program("documents", PYTHONIOENCODING="iso-8859-1")
    assert "\\u0141" in result.stdout


def test_an_interrupt_ends_it_quietly(shell: Shell) -> None:
    with shell.start("import", "-") as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(b"The port closed. " * 20_000)  # more than a pipe holds: it is being read
        while process.poll() is None:  # one that comes between two reads is not heard
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
        assert process.stderr.read().strip() == b""
    assert process.returncode in (130, -signal.SIGINT)  # a shell tells either as 130
    assert shell("documents").stdout == ""


def loaded(shell: Shell, *args: str | Path) -> set[str]:
    """The packages that a command loads."""
    script = (
        "import atexit, sys; from annotator.cli.main import main; "
        "atexit.register(lambda: print('LOADED', *{name.partition('.')[0] for name in sys.modules})); "
        f"main({[str(arg) for arg in args]!r})"
    )
    environment = {
        "ANNOTATOR_DB": str(shell.database),
        "ANNOTATOR_NAME": "ana",
        "ANNOTATOR_SETTINGS": str(shell.settings),
    }
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True
    )
    return set(run.stdout.splitlines()[-1].split()[1:])


SCREEN = {"textual"}
STORE = {"sqlalchemy", "msgspec", "rapidfuzz", "chardet"}
READERS = {"alembic", "trafilatura", "pypdf", "docx", "lxml"}


@pytest.mark.parametrize("args", [("--help",), ("keys",), ("--version",)])
def test_what_needs_no_database_loads_nothing_of_it(shell: Shell, args: tuple[str, ...]) -> None:
    assert not loaded(shell, *args) & {*SCREEN, *STORE, *READERS, "rich", "platformdirs"}


@pytest.mark.parametrize(
    "args",
    [
        ("import", CORPORA / "ferry-wire.txt"),
        ("documents",),
        ("sources", "list"),
        ("sources", "add", "--title", "Port log"),
        ("export", "case.csv"),
        ("export", "case.jsonl", "--full"),
        ("log",),
    ],
)
def test_commands_load_neither_the_screens_nor_what_reads_other_files(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str | Path, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert not loaded(shell, *args) & {*SCREEN, *READERS, "rich", "platformdirs"}
