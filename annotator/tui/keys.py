"""Every key, declared once: footer, help, palette, `annotator keys` and the README's table read this list."""

from dataclasses import replace
from typing import Final

from annotator.tui.dialog_keys import (
    CARVING,
    CONFIRM,
    EVIDENCE,
    FIELDS,
    FILTER,
    FINDER,
    READING,
    SPLITTING,
    VERDICT,
)
from annotator.tui.grades import RELIABILITY
from annotator.tui.key import Key

STEPPING = (
    Key("fact", "f", "tag('fact')", "fact", "Tag as fact and move on", rank=1),
    Key("allegation", "a", "tag('allegation')", "allegation", "Tag as allegation and move on", rank=2),
    Key("opinion", "o", "tag('opinion')", "opinion", "Tag as opinion and move on", rank=3),
    Key("none", "x", "tag('none')", "no claim", "Tag as holding no claim and move on", rank=4),
    Key("link", "s", "link", "source", "Link a source: the finder", rank=5),
    Key("evidence", "e", "evidence", "evidence", "The evidence of this claim: change or remove it", rank=8),
    Key("verdict", "v", "verdict", "verdict", "What the evidence says of this claim", rank=9),
    Key("attribute", "w", "attribute", "who", "Write who alleges, against whom, and the verb", rank=11),
    Key("note", "t", "note", "note", "Write a note", rank=12),
    Key("low", "1", "confidence('low')", "low", "Confidence low; again takes it back"),
    Key("moderate", "2", "confidence('moderate')", "moderate", "Confidence moderate; again takes it back"),
    Key("high", "3", "confidence('high')", "high", "Confidence high; again takes it back"),
    Key("flag", "m", "flag", "flag", "Flag for later, or take the flag away", rank=13),
    Key("take", "y", "take", "take", "Take who alleges, as it is offered"),
    Key("copy", "equals_sign", "copy", "copy", "Copy label and sources of a like claim", "="),
    Key("clear", "backspace", "clear", "clear", "Take back all that was said of this claim", "Backspace"),
    Key("undo", "u", "undo", "undo", "Undo your last act in this document, also across restarts", rank=7),
    Key("redo", "U", "redo", "redo", "Do again what was undone last"),
    Key("next", "j,down", "step(1)", "next", "Next sentence", "j ↓"),
    Key("previous", "k,up", "step(-1)", "previous", "Previous sentence", "k ↑"),
    Key("next-claim", "l,right", "claim(1)", "next claim", "Next claim of this sentence", "l →"),
    Key("previous-claim", "h,left", "claim(-1)", "previous claim", "Previous claim of this sentence", "h ←"),
    Key("carve", "c", "carve", "carve", "Carve claims out of the sentence", rank=10),
    Key("join", "J", "join", "join", "Join the sentence with the next one"),
    Key("split", "S", "split", "split", "Split the sentence at a word"),
    Key("range", "r", "range", "range", "Begin a range for the next label or flag", rank=16),
    Key("next-open", "n", "step_open(1)", "next open", "Next sentence that is still open", rank=14),
    Key("previous-open", "N", "step_open(-1)", "previous open", "Previous sentence that is still open"),
    Key("first", "g,home", "edge(0)", "first", "First sentence", "g Home"),
    Key("last", "G,end", "edge(-1)", "last", "Last sentence", "G End"),
    Key("page-down", "pagedown,space", "page(1)", "page down", "One page down", "PgDn Space"),
    Key("page-up", "pageup", "page(-1)", "page up", "One page up", "PgUp"),
    Key("search", "/", "search", "search", "Search in the text and your notes", rank=17),
    Key("filter", "F", "filter", "filter", "Step through some of the sentences only", rank=15),
    Key("drop", "escape", "drop", "drop", "Leave the range, the filter, the search", "Esc"),
    Key("next-match", ".", "match(1)", "next match", "Next match of the search"),
    Key("previous-match", "comma", "match(-1)", "previous match", "Previous match of the search", ","),
    Key(
        "definitions", "d", "definitions", "definitions", "What is a fact, an allegation, an opinion", rank=18
    ),
    Key("as-of", "T", "as_of", "as of", "Leave out sources that were published after a day", rank=19),
    Key("progress", "p", "progress", "progress", "Labels, verdicts, pace, sources in numbers", rank=21),
    Key("help", "?", "help", "keys", "All keys", rank=6),
    Key("leave", "q", "leave", "back", "Back to the documents, or out of the program", rank=20),
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
    Key("home-progress", "p", "progress", "progress", "Labels, verdicts, pace, sources in numbers", rank=8),
    Key("home-help", "?", "help", "keys", "All keys", rank=6),
    Key("quit", "q", "app.quit", "quit", "Out of the program", rank=7),
)

SOURCES = (
    Key(
        "source-edit",
        "enter,ctrl+j,e",
        "edit",
        "edit",
        "Change it; in a merge: merge into it",
        "Enter e",
        1,
    ),
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

SCREENS = {
    "Stepping through a document": STEPPING,
    "Documents": HOME,
    "Sources": SOURCES,
    "Search in the sources": SOURCE_SEARCH,
    "Finder of sources": FINDER,
    "Evidence of a claim": EVIDENCE,
    "Verdict on a claim": VERDICT,
    "Claims inside a sentence": CARVING,
    "Splitting a sentence": SPLITTING,
    "Filter": FILTER,
    "Dialogs": FIELDS,
    "Questions": CONFIRM,
    "Texts to read": READING,
}
"""The keys by the screen that they belong to."""

TYPED_IN = frozenset((*SOURCE_SEARCH, *FINDER, *FIELDS))
"""Those that work while a line of text is typed, where letters are text."""

_BY_ID: Final = {key.id: key for keys in SCREENS.values() for key in keys}


def caption(command: str) -> str:
    """A key of a command, by its id, as a person reads it in a sentence: the shortest one."""
    return min(_BY_ID[command].caption.split(), key=len)
