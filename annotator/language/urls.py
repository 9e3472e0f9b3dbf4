"""Which URLs name the same page."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

_URL = re.compile(r"https?://\S+", re.IGNORECASE)


def split_url(text: str) -> tuple[str | None, str | None]:
    """What is title and what is web address in a line that may hold both."""
    found = _URL.search(text)
    if found is None:
        return text.strip() or None, None
    rest = text[: found.start()] + text[found.end() :]
    return " ".join(rest.split()) or None, found.group()


@lru_cache(maxsize=4096)
def url_key(url: str) -> str:
    """What two addresses of the same page share: no scheme, `www.`, tracking, fragment or last slash."""
    from courlan import clean_url  # noqa: PLC0415 - takes as long to import as all of click and rich

    cleaned = clean_url(url) or url.strip()
    try:
        parts = urlsplit(cleaned)
    except ValueError:  # no address at all, such as `http://[`: it is the same as itself only
        return cleaned
    key = parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
    return f"{key}?{parts.query}" if parts.query else key or cleaned
