"""Any file is read or refused in one line, in bounded time and memory; nothing of it is stored then."""

import json
import os
import resource
import subprocess
import threading
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, UnreadableError
from annotator.domain.identity import new_uid
from annotator.domain.limits import Limits
from annotator.domain.preferences import Preferences
from annotator.domain.selections import Selection
from annotator.domain.sources import Source
from annotator.readers import archives, documents, elements, records, source_lists
from annotator.readers.clock import within
from annotator.readers.documents import document_files, read_document, read_stream
from annotator.readers.preferences import LIMIT, read_preferences
from annotator.readers.records import read_records
from annotator.readers.source_lists import read_sources
from annotator.services.exporting import export
from annotator.services.restoring import restore
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from tests.cli.conftest import PROGRAM
from tests.fuzz.campaign import MANY, TARGETS, Tally, require_one_line, run
from tests.readers.samples import DENIAL, docx, lines, page, pdf, rezipped


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_files_are_read_or_refused(empty_database: bytes, name: str) -> None:
    cases = TARGETS[name].cases // 4
    tally = Tally()
    run(name, cases, empty_database, tally)
    assert tally.outcomes["refused"] + tally.outcomes["accepted"] == tally.cases >= cases


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_many_damaged_files_are_read_or_refused(empty_database: bytes, name: str) -> None:
    cases = TARGETS[name].cases * MANY
    tally = Tally()
    run(name, cases, empty_database, tally)
    assert tally.outcomes["refused"] + tally.outcomes["accepted"] == tally.cases >= cases


def refusal(path: Path, content: str) -> str:
    """The line that refuses this content under this name."""
    path.write_text(content)
    read: Callable[[Path], object] = settings_of if path.suffix == ".toml" else sources_of
    with pytest.raises(AnnotatorError) as refused:
        read(path)
    message = str(refused.value)
    require_one_line(message.replace(str(path.parent), ""))
    return message


def settings_of(path: Path) -> Preferences:
    return read_preferences(path, lambda _: ())


def sources_of(path: Path) -> list[Source]:
    return list(read_sources(path))


def test_brackets_in_front_matter_are_not_followed_down(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nauthor: {'[' * 30_000}Ana{']' * 30_000}\n---\nIt fell.\n")
    author = read_document(tmp_path / "a.md").metadata.author
    assert author is not None
    assert author.count("Ana") == 1


def test_a_number_of_too_many_digits_is_no_setting(tmp_path: Path) -> None:
    assert "too many digits" in refusal(tmp_path / "a.toml", f"wrap_width = {'1' * 5_000}")


@pytest.mark.parametrize("content", ["x = [\n{}]\n", 'x = """\n{}"""\n'])
def test_a_wrong_setting_of_many_lines_is_found_in_time(tmp_path: Path, content: str) -> None:
    started = time.thread_time()
    assert "line 1: x: there is no such setting" in refusal(
        tmp_path / "a.toml", content.format("\n" * (LIMIT // 2))
    )
    assert time.thread_time() - started < 20


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", "k" * 9_000 + " = 1"),
        ("a.jsonl", '{"title": "A", "kind": "' + "z" * 90_000 + '"}'),
        ("a.csv", "title,kind\nA," + "z" * 90_000),
        ("a.json", '[{"id": "' + "\\u200b" * 90_000 + '", "title": []}]'),
        ("a.ris", "TY  - JOUR\nID  - " + "\U000e0041" * 900),
    ],
)
def test_a_refusal_does_not_repeat_the_file(tmp_path: Path, name: str, content: str) -> None:
    assert "…" in refusal(tmp_path / name, content)


def test_a_record_of_an_unheard_of_type_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"type": "\\u001b]0;owned\\u0007' + "z" * 90_000 + '"}')
    with pytest.raises(UnreadableError) as refused:
        list(read_records(tmp_path / "a.jsonl"))
    require_one_line(str(refused.value))


@pytest.mark.parametrize("field", ["ledger_head", "derived_from"])
def test_a_record_that_does_not_fit_is_not_repeated(workspace: Workspace, tmp_path: Path, field: str) -> None:
    add_source(workspace, Source(new_uid(), "A" * 90_000))
    path = tmp_path / "a.jsonl"
    export(workspace, path, Selection(), full=True)
    record = json.loads(path.read_text())
    path.write_text(json.dumps({**record, "uid": "new", field: "\u202e" + "z" * 90_000}) + "\n")
    with pytest.raises(UnreadableError, match=r"^a\.jsonl, line 1: .*…") as refused:
        restore(workspace, path)
    require_one_line(str(refused.value))


def test_a_value_cannot_pose_as_the_name_of_a_field(tmp_path: Path) -> None:
    told = refusal(tmp_path / "a.jsonl", '{"title": "A", "kind": "x - at `$.title`"}')
    assert "field `kind`" in told
    assert "field `title`" not in told


def test_a_link_in_a_circle_does_not_stop_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It fell.")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    assert document_files(tmp_path) == [tmp_path / "a.txt"]


def test_a_page_with_countless_attributes_is_refused_before_it_is_parsed() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(200_000))
    with pytest.raises(UnreadableError, match=r"more than 1,000 attributes; .* by --limits"):
        read_stream(page(f"<p {attributes}>Text.</p>"))


def test_bounds_on_a_page_can_be_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "ELEMENTS", 20)
    rich = page("<p>It fell.</p>" * 30)
    with pytest.raises(UnreadableError, match="more than 20 elements"):
        read_stream(rich)
    assert "It fell." in read_stream(rich, limits=Limits(2)).text


REPORT = docx(lambda document: document.add_paragraph(DENIAL))


def test_xml_under_another_name_is_counted_as_xml() -> None:
    """A part may be called as it likes: what it is says `[Content_Types].xml`."""

    def renamed(content: bytes) -> bytes:
        return content.replace(b"word/document.xml", b"word/document.png")

    text = b"<w:p><w:r><w:t>Text.</w:t></w:r></w:p>"
    main = archive(REPORT)["word/document.xml"].replace(b"<w:sectPr", text * 900_000 + b"<w:sectPr", 1)
    changes = {"[Content_Types].xml": renamed, "_rels/.rels": renamed, "word/document.png": lambda _: main}
    with pytest.raises(UnreadableError, match="unpacks to far too much"):
        read_stream(rezipped(REPORT, {**changes, "word/noise.bin": lambda _: os.urandom(400_000)}))


def archive(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_an_archive_of_countless_entries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    many = rezipped(REPORT, {f"word/{number}": lambda _: b"" for number in range(200)})
    assert read_stream(many).text == DENIAL
    monkeypatch.setattr(archives, "ENTRIES", 150)
    with pytest.raises(UnreadableError, match="unpacks to far too much"):
        read_stream(many)
    assert read_stream(many, limits=Limits(2)).text == DENIAL


@pytest.mark.parametrize(
    "name", ["../../evil.xml", "/tmp/evil.xml", "word/..\\..\\evil.xml", "a\n\x1b[31m.xml"]
)
def test_names_in_an_archive_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(rezipped(REPORT, {name: lambda _: b"<evil/>"}))
    assert read_document(tmp_path / "a.docx").text == DENIAL
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    assert not Path("/tmp/evil.xml").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/Font <<", b"/XObject << /X 4 0 R >> /Font <<"),
        (b"/Parent 2 0 R", b"/Parent 3 0 R"),
        (b"/Type /Catalog", b"/Type /Catalog /Outlines 1 0 R /Names 1 0 R"),
        (b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 4 0 R"),
        (b"/Root 1 0 R", b"/Root 1 0 R /Info 1 0 R /Prev 9"),
    ],
)
def test_circles_in_a_pdf_end(old: bytes, new: bytes) -> None:
    data = pdf(lines("It fell.") + b" /X Do").replace(old, new)
    try:
        assert "It fell." in read_stream(data).text
    except UnreadableError as error:
        require_one_line(str(error))


READERS: dict[str, Callable[[Path], object]] = {
    **dict.fromkeys((".txt", ".md", ".html", ".pdf", ".docx"), read_document),
    **dict.fromkeys((".csv", ".json", ".bib", ".ris"), sources_of),
}


@pytest.mark.parametrize("suffix", READERS)
def test_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path, suffix: str) -> None:
    path = sparse(tmp_path / f"large{suffix}", 1_000_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableError, match=r"is larger than \d+ MB; split it .* by --limits\.$"):
        READERS[suffix](path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def sparse(path: Path, size: int) -> Path:
    """A file of so many bytes that takes none of the disk."""
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_a_line_of_a_gigabyte_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LIMIT", 1_000_000)
    for read in (read_records, read_sources):
        with pytest.raises(UnreadableError, match=r"line 1: is longer than 1 MB; .* by --limits\.$"):
            list(read(sparse(tmp_path / "large.jsonl", 1_000_000_000)))


def test_more_than_a_gigabyte_of_standard_input_is_not_kept(database_path: Path) -> None:
    with Path("/dev/zero").open("rb") as endless:
        told = subprocess.run(
            [PROGRAM, "import", "-"],
            stdin=endless,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "ANNOTATOR_DB": str(database_path), "ANNOTATOR_NAME": "ana"},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000)),
        )
    assert told.returncode == 1
    assert "standard input: is larger than 100 MB" in told.stderr


def test_a_text_of_countless_sentences_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MARKS", 1_000)
    (tmp_path / "a.txt").write_text("A.\n" * 600)
    with pytest.raises(UnreadableError, match=r"more than 1,000 line ends and closing marks; .* by --limits"):
        read_document(tmp_path / "a.txt")
    assert read_document(tmp_path / "a.txt", Limits(2)).text == "A.\n" * 600


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # in a hook of Hypothesis
def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableError, match=r"^a\.bib: takes more than 0\.05 seconds to read; split it"):
        _busy_for_ever()


def _busy_for_ever() -> None:
    with within(0.05, "a.bib"):
        while True:
            pass


def test_what_ends_in_time_is_left_alone() -> None:
    threads = threading.active_count()
    for _ in range(200):
        with within(60, "a.txt"):
            pass
    assert threading.active_count() == threads


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # in a hook of Hypothesis
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.bib", "@misc{a, title = {" + "\\'{e}" * 200_000 + "}}"),
        ("a.ris", "TY  - JOUR\nTI  - A\n" + "more\n" * 300_000),
    ],
)
def test_a_field_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    monkeypatch.setattr(source_lists, "SECONDS", 0.2)
    assert "takes more than 0.2 seconds" in refusal(tmp_path / name, content)


def test_a_word_that_no_alphabet_has_is_told_in_one_line(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "case.jsonl"
    path.write_text('{"type": "an\U0010ffffnotation"}\n')
    with pytest.raises(AnnotatorError, match="is none of annotation, document, guideline, source") as refused:
        restore(workspace, path)
    require_one_line(str(refused.value))
