"""Texts become documents: recognised, described, stored whole or not at all."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from annotator.domain.documents import Metadata, RawDocument, Span
from annotator.domain.errors import StorageError, UnreadableError
from annotator.services.documents import open_whole, open_window
from annotator.services.importing import import_file, import_stream, import_text
from annotator.services.workspace import Workspace
from tests.services.support import EVENTS, everything, new_folder, opened, rows

NOTHING = Metadata()


def test_a_text_is_stored_unchanged(workspace: Workspace, database_path: Path, tmp_path: Path) -> None:
    text = "\n  First.\r\nSecond [b]bold[/b]\t\x1b[0m. \u200f\n\n"
    path = tmp_path / "notes.txt"
    path.write_bytes(text.encode())
    document = import_file(workspace, path, NOTHING).document
    (row,) = rows(database_path, "SELECT * FROM document")
    assert row["text"] == text
    assert (row["title"], row["uid"]) == ("notes", document.uid)
    assert [event["act"] for event in rows(database_path, EVENTS)] == ["import"]


def test_the_same_text_is_recognised_under_any_name(
    workspace: Workspace, database_path: Path, tmp_path: Path
) -> None:
    first = tmp_path / "a.txt"
    first.write_text("The dam broke.")
    second = tmp_path / "b.txt"
    second.write_bytes(b"\xef\xbb\xbfThe dam broke.")
    imported = import_file(workspace, first, NOTHING)
    before = everything(database_path)
    again = import_file(workspace, second, Metadata(title="Another"))
    piped = import_stream(workspace, b"The dam broke.", NOTHING)
    assert imported.is_new
    assert not again.is_new
    assert not piped.is_new
    assert imported.document == again.document == piped.document
    assert everything(database_path) == before
    assert import_stream(workspace, b"The dam broke. ", NOTHING).is_new


def test_what_is_given_goes_before_the_file_and_that_before_its_name(workspace: Workspace) -> None:
    raw = RawDocument("Text.", Metadata(title="From the file", author="Also from it", date=" \n"))
    given = Metadata(title=" Given\n", publisher="Given")
    fallback = Metadata(title="Name", author="Name", date="Name", url="Name")
    document = import_text(workspace, raw, given, fallback).document
    assert document.metadata == Metadata(
        title="Given", author="Also from it", publisher="Given", date="Name", url="Name"
    )


@pytest.mark.parametrize("text", ["", " \n\t\u2028", "a\0b", "a\ud800b", "\udfff"])
def test_what_is_no_text_is_refused(workspace: Workspace, database_path: Path, text: str) -> None:
    before = everything(database_path)
    with pytest.raises(UnreadableError, match="text"):
        import_text(workspace, RawDocument(text, NOTHING), NOTHING, NOTHING)
    assert everything(database_path) == before


def test_a_database_error_leaves_nothing(
    workspace: Workspace, database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.")

    before = everything(database_path)
    with monkeypatch.context() as patched:
        patched.setattr("annotator.storage.ledger.append", fails)
        with pytest.raises(StorageError):
            import_stream(workspace, b"One. Two. Three.", NOTHING)
    assert everything(database_path) == before
    assert import_stream(workspace, b"One. Two. Three.", NOTHING).is_new


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.text(st.one_of(st.sampled_from("ab.! \n\r\u2028é🎉\ufffe"), st.characters(exclude_categories=["Cs"])))
)
def test_any_text_is_read_back_by_window_and_whole(empty_file: Path, text: str) -> None:
    assume(text.strip() and "\0" not in text)
    with new_folder(empty_file) as folder, opened(folder / "annotator.db") as workspace:
        document = import_text(workspace, RawDocument(text, NOTHING), NOTHING, NOTHING).document
        whole = open_whole(workspace, document).excerpt
        assert whole.text == text
        window = open_window(workspace, document).excerpt
        shifted = [Span(a + window.offset, b + window.offset) for a, b in window.spans]
        assert (shifted, window.first) == (whole.spans, 0)
        assert text[window.offset :].startswith(window.text)
