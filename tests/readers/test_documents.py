import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError, NotFoundError, UnreadableError
from annotator.readers import html, plain
from annotator.readers.documents import SUFFIXES, read_document, read_stream

from .samples import DENIAL, docx, lines, page, pdf

FILES = {
    ".txt": b"Text.",
    ".md": b"Text.",
    ".html": page("<p>Text.</p>"),
    ".pdf": pdf(lines("Text.")),
    ".docx": docx(lambda document: document.add_paragraph("Text.")),
}


@pytest.mark.parametrize("suffix", FILES)
def test_each_format_is_told_by_its_suffix(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix.upper()}"
    path.write_bytes(FILES[suffix])
    assert read_document(path).text == "Text."


@pytest.mark.parametrize("suffix", FILES)
def test_each_format_is_told_by_its_content_on_standard_input(suffix: str) -> None:
    assert read_stream(FILES[suffix]).text == "Text."


@pytest.mark.parametrize(
    "text", ["<p> is a tag.", "PK is short.", "<!-- a note --> Text.", "% PDF", "<html5> is new.", "  <body"]
)
def test_text_that_only_looks_like_a_format_stays_text(text: str) -> None:
    assert read_stream(text.encode()).text == text


def refusal(path: Path, error: type[AnnotatorError] = UnreadableError) -> str:
    with pytest.raises(error) as refused:
        read_document(path)
    message = str(refused.value)
    assert message.isprintable()
    return message


def test_what_cannot_be_opened_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert "no such file" in refusal(tmp_path / "b.txt", NotFoundError)
    assert "no such file" in refusal(tmp_path / "b.xyz", NotFoundError)
    assert "no such file" in refusal(tmp_path / "a.txt" / "b.txt", NotFoundError)
    assert "no such file" in refusal(Path("a\0b.txt"), NotFoundError)
    assert "no such file" in refusal(Path("\udc80\ud800.txt"), NotFoundError)
    assert "is a folder" in refusal(tmp_path)
    assert "cannot be read" in refusal(tmp_path / "loop.txt")
    assert "cannot be read" in refusal(tmp_path / ("a" * 999 + ".txt"))
    assert "not a regular file" in refusal(Path("/dev/zero"))


def test_a_device_is_not_read_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/dev/zero")
    assert "not a regular file" in refusal(tmp_path / "a.txt")


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_args: object, **_options: object) -> None:
        raise PermissionError

    (tmp_path / "a.txt").write_text("Text.")
    monkeypatch.setattr(Path, "open", deny)
    assert "may not be read; change its permissions" in refusal(tmp_path / "a.txt")


def test_the_name_of_a_file_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\n\u202e\udc80.txt"
    path.write_bytes(b"")
    assert refusal(path).endswith(r"a\x1b[2J\n\u202e\udc80.txt: is empty; there is nothing to import.")


def test_an_unknown_suffix_says_which_are_known_and_what_to_do(tmp_path: Path) -> None:
    for name in ("a.xyz", "README"):
        (tmp_path / name).write_text("Text.")
        message = refusal(tmp_path / name)
        assert all(suffix in message for suffix in SUFFIXES)
        assert message.endswith("annotator import - < FILE")
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    assert refusal(tmp_path / "a.doc").endswith(".doc cannot be read; save it as .docx.")


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx"])
def test_plain_text_under_another_suffix_is_read_or_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(DENIAL)
    if suffix == ".html":
        assert read_document(path).text == DENIAL
    else:
        assert refusal(path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "LIMIT", 2_000_000)
    monkeypatch.setattr(html, "LIMIT", 1_000_000)
    (tmp_path / "a.txt").write_bytes(b"a" * 2_000_001)
    assert refusal(tmp_path / "a.txt").endswith(
        "is larger than 2 MB; split it into smaller files, or allow more by --limits."
    )
    with pytest.raises(UnreadableError, match=r"^standard input: is larger than 1 MB;"):
        read_stream(page("a" * 1_000_000))


def outcome(data: bytes) -> str:
    """Give the text that the bytes hold, or the line that refuses them."""
    try:
        text = read_stream(data).text
    except AnnotatorError as error:
        return str(error)
    assert text.strip()
    assert "\0" not in text
    return text


@given(
    st.binary(max_size=200),
    st.sampled_from(
        [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe"]
    ),
)
def test_random_bytes_give_text_or_a_refusal(data: bytes, start: bytes) -> None:
    assert outcome(start + data).encode()


@given(st.data())
def test_a_damaged_file_gives_text_or_a_refusal(data: st.DataObject) -> None:
    content = bytearray(FILES[data.draw(st.sampled_from([".html", ".pdf", ".docx"]))])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    assert outcome(bytes(content)).encode()


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )


def test_plain_text_is_read_without_importing_any_library(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Tëxt.")
    code = f"""
import sys
from pathlib import Path
from annotator.readers.documents import read_document
read_document(Path({str(path)!r}))
print({{"pypdf", "docx", "trafilatura", "chardet", "lxml", "email", "json"}} & set(sys.modules))
"""
    assert run(code).stdout.strip() == "set()"


def test_libraries_do_not_write_to_the_terminal() -> None:
    code = f"""
from annotator.domain.errors import AnnotatorError
from annotator.readers.documents import read_stream
for data in ({pdf(lines("Text."), kids=b"3 0 R 99 0 R")!r}, b"%PDF-1.4 startxref 9", b"<html><p>"):
    try:
        read_stream(data)
    except AnnotatorError:
        pass
"""
    assert run(code).stderr == ""
