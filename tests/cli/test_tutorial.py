"""`annotator tutorial`: a lesson that leaves nothing behind."""

from functools import partialmethod
from pathlib import Path

import pytest

from annotator.domain.documents import Span
from annotator.domain.preferences import Preferences
from annotator.domain.vocabulary import Label
from annotator.services.acting import Place
from annotator.services.annotating import tag
from annotator.services.documents import list_documents
from annotator.services.workspace import Workspace
from annotator.tui.app import AnnotatorApp
from annotator.tui.lesson.tasks import sample
from tests.cli.conftest import CORPORA, Shell


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.cli.tutorial.has_terminal", lambda: True)


def test_without_a_terminal_it_is_refused(shell: Shell) -> None:
    result = shell("tutorial")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "needs a terminal" in result.stderr


@pytest.mark.usefixtures("terminal")
def test_the_database_of_the_lesson_is_thrown_away(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell("import", CORPORA / "ferry-wire.txt")
    before = shell.database.read_bytes()
    used: list[Path] = []

    def learn(workspace: Workspace, preferences: Preferences) -> None:
        used.append(workspace.database.path)
        assert list_documents(workspace) == []

    monkeypatch.setattr("annotator.tui.tutorial.run", learn)
    assert shell("tutorial").exit_code == 0
    (path,) = used
    assert path != shell.database
    assert not path.parent.exists()
    assert shell.database.read_bytes() == before


@pytest.mark.usefixtures("terminal")
def test_the_screen_works_in_that_database(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    async def look_and_quit(app: AnnotatorApp) -> None:
        (progress,) = await app.ask(list_documents)
        seen.append(progress.document.name)
        await app.ask(tag, Place(progress.document.id, Span(0, len("The ferry"))), Label.FACT)
        await app.action_quit()

    monkeypatch.setattr(AnnotatorApp, "run", partialmethod(AnnotatorApp.run, headless=True))
    monkeypatch.setattr(AnnotatorApp, "on_ready", look_and_quit)
    before = shell.database.read_bytes()
    assert shell("tutorial").exit_code == 0
    assert seen == [sample().metadata.title]
    assert shell.database.read_bytes() == before
    assert shell("documents").stdout == ""
