from pathlib import Path

import pytest

from annotator.domain.errors import NotFoundError, UnreadableError
from annotator.readers.documents import SUFFIXES, document_files


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.")


def test_a_file_gives_itself_whatever_its_suffix(tmp_path: Path) -> None:
    fill(tmp_path, "notes.xyz")
    assert document_files(tmp_path / "notes.xyz") == [tmp_path / "notes.xyz"]


def test_a_folder_gives_what_can_be_read_in_it_sorted(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.PDF", "a/y/x.md", "c.xyz", ".hidden.txt", ".git/d.txt", "e.docx", "Makefile")
    names = [path.relative_to(tmp_path).as_posix() for path in document_files(tmp_path)]
    assert names == ["a/y/x.md", "a/z.PDF", "b.txt", "e.docx"]


def test_links_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    fill(inside, "a.txt")
    fill(outside, "secret.txt")
    (inside / "b.txt").symlink_to(outside / "secret.txt")
    (inside / "more").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "c.txt").symlink_to(inside / "missing.txt")
    (inside / "d.txt").symlink_to("a.txt")
    assert document_files(inside) == [inside / "a.txt", inside / "d.txt"]


def test_a_folder_that_is_named_by_a_link_is_read(tmp_path: Path) -> None:
    fill(tmp_path / "real", "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert document_files(tmp_path / "link") == [tmp_path / "link" / "a.txt"]


def test_a_folder_without_any_says_what_was_looked_for(tmp_path: Path) -> None:
    fill(tmp_path, "a.xyz")
    with pytest.raises(UnreadableError) as refused:
        document_files(tmp_path)
    assert all(suffix in str(refused.value) for suffix in SUFFIXES)


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file; check the path"):
        document_files(tmp_path / "a.txt")
