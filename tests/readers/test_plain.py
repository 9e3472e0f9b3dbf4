from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.documents import Metadata
from annotator.domain.errors import UnreadableError
from annotator.readers.documents import read_document, read_stream
from annotator.readers.encoding import decode

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(
    lambda text: bool(text.strip()) and not text.startswith("\ufeff")
)


@given(TEXTS, st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x85"]))
@example(" a\n\n\tb\r\n", "\r")
@example("[bold]\x1b[2J\u202e", "\r\n")
def test_a_text_is_read_back_unchanged(
    tmp_path_factory: pytest.TempPathFactory, text: str, newline: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "statement.txt"
    text = text.replace("\n", newline) + newline
    path.write_bytes(text.encode())
    document = read_document(path)
    assert document.text == text
    assert document.metadata == Metadata()


@pytest.mark.parametrize("name", ["note.txt", "NOTE.TXT", "note.text", "note.md", "note.markdown"])
def test_line_ends_and_spaces_are_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"  One.\r\nTwo.  \r\n\r\n")
    assert read_document(tmp_path / name).text == "  One.\r\nTwo.  \r\n\r\n"


@pytest.mark.parametrize(
    "codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_unicode_is_told_by_its_mark_or_its_pattern(codec: str) -> None:
    text = "Le président a déclaré que la réforme était nécessaire.\r\n"
    assert decode(text.encode(codec), "a.txt") == text


LEGACY = [
    ("cp1252", "He said “no” to it, and that’s all — for now."),
    ("cp1252", "Der Präsident erklärte, dass die Reform nötig sei; die Behörden müssen größer werden."),
    ("cp1250", "Prezydent oświadczył, że reforma jest konieczna dla całego państwa."),
    ("iso8859-2", "Prezydent oświadczył, że reforma jest konieczna dla całego państwa."),
    ("cp1251", "Президент заявил, что реформа необходима для страны."),
    ("koi8-r", "Президент заявил, что реформа необходима для страны."),
    ("iso8859-5", "Президент заявил, что реформа необходима для страны."),
    ("cp1253", "Ο πρόεδρος δήλωσε ότι η μεταρρύθμιση είναι απαραίτητη."),
    ("cp1255", "הנשיא אמר כי הרפורמה נחוצה למדינה."),
    ("cp1256", "قال الرئيس إن الإصلاح ضروري للبلاد."),
    ("cp932", "大統領は改革が必要だと述べた。しかし、野党は反対している。"),
    ("gb18030", "总统表示改革是必要的。我们必须继续前进。"),
    ("big5", "總統表示改革是必要的。我們必須繼續前進"),
    ("cp949", "대통령은 개혁이 필요하다고 말했다."),
    ("cp874", "ประธานาธิบดีกล่าวว่าการปฏิรูปเป็นสิ่งจำเป็น"),
]


@pytest.mark.parametrize(("codec", "sentence"), LEGACY)
@pytest.mark.parametrize("before", [0, 50, 20_000])
def test_a_legacy_encoding_is_told_however_late_it_shows(codec: str, sentence: str, before: int) -> None:
    text = "The plain words of the text are here. " * before + sentence + "\r\n"
    assert decode(text.encode(codec), "a.txt") == text


def test_one_bad_byte_in_utf8_is_refused_by_its_offset_rather_than_guessed_at() -> None:
    data = "Le président a déclaré ".encode() + b"\xff" + "que la réforme était nécessaire.".encode()
    with pytest.raises(
        UnreadableError, match=r"^a\.txt: byte 26 is not valid UTF-8; save the file as UTF-8\.$"
    ):
        decode(data, "a.txt")


def test_a_cut_utf16_file_is_refused_by_its_offset() -> None:
    with pytest.raises(UnreadableError, match=r"byte 8 is not valid UTF-16-LE"):
        decode("\ufeffabc".encode("utf-16-le") + b"d", "a.txt")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "nothing but white space"),
        (b"\xef\xbb\xbf", "nothing but white space"),
        (b"The minister denied\0 it.", "is not text|NUL"),
        ("\ufeffa\0b".encode("utf-16-le"), "NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "is not text"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", "is not text|byte"),
        (b"\x7fELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0", "is not text|NUL"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=problem):
        read_document(path)
    with pytest.raises(UnreadableError, match=rf"^standard input: .*({problem})"):
        read_stream(data)
