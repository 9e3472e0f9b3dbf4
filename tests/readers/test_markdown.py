from pathlib import Path

import pytest

from annotator.domain.documents import Metadata
from annotator.readers.documents import read_document


def metadata_of(tmp_path: Path, text: str) -> Metadata:
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    document = read_document(path)
    assert document.text == text
    return document.metadata


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_front_matter_tells_where_a_text_comes_from(tmp_path: Path, newline: str) -> None:
    text = newline.join(
        [
            "---",
            'Title: "Minister: I did not"',
            "author: Jane Doe",
            "publisher:  The Daily ",
            "date: 2024-03-05T10:00:00Z",
            "url: https://example.org/a?b=c#d",
            "tags: [a, b]",
            "---",
            "# Another heading",
            "Text.",
        ]
    )
    assert metadata_of(tmp_path, text) == Metadata(
        title="Minister: I did not",
        author="Jane Doe",
        publisher="The Daily",
        date="2024-03-05",
        url="https://example.org/a?b=c#d",
    )


def test_front_matter_of_toml_and_lists_of_authors_are_understood(tmp_path: Path) -> None:
    known = metadata_of(tmp_path, "+++\ntitle = 'A title'\nauthors = [\"A B\", 'C D']\n+++\nText.")
    assert (known.title, known.author) == ("A title", "A B, C D")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The headline\n\nText.", "The headline"),
        ("Intro.\n\n# The headline ##\nText.", "The headline"),
        ("---\nauthor: X\n---\n\n# The headline", "The headline"),
        ("```\n# a comment\n```\n# The headline", "The headline"),
        ("---\ntitle: never closed\n\n# The headline", "The headline"),
        ("# About C#\n", "About C#"),
        ("## A section\n\nText #1.", None),
        ("#hashtag\n", None),
        ("```\n# a comment, never closed", None),
        ("# #\n", None),
    ],
)
def test_otherwise_the_first_heading_is_the_title(tmp_path: Path, text: str, title: str | None) -> None:
    assert metadata_of(tmp_path, text).title == title
