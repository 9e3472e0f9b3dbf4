"""Running the command line as a person does: in this process, as a program in a pipe, or on a terminal."""

import os
import pty
import shutil
import signal
import subprocess
import sysconfig
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli.main import main
from annotator.domain.documents import Document
from annotator.services.workspace import Workspace
from tests.tui.driving import add_text

CORPORA = Path(__file__).parents[2] / "corpora"
PROGRAM = str(Path(sysconfig.get_path("scripts")) / "annotator")


@dataclass(frozen=True)
class Shell:
    """A place to type commands in, with a database of its own."""

    database: Path

    @property
    def settings(self) -> Path:
        """Where the settings are, if there are any."""
        return self.database.with_name("settings.toml")

    def __call__(self, *args: str | Path, stdin: bytes = b"") -> Result:
        """Run a command in this process, with standard output and standard error in pipes."""
        return CliRunner().invoke(
            main, [str(arg) for arg in args], input=stdin, env=self.environment, catch_exceptions=False
        )

    def program(
        self, *args: str | Path, stdin: bytes = b"", before: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the installed program by a shell, which does what is said `before`."""
        return subprocess.run(
            ["sh", "-c", f'{before} exec "$@"', "sh", PROGRAM, *map(str, args)],
            input=stdin.decode(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**self.environment, **environment},
            check=False,
        )

    def start(self, *args: str | Path) -> subprocess.Popen[bytes]:
        """Start the installed program, with all its streams in pipes, so that an interrupt reaches it.

        A test run in the background ignores interrupts, and its children would too.
        """
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [PROGRAM, *map(str, args)],
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=self.environment,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )

    def on_terminal(self, *args: str | Path, **environment: str) -> str:
        """Run the installed program on a terminal of 80 columns; all that it draws there."""
        mine, theirs = pty.openpty()
        environment = {**self.environment, "COLUMNS": "80", "TERM": "xterm-256color", **environment}
        with subprocess.Popen(
            [PROGRAM, *map(str, args)], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
        ):
            os.close(theirs)
            return _drained(mine).decode()

    @property
    def environment(self) -> dict[str, str]:
        """What the program finds in its environment."""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        own = {
            "ANNOTATOR_DB": str(self.database),
            "ANNOTATOR_NAME": "ana",
            "ANNOTATOR_SETTINGS": str(self.settings),
        }
        return {**inherited, **own}


@dataclass(frozen=True)
class Reader:
    """Somebody who is bound by the permissions of files, as root is not, and a database of theirs."""

    shell: Shell

    @property
    def database(self) -> Path:
        return self.shell.database

    def __call__(self, *args: str | Path, before: str = "") -> subprocess.CompletedProcess[str]:
        """Run the installed program."""
        powers = "-dac_override,-dac_read_search"
        bound = f'set -- setpriv --bounding-set {powers} --inh-caps {powers} "$@";'
        return self.shell.program(*args, before=before + (bound if os.geteuid() == 0 else ""))

    def permit(self, file: str, folder: str) -> None:
        """Set the permissions of the database and of the folder that it is in, both octal."""
        self.database.chmod(int(file, 8))
        self.database.parent.chmod(int(folder, 8))

    def copies(self, mode: str) -> Path:
        """A folder of daily copies, with an older one, of these permissions."""
        folder = self.database.with_name(f"{self.database.name}.backups")
        folder.mkdir(0o700)
        fresh(folder, "2020-01-01", self.database.read_bytes()).chmod(0o600)
        folder.chmod(int(mode, 8))
        return folder


@pytest.fixture
def reader(tmp_path: Path, empty_database: bytes) -> Iterator[Reader]:
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("nothing here binds root by the permissions of files")
    folder = tmp_path / "case"
    folder.mkdir()
    one = Reader(Shell(fresh(folder, "case", empty_database)))
    one.permit("600", "700")
    yield one
    folder.chmod(0o700)


def _drained(descriptor: int) -> bytes:
    drawn = b""
    while True:
        try:
            drawn += os.read(descriptor, 65536)
        except OSError:  # the other end was closed
            os.close(descriptor)
            return drawn


@pytest.fixture
def shell(database_path: Path) -> Shell:
    return Shell(database_path)


@pytest.fixture
def refused(shell: Shell) -> Callable[..., str]:
    """Runs a command that must be refused in one line and leave the database as it was; that line."""

    def run(*args: str | Path, code: int = 1, stdin: bytes = b"") -> str:
        before = shell.database.read_bytes()
        result = shell(*args, stdin=stdin)
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr.count("\n") == 1
        assert result.stderr.startswith("annotator: ")
        assert shell.database.read_bytes() == before
        return result.stderr

    return run


@pytest.fixture
def document(workspace: Workspace) -> Document:
    """Eight sentences."""
    return add_text(workspace)


def step(shell: Shell, typed: str) -> list[str]:
    """What `step --plain` says to whoever types this in a pipe, line by line."""
    result = shell("step", "Pier", "--plain", stdin=typed.encode())
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def fresh(folder: Path, name: str, empty: bytes) -> Path:
    """A database of that name, with nothing in it."""
    path = folder / f"{name}.db"
    path.write_bytes(empty)
    return path
