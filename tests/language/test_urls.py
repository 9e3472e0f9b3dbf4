"""Which addresses name the same page, and which part of a line is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.urls import split_url, url_key


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://example.org/a", "http://www.example.org/a/"),
        ("https://example.org/a", "HTTPS://EXAMPLE.ORG/a#part"),
        ("https://example.org/a", " https://example.org:443/a?utm_source=x&utm_medium=y "),
        ("https://example.org/?b=2&a=1", "https://example.org?a=1&b=2"),
        ("https://example.org", "https://example.org/"),
    ],
)
def test_the_same_page_has_the_same_key(url: str, other: str) -> None:
    assert url_key(url) == url_key(other)


def test_other_pages_have_other_keys() -> None:
    urls = [
        "https://example.org/a",
        "https://example.org/A",
        "https://example.org/a?id=1",
        "https://sub.example.org/a",
    ]
    urls += [
        "https://example.com/a",
        "https://example.org/a/b",
        "http://[",
        "https://",
        "http://",
        "#a",
        "#b",
        "x:",
    ]
    assert len(set(map(url_key, urls))) == len(urls)


@given(st.text() | st.text(st.sampled_from("htps:/.[]?#&=%@ab1 ℀．")).map("http://".__add__))
def test_any_text_has_a_key(url: str) -> None:
    assert (url_key(url) == "") == (url.strip() == "")
    assert url_key(url) == url_key(url)


@pytest.mark.parametrize(
    ("line", "title", "url"),
    [
        ("A log", "A log", None),
        (" https://example.org/a ", None, "https://example.org/a"),
        ("A log HTTP://example.org/a of March", "A log of March", "HTTP://example.org/a"),
        ("", None, None),
        ("https://", "https://", None),
    ],
)
def test_a_line_is_taken_apart(line: str, title: str | None, url: str | None) -> None:
    assert split_url(line) == (title, url)
