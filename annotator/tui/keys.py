"""Every key, declared once: footer, help, palette, `annotator keys` and the README's table read this list."""

from dataclasses import dataclass, replace

from annotator.domain.vocabulary import Verdict
from annotator.tui.grades import CREDIBILITY, RELIABILITY


@dataclass(frozen=True, slots=True)
class Key:
    """One command of a screen and the keys that give it."""

    id: str
    """Name of the command, by which its keys can be changed."""
    keys: str
    """Textual's names of the keys, separated by commas."""
    action: str
    """Textual action of the screen."""
    words: str
    """What it does, short enough for the footer."""
    help: str
    """What it does, in a sentence."""
    shown: str = ""
    """The keys as a person reads them, where `keys` are not."""
    rank: int = 0
    """Place in the footer, from 1 on; what does not fit goes last, and 0 is never shown there."""

    @property
    def caption(self) -> str:
        """The keys as a person reads them."""
        return self.shown or self.keys


STEPPING = (
    Key("fact", "f", "tag('fact')", "fact", "Tag as fact and move on", rank=1),
    Key("allegation", "a", "tag('allegation')", "allegation", "Tag as allegation and move on", rank=2),
    Key("opinion", "o", "tag('opinion')", "opinion", "Tag as opinion and move on", rank=3),
    Key("none", "x", "tag('none')", "no claim", "Tag as holding no claim and move on", rank=4),
    Key("link", "s", "link", "source", "Link a source: the finder", rank=5),
    Key("evidence", "e", "evidence", "evidence", "The evidence of this claim: change or remove it", rank=8),
    Key("verdict", "v", "verdict", "verdict", "What the evidence says of this claim", rank=9),
    Key("attribute", "w", "attribute", "who", "Write who alleges, and against whom", rank=10),
    Key("note", "t", "note", "note", "Write a note", rank=11),
    Key("low", "1", "confidence('low')", "low", "Confidence low; again takes it back"),
    Key("moderate", "2", "confidence('moderate')", "moderate", "Confidence moderate; again takes it back"),
    Key("high", "3", "confidence('high')", "high", "Confidence high; again takes it back"),
    Key("flag", "m", "flag", "flag", "Flag for later, or take the flag away", rank=12),
    Key("clear", "backspace", "clear", "clear", "Take back all that was said of this claim", "Backspace"),
    Key("undo", "u", "undo", "undo", "Undo your last act in this document, also across restarts", rank=7),
    Key("redo", "U", "redo", "redo", "Do again what was undone last"),
    Key("next", "j,down", "step(1)", "next", "Next sentence", "j ↓"),
    Key("previous", "k,up", "step(-1)", "previous", "Previous sentence", "k ↑"),
    Key("next-open", "n", "step_open(1)", "next open", "Next sentence that is still open", rank=13),
    Key("previous-open", "N", "step_open(-1)", "previous open", "Previous sentence that is still open"),
    Key("first", "g,home", "edge(0)", "first", "First sentence", "g Home"),
    Key("last", "G,end", "edge(-1)", "last", "Last sentence", "G End"),
    Key("page-down", "pagedown,space", "page(1)", "page down", "One page down", "PgDn Space"),
    Key("page-up", "pageup", "page(-1)", "page up", "One page up", "PgUp"),
    Key("search", "/", "search", "search", "Search in this document", rank=14),
    Key("next-match", ".", "match(1)", "next match", "Next match of the search"),
    Key("previous-match", "comma", "match(-1)", "previous match", "Previous match of the search", ","),
    Key(
        "definitions", "d", "definitions", "definitions", "What is a fact, an allegation, an opinion", rank=15
    ),
    Key("as-of", "T", "as_of", "as of", "Leave out sources that were published after a day", rank=16),
    Key("help", "?", "help", "keys", "All keys", rank=6),
    Key("leave", "q", "leave", "back", "Back to the documents, or out of the program", rank=17),
)

HOME = (
    Key("open", "enter,ctrl+j", "open", "open", "Open the document", "Enter", rank=1),
    Key("import", "i", "import", "import", "Import a file or a folder", rank=2),
    Key("export", "x", "export", "export", "Export annotations as CSV or JSONL", rank=3),
    Key("home-sources", "s", "sources", "sources", "The source library", rank=4),
    Key("home-down", "j,down", "move(1)", "next", "Next document", "j ↓"),
    Key("home-up", "k,up", "move(-1)", "previous", "Previous document", "k ↑"),
    Key(
        "home-definitions",
        "d",
        "definitions",
        "definitions",
        "What is a fact, an allegation, an opinion",
        rank=5,
    ),
    Key("home-help", "?", "help", "keys", "All keys", rank=6),
    Key("quit", "q", "app.quit", "quit", "Out of the program", rank=7),
)

SOURCES = (
    Key("source-edit", "enter,ctrl+j,e", "edit", "edit", "Change it; after x merge into it", "Enter e", 1),
    Key("source-new", "n", "new", "new", "Add a source", rank=2),
    Key("source-search", "/", "search", "search", "Search by title, author, publisher or URL", rank=3),
    Key("source-text", "t", "text", "text", "Give it its full text, from a file", rank=4),
    Key("source-merge", "x", "merge", "merge", "Merge it into another source; again takes it back", rank=5),
    Key("source-delete", "d", "delete", "delete", "Delete it if nothing is linked to it", rank=6),
    *(
        Key(
            f"source-grade-{letter.lower()}",
            letter,
            f"grade('{letter}')",
            meaning,
            f"Grade the source {letter}: {meaning}",
        )
        for letter, meaning in RELIABILITY.items()
    ),
    Key("source-down", "j,down", "move(1)", "next", "Next source", "j ↓"),
    Key("source-up", "k,up", "move(-1)", "previous", "Previous source", "k ↑"),
    Key("source-page-down", "pagedown,space", "page(1)", "page down", "One page down", "PgDn Space"),
    Key("source-page-up", "pageup", "page(-1)", "page up", "One page up", "PgUp"),
    Key("source-help", "?", "help", "keys", "All keys", rank=7),
    Key("source-leave", "q,escape", "leave", "back", "Back, from a merge or a search first", "q Esc", rank=8),
)

_SOURCE = {key.id: key for key in SOURCES}
SOURCE_MERGING = (
    replace(_SOURCE["source-edit"], words="merge into this one", shown="Enter"),
    replace(_SOURCE["source-leave"], words="leave unchanged", shown="Esc", rank=2),
    _SOURCE["source-search"],
    _SOURCE["source-help"],
)
"""Those of `SOURCES` that matter while one is chosen to merge into, as the footer tells them then."""

SOURCE_SEARCH = (
    Key("found", "enter,ctrl+j,down,tab", "list", "to the list", "Go to what was found", "Enter ↓", rank=1),
    Key("search-leave", "escape", "unsearch", "all sources", "Search no more", "Esc", rank=2),
)

CONFIRM = (
    Key("yes", "y", "confirm", "yes", "Do it", rank=1),
    Key("no", "n,q,escape", "close", "no", "Leave it as it is", "n Esc", rank=2),
)

FINDER = (
    Key("choose", "enter,ctrl+j", "choose", "link", "Link the marked source, or add it", "Enter", rank=1),
    Key(
        "stance",
        "tab",
        "stance",
        "stance",
        "Link as supporting, refuting or context",
        "Tab",
        rank=2,
    ),
    Key(
        "switch",
        "shift+tab",
        "switch",
        "passages",
        "Over to the passages that bear on the claim, and back",
        "⇧Tab",
        rank=3,
    ),
    Key("finder-down", "down", "move(1)", "next", "Next source or passage", "↓", rank=4),
    Key("finder-up", "up", "move(-1)", "previous", "Previous source or passage", "↑", rank=5),
    Key("finder-close", "escape", "close", "close", "Leave without linking", "Esc", rank=6),
)

EVIDENCE = (
    Key("supports", "s", "stance('supports')", "support", "The source supports the claim", rank=1),
    Key("refutes", "r", "stance('refutes')", "refute", "The source refutes the claim", rank=2),
    Key("context", "c", "stance('context')", "context", "The source only gives context", rank=3),
    Key("edit", "enter,ctrl+j,e", "edit", "edit", "Write quote, locator and note", "Enter e", rank=4),
    Key(
        "quote-source", "equals_sign", "quote_source", "as source", "Quote what the source says", "=", rank=5
    ),
    *(
        Key(
            f"reliability-{letter.lower()}",
            letter,
            f"reliability('{letter}')",
            meaning,
            f"Grade the source {letter}: {meaning}",
        )
        for letter, meaning in RELIABILITY.items()
    ),
    *(
        Key(
            f"credibility-{digit}",
            digit,
            f"credibility('{digit}')",
            meaning,
            f"Grade what it says {digit}: {meaning}",
        )
        for digit, meaning in CREDIBILITY.items()
    ),
    Key("unlink", "d,delete", "unlink", "remove", "Remove the link", "d Del", rank=8),
    Key("evidence-down", "j,down", "move(1)", "next", "Next link", "j ↓"),
    Key("evidence-up", "k,up", "move(-1)", "previous", "Previous link", "k ↑"),
    Key(
        "evidence-page-down",
        "pagedown,space",
        "scroll(1)",
        "scroll",
        "Scroll what is told of it",
        "PgDn Space",
    ),
    Key("evidence-page-up", "pageup", "scroll(-1)", "scroll back", "Scroll that back", "PgUp"),
    Key("evidence-help", "?", "help", "keys", "All keys", rank=6),
    Key("evidence-close", "q,escape", "close", "close", "Back to the document", "q Esc", rank=7),
)

VERDICT = (
    *(
        Key(
            f"verdict-{verdict.replace(' ', '-')}",
            verdict[0],
            f"set('{verdict}')",
            verdict,
            f"The claim: {verdict}",
        )
        for verdict in Verdict
    ),
    Key("propose", "enter,ctrl+j", "propose", "as proposed", "What the evidence implies", "Enter", rank=1),
    Key("no-verdict", "backspace", "set('')", "none", "Take the verdict back", "Backspace", rank=2),
    Key("verdict-close", "escape,q", "close", "leave unchanged", "Close and change nothing", "Esc", rank=3),
)

FIELDS = (
    Key("save", "enter,ctrl+j", "save", "save", "Save and close", "Enter", rank=1),
    Key("next-field", "tab", "app.focus_next", "next field", "Next field", "Tab", rank=2),
    Key("cancel", "escape", "close", "leave unchanged", "Close and change nothing", "Esc", rank=3),
)

READING = (
    Key("reading-down", "j,down", "scroll(1)", "down", "A line down", "j ↓", rank=2),
    Key("reading-up", "k,up", "scroll(-1)", "up", "A line up", "k ↑", rank=3),
    Key("reading-close", "q,escape,enter,d,?", "close", "close", "Back", "q Esc", rank=1),
)

SCREENS = {
    "Stepping through a document": STEPPING,
    "Documents": HOME,
    "Sources": SOURCES,
    "Search in the sources": SOURCE_SEARCH,
    "Finder of sources": FINDER,
    "Evidence of a claim": EVIDENCE,
    "Verdict on a claim": VERDICT,
    "Dialogs": FIELDS,
    "Questions": CONFIRM,
}
"""The keys by the screen that they belong to."""
