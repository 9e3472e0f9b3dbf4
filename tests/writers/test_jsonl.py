"""JSON Lines: one record a line, whatever it says, written as it comes."""

import io
import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.records import AnnotationRecord, SourceRecord
from annotator.writers.jsonl import write_jsonl
from tests.writers.records import EVIDENCE, annotation


def test_only_annotations_are_counted() -> None:
    file = io.BytesIO()
    library = SourceRecord("source", "s1", "Log", None, None, None, None, None, None)
    assert write_jsonl(file, [library, annotation(EVIDENCE), annotation()]) == 2
    lines = [json.loads(line) for line in file.getvalue().splitlines()]
    assert [line["type"] for line in lines] == ["source", "annotation", "annotation"]
    assert lines[1]["evidence"][0]["credibility"] == "1"


@given(st.lists(st.text(), max_size=5))
def test_any_text_takes_one_line_and_is_read_back(texts: list[str]) -> None:
    file = io.BytesIO()
    assert write_jsonl(file, [annotation(text=text) for text in texts]) == len(texts)
    lines = file.getvalue().decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line)["text"] for line in lines] == texts


def test_records_are_written_as_they_come() -> None:
    file = io.BytesIO()

    def many() -> Iterator[AnnotationRecord]:
        for number in range(2000):
            yield annotation(uid=str(number))
        assert len(file.getvalue()) > 500_000

    assert write_jsonl(file, many()) == 2000
