"""Whatever a database holds: export it in full, import that into an empty one, and it says the same."""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.identity import digest
from annotator.domain.selections import Selection
from annotator.domain.vocabulary import (
    Confidence,
    Credibility,
    Label,
    Reliability,
    SourceKind,
    Stance,
    Verdict,
)
from annotator.services.exporting import export
from annotator.services.guide import set_guide
from annotator.services.restoring import restore
from annotator.services.workspace import Workspace
from tests.services.support import Row, add_document, exported, new_folder, opened, write_lines

MODEST = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

prose = st.text(
    st.one_of(
        st.sampled_from("ab.?! \n\r\t\"'“”[]\u2028\u200f中。🎉é\x1b\ufeff"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    min_size=1,
    max_size=60,
).filter(str.strip)
words = st.none() | st.text(max_size=12)
urls = words | st.sampled_from(
    ["http://[", "https://", "#", "http://a℀b/", "HTTP://EXAMPLE.org/?q=1&a", "x:y"]
)
source_fields = st.fixed_dictionaries(
    {
        "title": st.text(min_size=1, max_size=12).filter(str.isprintable).filter(str.strip),
        "publisher": words,
        "author": words,
        "date": words,
        "url": urls,
        "reliability": st.none() | st.sampled_from(Reliability),
        "kind": st.none() | st.sampled_from(SourceKind),
        "archive_url": urls,
        "accessed": words,
    }
)
sources = st.lists(source_fields, min_size=1, max_size=4).map(
    lambda found: [{"uid": f"source {n}", **fields} for n, fields in enumerate(found)]
)


@st.composite
def whole_sources(draw: st.DrawFn, library: list[Row]) -> list[Row]:
    """The sources with their texts, each derived from one that comes after it, or from none."""
    found = []
    for number, reference in enumerate(library):
        text = draw(st.none() | prose)
        origins = [None, *(other["uid"] for other in library[number + 1 :])]
        more = {"derived_from": draw(st.sampled_from(origins)), "note": draw(words), "text": text}
        sha256 = None if text is None else digest(text)
        found.append({"type": "source"} | reference | more | {"text_sha256": sha256})
    return found


links = st.fixed_dictionaries(
    {
        "stance": st.sampled_from(Stance),
        "quote": words,
        "locator": words,
        "credibility": st.none() | st.sampled_from(Credibility),
        "note": words,
    }
)
DOCUMENT = ("uid", "title", "publisher", "author", "date", "url", "sha256")
said = st.fixed_dictionaries(
    {
        "label": st.none() | st.sampled_from(Label),
        "verdict": st.none() | st.sampled_from(Verdict),
        "confidence": st.none() | st.sampled_from(Confidence),
        "claimant": words,
        "target": words,
        "verb": words,
        "copied_from": words,
        "note": words,
        "flagged": st.booleans(),
        "annotator": st.sampled_from(["ana", "ben", "=é🎉\n"]),
        "created_at": st.just("2025-03-05T10:00:00.000Z"),
        "updated_at": st.just("2025-03-05T10:00:00.001Z"),
    }
)


@st.composite
def claims(draw: st.DrawFn, document: Row, library: list[Row]) -> list[Row]:
    """Annotations of some sentences of a document, some of a part only, with evidence."""
    found: list[Row] = []
    for number, (start, end) in enumerate(document["sentences"], 1):
        whole = {"number": number, "start": start, "end": end, "text": document["text"][start:end]}
        for fields in draw(st.lists(said, max_size=2, unique_by=lambda fields: str(fields["annotator"]))):
            a, b = sorted((draw(st.integers(start, end)), draw(st.integers(start, end))))
            a, b = (a, b) if a < b else (start, end)
            record = {"type": "annotation", "uid": f"{document['uid']} {len(found)}"} | fields
            record |= {"sentence": whole, "start": a, "end": b, "text": document["text"][a:b]}
            record["document"] = {name: document[name] for name in DOCUMENT}
            linked = draw(st.lists(st.tuples(links, st.sampled_from(library)), max_size=2))
            record["evidence"] = [
                {"uid": f"{record['uid']} {n}"} | link | {"source": source}
                for n, (link, source) in enumerate(linked)
            ]
            found.append(record)
    return found


@MODEST
@given(texts=st.lists(prose, min_size=1, max_size=3, unique=True), library=sources, data=st.data())
def test_export_import_export_gives_the_same_bytes(
    empty_file: Path, texts: list[str], library: list[Row], data: st.DataObject
) -> None:
    with new_folder(empty_file) as here, opened(here / "annotator.db") as workspace:
        for text in texts:
            add_document(workspace, text, title=data.draw(words) or "")
        documents = exported(workspace, here, full=True)
        said_of = [line for document in documents for line in data.draw(claims(document, library))]
        whole = data.draw(whole_sources(library))
        restore(workspace, write_lines(here / "said.jsonl", [*whole, *said_of]))
        assert _apart(exported(workspace, here)) == _apart(said_of)
        if rules := data.draw(st.none() | prose):
            (here / "rules.md").write_bytes(rules.encode())
            set_guide(workspace, here / "rules.md")
        first = _full(workspace, here)
    with new_folder(empty_file) as there, opened(there / "annotator.db", "ben") as workspace:
        (there / "first.jsonl").write_bytes(first)
        restore(workspace, there / "first.jsonl")
        assert _full(workspace, there) == first
        assert not restore(workspace, there / "first.jsonl")
        assert _full(workspace, there) == first


def _full(workspace: Workspace, folder: Path) -> bytes:
    export(workspace, folder / "full.jsonl", Selection(), full=True)
    return (folder / "full.jsonl").read_bytes()


def _apart(records: list[Row]) -> dict[str, Any]:
    """The records by their uids, without what an export works out for itself."""
    return {record["uid"]: _typed(record) for record in records}


def _typed(record: Row) -> Row:
    typed = {
        name: value
        for name, value in record.items()
        if not name.endswith(("_roots", "implied_verdict", "attribution", "ledger_head"))
    }
    worked_out = (
        "quote_match",
        "quote_similarity",
        "quote_start",
        "quote_end",
        "after_document",
        "independent",
    )
    typed["evidence"] = [
        {name: value for name, value in link.items() if name not in worked_out}
        | {"source": {n: v for n, v in link["source"].items() if n not in {"root", "text_sha256"}}}
        for link in record["evidence"]
    ]
    return typed
