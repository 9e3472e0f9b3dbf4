"""Short texts that a person typed or a file gave: names, titles, notes."""

import unicodedata


def tidy(text: str | None) -> str | None:
    """`text` in one line: white space collapsed, control characters and stray surrogates left out.

    None where nothing remains.
    """
    if text is None:
        return None
    kept = "".join(c if c.isspace() or unicodedata.category(c) not in {"Cc", "Cs"} else "" for c in text)
    return " ".join(kept.split()) or None
