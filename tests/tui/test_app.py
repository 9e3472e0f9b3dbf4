"""How the program on the screen ends."""

from functools import partialmethod
from typing import NoReturn

import pytest

from annotator.domain.errors import StorageError
from annotator.services import annotating
from annotator.services.workspace import Workspace
from annotator.tui import app
from annotator.tui.app import AnnotatorApp
from tests.tui.driving import add_text


@pytest.fixture(autouse=True)
def headless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnnotatorApp, "run", partialmethod(AnnotatorApp.run, headless=True))


def break_down(*_args: object, **_kwargs: object) -> NoReturn:
    raise ZeroDivisionError("a bug")


def refuse(*_args: object, **_kwargs: object) -> NoReturn:
    raise StorageError("The database cannot be read: check the disk.")


def test_a_bug_ends_it_with_a_traceback_and_a_code(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(annotating, "claims_in", break_down)
    with pytest.raises(SystemExit) as caught:
        app.run(workspace, add_text(workspace))
    assert caught.value.code == 1
    assert "a bug" in capsys.readouterr().err


def test_what_is_told_of_a_bug_tells_nothing_of_the_text(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down_over(*_args: object, **_kwargs: object) -> NoReturn:
        secret = "The source is Mara" + " Lind."
        raise ZeroDivisionError(len(secret))

    monkeypatch.setattr(annotating, "claims_in", break_down_over)
    with pytest.raises(SystemExit):
        app.run(workspace, add_text(workspace))
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "Mara Lind" not in told


def test_one_who_leaves_leaves_with_no_code(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnnotatorApp, "on_ready", AnnotatorApp.action_quit)
    app.run(workspace, add_text(workspace))


def test_a_document_that_cannot_be_read_is_refused_before_anything_is_drawn(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = add_text(workspace)
    monkeypatch.setattr(app, "open_window", refuse)
    with pytest.raises(StorageError, match="check the disk"):
        app.run(workspace, document)
    assert capsys.readouterr() == ("", "")
