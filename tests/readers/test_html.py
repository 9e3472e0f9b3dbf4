import json

import pytest

from annotator.domain.documents import Metadata
from annotator.domain.errors import UnreadableError
from annotator.readers.documents import read_stream

from .samples import CHARGE, DENIAL, page


def test_an_article_is_its_headings_and_paragraphs_without_what_surrounds_it() -> None:
    body = f"""
        <nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>
        <article><h1>Minister denies</h1>
        <p>{DENIAL}<!-- advert -->
           “I did <b>not</b>,” he said.</p><h2>Background</h2><p>{CHARGE} &euro;3&nbsp;m</p>
        <ul><li>First</li><li>Second</li></ul>
        <table><tr><th>Year</th><th>Sum</th></tr><tr><td>2019</td><td>1</td></tr></table></article>
        <section class=comments><p>I am a reader, and I say that this is silly, silly, silly.</p></section>
        <footer>Copyright 2024 The Daily. All rights reserved.</footer>"""
    paragraphs = [
        "Minister denies",
        f"{DENIAL} “I did not,” he said.",
        "Background",
        f"{CHARGE} €3 m",
        "First",
        "Second",
        "Year\tSum",
        "2019\t1",
    ]
    document = read_stream(page(body, "<title>Minister denies - The Daily</title>"))
    assert document.text == "\n\n".join(paragraphs)
    assert document.metadata == Metadata(title="Minister denies")


def test_paragraphs_are_kept_where_an_article_has_loose_text() -> None:
    document = read_stream(page(f"<article><h1>Head</h1><p>{DENIAL}</p>{CHARGE}</article>"))
    assert document.text == f"Head\n\n{DENIAL}\n\n{CHARGE}"


@pytest.mark.parametrize("opening", ["<p>", ""])
def test_joiners_that_do_not_print_are_kept(opening: str) -> None:
    sentence = "آن\u200cها می\u200cخواهند این کتاب\u200cها را بخوانند زیرا بسیار قدیمی هستند."
    assert read_stream(page(f"<article>{opening}{sentence}</article>")).text == sentence


def test_a_page_in_which_no_article_is_found_gives_all_its_text() -> None:
    data = "<table><tr><td>2019</td><td>1<br>2</td></tr></table>"
    layout = "<table><tr><td><p>A</p><p>B</p></td></tr></table>"
    body = f"<pre>one\n  two</pre>{data}{layout}<script>unseen()</script><div>x &#1;<br>y</div>"
    assert read_stream(page(body)).text == "one\ntwo\n\n2019\t1 2\n\nA\n\nB\n\nx \x01\ny"


def test_quotation_marks_that_a_browser_draws_are_part_of_the_text() -> None:
    text = read_stream(page(f"<p>{DENIAL} <q>I did <b>not</b></q>, he said. <q>No.</q></p>")).text
    assert text == f"{DENIAL} “I did not”, he said. “No.”"


def test_json_ld_tells_where_a_page_comes_from() -> None:
    graph = [
        {"@type": "WebPage", "name": "Not this"},
        {
            "@type": ["NewsArticle"],
            "headline": "The minister&#8217;s denial",
            "author": [{"@id": "#jane"}, {"@type": "Person", "name": "John Roe"}, "https://example.org/bot"],
            "publisher": {"@id": "#daily"},
            "datePublished": "2024-03-05T23:30:00-05:00",
            "mainEntityOfPage": {"@id": "https://example.org/denial"},
        },
        {"@id": "#jane", "name": "Jane Doe"},
        {"@id": "#daily", "@type": "Organization", "name": "The Daily"},
    ]
    script = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    head = f'<script type="application/ld+json">{{broken</script>{script}<meta name=author content=Other>'
    assert read_stream(page(f"<p>{DENIAL}</p>", head)).metadata == Metadata(
        title="The minister’s denial",
        author="Jane Doe, John Roe",
        publisher="The Daily",
        date="2024-03-05",
        url="https://example.org/denial",
    )


def test_meta_elements_tell_what_json_ld_does_not() -> None:
    head = """<title>Other</title><meta property="og:title" content=" A  title ">
        <meta name=Author content="J D">
        <meta property="og:site_name" content="The Daily"><link rel=canonical href="https://example.org/a">
        <meta property="article:published_time" content="2024-03-05T10:00:00+01:00">
        <script type="application/ld+json">[{"@type": "Article", "author": {"name": "Jane Doe"}}]</script>"""
    assert read_stream(page(f"<p>{DENIAL}</p>", head)).metadata == Metadata(
        title="A title",
        author="Jane Doe",
        publisher="The Daily",
        date="2024-03-05",
        url="https://example.org/a",
    )


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        "null",
        '"x"',
        '{"@type": "Article", "headline": 3, "author": {"name": [1, {}]}}',
        "1" * 9999,
    ],
)
def test_nonsense_in_json_ld_says_nothing(script: str) -> None:
    document = read_stream(page(f"<p>{DENIAL}</p>", f'<script type="application/ld+json">{script}</script>'))
    assert (document.text, document.metadata) == (DENIAL, Metadata())


@pytest.mark.parametrize(
    "label", ["windows-1251", "koi8-r", "utf-8", "no-such-label", "unicode_escape", "gb2312"]
)
def test_text_is_right_whatever_the_page_declares(label: str) -> None:
    sentence = "Президент заявил, что реформа необходима для страны."
    codec = label if label in {"windows-1251", "koi8-r", "utf-8", "gb2312"} else "cp1251"
    data = page(f"<p>{sentence}</p>", f"<meta charset={label}>").decode().encode(codec)
    assert read_stream(data).text == sentence


def test_a_page_that_declares_utf8_and_is_not_is_refused() -> None:
    data = (
        page("<p>caf\N{LATIN SMALL LETTER E WITH ACUTE}</p>", "<meta charset=utf-8>")
        .decode()
        .encode("cp1252")
    )
    with pytest.raises(UnreadableError, match="is not valid UTF-8"):
        read_stream(data)


def test_an_xhtml_page_may_declare_its_encoding_first() -> None:
    sentence = "Der Präsident erklärte, dass es größer werden müsse."
    start = '<?xml version="1.0" encoding="iso-8859-1"?>\n<!-- a > b -->'
    data = f"{start}<html><body><p>{sentence}</p></body></html>".encode("latin-1")
    assert read_stream(data).text == sentence


@pytest.mark.parametrize("depth", [300, 1500])
def test_text_that_is_nested_deeply_is_not_lost(depth: int) -> None:
    assert (
        read_stream(page("<div>" * depth + DENIAL + "</div>" * depth + CHARGE)).text
        == f"{DENIAL}\n\n{CHARGE}"
    )


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", "the page holds no text"),
        ("<script>let text = 'unseen'</script>", "the page holds no text"),
        ("<div>" * 5000 + "text", "nested too deeply"),
        ("<b>x</b>" * 60_000, "more than 50,000 elements"),
    ],
)
def test_a_page_that_cannot_be_an_article_is_refused(body: str, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        read_stream(page(body))


def test_entities_that_a_page_declares_are_neither_expanded_nor_fetched() -> None:
    entities = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    text = read_stream(f"{entities}<html><body><p>{DENIAL} &a;&b;</p></body></html>".encode()).text
    assert text.endswith(f"{DENIAL} &a;&b;")
