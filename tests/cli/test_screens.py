"""Which document the screens are opened with."""

from pathlib import Path

import pytest

from annotator.domain.documents import Document
from annotator.domain.preferences import Preferences
from annotator.services.workspace import Workspace
from tests.cli.conftest import CORPORA, Shell

Shown = list[tuple[str, str | None]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """What would have been drawn if there were a terminal: the analyst, and the title of the document."""
    drawn: Shown = []

    def run(
        workspace: Workspace,
        document: Document | None = None,
        *,
        sources: bool = False,
        preferences: Preferences,
    ) -> None:
        drawn.append((workspace.annotator, document.name if document else "sources" if sources else None))

    monkeypatch.setattr("annotator.cli.screens._require_terminal", lambda *_: None)
    monkeypatch.setattr("annotator.tui.app.run", run)
    return drawn


WITHOUT_PLAIN = [
    ((), "DOCUMENT"),
    (("open", CORPORA / "ferry-wire.txt"), str(CORPORA / "ferry-wire.txt")),
    (("open", "unheard of"), "'unheard of'"),
    (("step", "unheard of"), "'unheard of'"),
]
"""What draws the screen, and how the shell calls the document."""


@pytest.mark.parametrize(("args", "name"), WITHOUT_PLAIN)
def test_without_a_terminal_nothing_is_done(shell: Shell, args: tuple[str | Path, ...], name: str) -> None:
    result = shell(*args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "needs a terminal" in result.stderr
    assert f"`annotator step {name} --plain`" in result.stderr
    assert shell("documents").stdout == ""


@pytest.mark.parametrize(("args", "name"), WITHOUT_PLAIN)
@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_nothing_is_drawn_on_a_terminal_that_cannot_draw(
    shell: Shell, args: tuple[str | Path, ...], name: str, kind: str
) -> None:
    told = shell.on_terminal(*args, TERM=kind)
    assert told.startswith("annotator: The screen needs a terminal that can draw it: ")
    assert f"`annotator step {name} --plain`" in told
    assert told.count("\n") == 1
    assert shell("documents").stdout == ""


def test_no_command_is_the_library(shell: Shell, shown: Shown) -> None:
    assert shell().exit_code == 0
    assert shown == [("ana", None)]


def test_a_file_is_imported_once_and_opened(shell: Shell, shown: Shown) -> None:
    for title in ("Ferry", "Another name"):
        assert shell("open", CORPORA / "ferry-wire.txt", "--title", title).exit_code == 0
    assert shown == [("ana", "Ferry"), ("ana", "Ferry")]
    assert len(shell("documents").stdout.splitlines()) == 1


def test_a_document_is_opened_by_its_title_url_or_uid(shell: Shell, shown: Shown) -> None:
    url = "https://example.org/ferry"
    uid = shell("import", CORPORA / "ferry-wire.txt", "--title", "Ferry, " * 60, "--url", url).stdout.split(
        "\t"
    )[0]
    for name in ("Ferry, " * 60, url, uid[:6]):
        assert shell("--as", "ben", "open", name).exit_code == 0
    assert len(shown) == 3


def test_what_is_neither_file_nor_document_is_refused(shell: Shell, shown: Shown) -> None:
    result = shell("open", "missing.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "No document is called 'missing.txt'" in result.stderr
    assert "no such file either" in result.stderr
    assert shown == []


def test_metadata_is_for_new_files(shell: Shell, shown: Shown) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    result = shell("open", "ferry-wire", "--title", "Ferry")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert shown == []
