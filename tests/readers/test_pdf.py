from importlib.util import find_spec

import pytest

from annotator.domain.documents import Metadata, Span
from annotator.domain.errors import UnreadableError
from annotator.language.passages import locator, page
from annotator.language.segmentation import segment
from annotator.readers import documents
from annotator.readers.documents import read_stream

from .samples import lines, pdf, pdf_with

TWO_PAGES = pdf(lines("The minister denied", "that he took bribes."), lines("He may appeal."))


def test_a_form_feed_parts_pages() -> None:
    document = read_stream(TWO_PAGES)
    assert document.text == "The minister denied\nthat he took bribes.\n\f\nHe may appeal."
    assert document.metadata == Metadata()


def test_blank_pages_count() -> None:
    text = read_stream(pdf(b"", lines("The minister denied."), b"", lines("He may appeal."))).text
    assert page(text, text.index("minister")) == 2
    assert locator(text, Span(text.index("appeal"), len(text))) == "p. 4, para. 1"


def test_form_feeds_within_a_page_do_not_count() -> None:
    text = read_stream(pdf(lines("The minister\fdenied."), lines("He may appeal."))).text
    assert page(text, text.index("appeal")) == 2


def test_no_sentence_crosses_a_page() -> None:
    text = read_stream(pdf(lines("The minister denied that he"), lines("took bribes. He may appeal."))).text
    sentences = [text[start:end] for start, end in segment(text)]
    assert sentences == ["The minister denied that he", "took bribes.", "He may appeal."]


def test_the_document_information_is_read() -> None:
    information = {
        "/Title": "The Denial",
        "/Author": " Jane\nDoe ",
        "/CreationDate": "D:20240305233000-05'00'",
    }
    data = pdf_with(TWO_PAGES, lambda writer: writer.add_metadata(information))
    assert read_stream(data).metadata == Metadata(title="The Denial", author="Jane Doe", date="2024-03-05")


def test_what_a_program_put_into_the_document_information_is_not() -> None:
    information = {"/Title": "Microsoft Word - final.docx", "/Author": "user", "/CreationDate": "yesterday"}
    data = pdf_with(TWO_PAGES, lambda writer: writer.add_metadata(information))
    assert read_stream(data).metadata == Metadata(date="yesterday")


def test_a_file_that_is_only_protected_against_changes_is_read() -> None:
    data = pdf_with(TWO_PAGES, lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
    assert read_stream(data).text.startswith("The minister denied")


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as refused:
        read_stream(data, "a.pdf")
    return str(refused.value)


def test_a_file_behind_a_password_is_refused() -> None:
    data = pdf_with(TWO_PAGES, lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    assert refusal(data) == "a.pdf: is encrypted; save a copy without protection."


@pytest.mark.skipif(find_spec("cryptography") is not None, reason="AES can be read where this is installed")
def test_a_file_encrypted_with_aes_is_refused() -> None:
    data = pdf_with(TWO_PAGES, lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
    filters = b"/Filter /Standard /CF << /StdCF << /CFM /AESV2 /Length 16 >> >> /StmF /StdCF /StrF /StdCF"
    for old, new in ((b"/V 2", b"/V 4"), (b"/R 3", b"/R 4"), (b"/Filter /Standard", filters)):
        data = data.replace(old, new)
    assert refusal(data) == "a.pdf: is encrypted; save a copy without protection."


def test_a_scan_is_refused() -> None:
    assert refusal(pdf(b"", b"0 0 9 9 re f")).startswith("a.pdf: holds no text, as if scanned;")


@pytest.mark.parametrize("length", [20, len(TWO_PAGES) // 2, len(TWO_PAGES) - 40])
def test_a_file_that_was_cut_is_refused(length: int) -> None:
    assert refusal(TWO_PAGES[:length]).startswith("a.pdf: is damaged;")


@pytest.mark.parametrize("kids", [b"2 0 R", b"2 0 R 2 0 R", b"99 0 R"])
def test_a_page_tree_that_leads_nowhere_is_refused(kids: bytes) -> None:
    assert refusal(pdf(lines("Text."), kids=kids)).startswith("a.pdf: ")


def test_a_bomb_is_refused() -> None:
    assert refusal(pdf(lines("a" * 31_000_000))).startswith("a.pdf: unpacks to far too much;")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # in a hook of Hypothesis
def test_a_file_that_would_take_hours_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SECONDS", 0.2)
    busy = lines(*["Text."] * 40_000)
    with pytest.raises(UnreadableError, match=r"^standard input: takes more than 0\.2 seconds to read;"):
        documents.read_stream(pdf(*[busy] * 20))
