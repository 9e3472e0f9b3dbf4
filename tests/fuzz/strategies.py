"""Hypothesis draws a good file and what is done to it; or a hostile text, field by field."""

from hypothesis import strategies as st

from tests.fuzz.mutations import KINDS, Edit, mutated
from tests.fuzz.samples import CONTROLS, PIECES, entries, packed, seeds

_EXTENTS = st.one_of(st.integers(0, 12), st.integers(0, 300), st.integers(0, 5_000))

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(CONTROLS),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
        st.sampled_from(("The quay fell. ", "He denies it.", " ", "x" * 90, "日本語", "שלום", "\n\n")),
    ),
    min_size=1,
    max_size=12,
).map("".join)
"""What a document, a title, a note or the name of a source may hold."""


def edits(suffix: str, most: int = 6) -> st.SearchStrategy[list[Edit]]:
    """What is done to a file of this format."""
    edit = st.builds(
        Edit,
        kind=st.sampled_from(sorted(KINDS)),
        place=st.floats(0, 1),
        extent=_EXTENTS,
        piece=st.sampled_from(PIECES[suffix]),
    )
    return st.lists(edit, min_size=1, max_size=most)


def files(suffix: str) -> st.SearchStrategy[bytes]:
    """Damaged files of a format; of an archive mostly a damaged entry, packed well."""
    whole = st.builds(mutated, st.sampled_from(seeds(suffix)), edits(suffix))
    if suffix != ".docx":
        return whole
    content = entries(seeds(suffix)[0])
    parts = [
        "word/document.xml",
        "docProps/core.xml",
        "[Content_Types].xml",
        "_rels/.rels",
        "word/styles.xml",
    ]
    return st.one_of(st.builds(_repacked, st.just(content), st.sampled_from(parts), edits(suffix, 3)), whole)


def _repacked(content: dict[str, bytes], part: str, done: list[Edit]) -> bytes:
    return packed({**content, part: mutated(content[part], done)})
