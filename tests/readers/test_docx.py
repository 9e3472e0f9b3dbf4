import struct
from datetime import UTC, datetime

import pytest
from docx.document import Document

from annotator.domain.documents import Metadata
from annotator.domain.errors import UnreadableError
from annotator.readers.documents import read_stream

from .samples import add_xml, docx, rezipped

MAIN = "word/document.xml"


def report(document: Document) -> None:
    document.core_properties.title = "The  Denial"
    document.core_properties.author = "Jane Doe"
    document.core_properties.created = datetime(2024, 3, 5, 23, 30, tzinfo=UTC)
    document.add_heading("Background", 1)
    paragraph = document.add_paragraph("The minister ")
    paragraph.add_run("denied").bold = True
    paragraph.add_run(" it.")
    table = document.add_table(2, 2)
    for cell, text in zip(
        [*table.row_cells(0), *table.row_cells(1)], ["Year", "Sum", "2019", "1\n2"], strict=True
    ):
        cell.text = text
    document.add_paragraph("He may appeal.")


REPORT = docx(report)


def test_paragraphs_and_tables_stand_in_the_order_of_the_document() -> None:
    document = read_stream(REPORT)
    assert document.text == "Background\n\nThe minister denied it.\n\nYear\tSum\n2019\t1 2\n\nHe may appeal."
    assert document.metadata == Metadata(title="The Denial", author="Jane Doe", date="2024-03-05")


def test_tracked_changes_are_taken_as_accepted() -> None:
    xml = """<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>
        <w:r><w:t xml:space="preserve">He </w:t></w:r>
        <w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>paid</w:t></w:r></w:ins>
        <w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>
        <w:hyperlink><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>"""
    assert read_stream(docx(lambda document: add_xml(document, xml))).text == "He paid."


def test_content_controls_and_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent>"

    def fill(document: Document) -> None:
        add_xml(
            document, "<w:sdt><w:sdtContent><w:p><w:r><w:t>Control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        add_xml(
            document,
            f"""<w:p><w:r><w:t>Anchor.</w:t></w:r><w:r><mc:AlternateContent>
            <mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>
            <mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>""",
        )

    assert read_stream(docx(fill)).text == "Control.\n\nAnchor.\n\nBox."


def test_a_table_that_lays_out_text_gives_paragraphs() -> None:
    def fill(document: Document) -> None:
        first, second = document.add_table(1, 2).row_cells(0)
        first.text, second.text = "One.", "Three."
        first.add_paragraph("Two.")

    assert read_stream(docx(fill)).text == "One.\n\nTwo.\n\nThree."


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as refused:
        read_stream(data, "a.docx")
    return str(refused.value)


def test_an_empty_document_is_refused() -> None:
    assert refusal(docx(lambda document: document.add_paragraph("  "))).startswith("a.docx: holds no text;")


def test_a_file_behind_a_password_is_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")) == (
        "a.docx: is protected by a password; save a copy without one."
    )
    assert (
        refusal(ole + "WordDocument".encode("utf-16-le")) == "a.docx: is an old Word file; save it as .docx."
    )


def test_an_archive_with_an_encrypted_entry_is_refused() -> None:
    flags = REPORT.index(b"PK\x01\x02") + 8
    assert "password" in refusal(REPORT[:flags] + bytes([REPORT[flags] | 1]) + REPORT[flags + 1 :])


@pytest.mark.parametrize(
    ("entry", "size"),
    [("word/media/image.bmp", 60_000_000), (MAIN, 33_000_000), ("word/extra.xml", 33_000_000)],
)
def test_a_bomb_is_refused_before_it_goes_off(entry: str, size: int) -> None:
    data = rezipped(REPORT, {entry: lambda content: content + b" " * size})
    told = "unpacks to far too much; save its text as .txt, or allow more by --limits."
    assert refusal(data) == f"a.docx: {told}"


def test_an_entry_that_is_larger_than_it_says_is_refused() -> None:
    size = 5_000_000
    data = rezipped(REPORT, {MAIN: lambda content: content.ljust(size)})
    assert refusal(data.replace(struct.pack("<I", size), struct.pack("<I", 2000))).startswith(
        "a.docx: is no Word"
    )


@pytest.mark.parametrize("levels", [1, 12])
def test_entities_are_refused_and_never_expanded(levels: int) -> None:
    names = "abcdefghijklmnop"
    entities = '<!ENTITY a "text">' + "".join(
        f'<!ENTITY {names[level]} "{f"&{names[level - 1]};" * 20}">' for level in range(1, levels)
    )

    def declared(content: bytes) -> bytes:
        declaration, _, root = content.partition(b"?>")
        root = root.replace(b"He may", b"&%c; may" % ord(names[levels - 1]))
        return declaration + b"?><!DOCTYPE w [" + entities.encode() + b"]>" + root

    assert refusal(rezipped(REPORT, {MAIN: declared})).startswith(
        ("a.docx: declares XML", "a.docx: is no Word")
    )


@pytest.mark.parametrize(
    "data", [REPORT[:-100], REPORT[:3000], b"PK\x03\x04", rezipped(REPORT, {MAIN: lambda _: b"<w/>"})]
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert (
        refusal(data) == "a.docx: is no Word document, or a damaged one; open it and save it anew as .docx."
    )
