"""LaTeX in the fields of a BibTeX entry: texts, names and URLs."""

import re

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Entry, Field, MiddlewareErrorBlock

from annotator.domain.errors import UnreadableError

_LITERAL = re.compile(r"\\.|\$[\\^_][^$]*\$|[$%&]", re.DOTALL)
"""What the decoder gets right, and the characters of which it makes formulas, comments and columns."""

_MARKUP = re.compile(r"[\\{}$%&~`]|--|''")

_URL_MACRO = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
_TILDE = re.compile(r"[{$]?\\(?:textasciitilde|sim|~)(?:\{\}| )?[}$]?")
_ESCAPED = re.compile(r"\\([_%&#${}])")


class LatexText:
    """Decodes the texts of one file."""

    def __init__(self) -> None:
        self._decoder = LatexDecodingMiddleware(keep_math_mode=False)

    def decoded(self, latex: str) -> str:
        """Give the text that LaTeX would print; `UnreadableError` where its braces are nested too deeply."""
        if _MARKUP.search(latex) is None:
            return latex  # the decoder takes 0.4 ms
        literal = _LITERAL.sub(lambda found: found[0] if len(found[0]) > 1 else f"\\{found[0]}", latex)
        block = self._decoder.transform_entry(Entry("", "", [Field("text", literal)]), Library())
        if isinstance(block, MiddlewareErrorBlock) or not isinstance(block, Entry):
            raise UnreadableError("its LaTeX cannot be read; write it as plain text.")
        return str(block["text"])

    def names(self, latex: str) -> list[str]:
        """Give the names of a list joined by `and`, each as `Family, Given, Suffix`.

        They are told apart before they are decoded, since braces keep an `and` or a comma inside a name.
        """
        return [self.decoded(_last_name_first(name)) for name in split_multiple_persons_names(latex)]


def plain_url(latex: str) -> str:
    """Give a URL without the escapes and the macro that some programs put around it, else as it is."""
    macro = _URL_MACRO.search(latex)
    url = _TILDE.sub("~", macro[1] if macro else latex)
    return _ESCAPED.sub(r"\1", url)


def _last_name_first(name: str) -> str:
    parts = parse_single_name_into_parts(name, strict=False)
    sections = ([*parts.von, *parts.last], parts.first, parts.jr)
    return ", ".join(" ".join(words) for words in sections if words)
