"""Which URLs name the same page."""

from urllib.parse import urlsplit


def looks_like_url(text: str) -> bool:
    """Whether `text` is a web address rather than a title."""
    scheme, _, rest = text.partition("://")
    return scheme.lower() in {"http", "https"} and bool(rest) and not any(c.isspace() for c in text)


def url_key(url: str) -> str:
    """What two addresses of the same page share: no scheme, `www.`, tracking, fragment or last slash."""
    from courlan import clean_url  # noqa: PLC0415 - takes as long to import as all of click and rich

    parts = urlsplit(clean_url(url) or url.strip())
    key = parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
    return f"{key}?{parts.query}" if parts.query else key
