"""The keys of the dialogs that lie over a screen."""

from annotator.domain.vocabulary import Verdict
from annotator.tui.grades import CREDIBILITY, RELIABILITY
from annotator.tui.key import Key

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
    Key("quote-source", "=", "quote_source", "as source", "Quote what the source says", rank=5),
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

_LABELS = (
    Key("carve-fact", "f", "label('fact')", "fact", "The words are a fact", rank=1),
    Key("carve-allegation", "a", "label('allegation')", "allegation", "The words are an allegation", rank=2),
    Key("carve-opinion", "o", "label('opinion')", "opinion", "The words are an opinion", rank=3),
    Key("carve-none", "x", "label('none')", "no claim", "The words hold no claim", rank=4),
)

CARVING = (
    *_LABELS,
    Key(
        "take-all", "enter,ctrl+j", "take_all", "all", "Make claims of all that is proposed", "Enter", rank=5
    ),
    Key("end-right", "l,right", "move_end(1)", "longer", "One word more at the end", "l →", rank=6),
    Key("end-left", "h,left", "move_end(-1)", "shorter", "One word less at the end", "h ←", rank=7),
    Key(
        "start-right",
        "L,shift+right",
        "move_start(1)",
        "begin later",
        "One word less at the start",
        "L ⇧→",
        9,
    ),
    Key("start-left", "H,shift+left", "move_start(-1)", "earlier", "One word more at the start", "H ⇧←", 10),
    Key("next-piece", "j,down,tab", "piece(1)", "next", "Next claim or piece", "j ↓ Tab", rank=8),
    Key("previous-piece", "k,up,shift+tab", "piece(-1)", "previous", "Previous claim or piece", "k ↑ ⇧Tab"),
    Key("carve-clear", "backspace", "clear", "take away", "Take this claim away", "Backspace", rank=12),
    Key("carve-help", "?", "help", "keys", "All keys", rank=13),
    Key("carve-close", "escape,q,c", "close", "done", "Back to the document", "Esc c", rank=11),
)

SPLITTING = (
    Key("cut", "enter,ctrl+j", "cut", "split here", "Split the sentence before this word", "Enter", rank=1),
    Key("cut-right", "l,right,j,down", "move(1)", "right", "One word on", "l →", rank=2),
    Key("cut-left", "h,left,k,up", "move(-1)", "left", "One word back", "h ←", rank=3),
    Key("cut-close", "escape,q", "close", "leave unchanged", "Back to the document", "Esc", rank=4),
)

_FILTERS = {
    "Label": {"f": "fact", "a": "allegation", "o": "opinion", "x": "no claim", "n": "open"},
    "Verdict": {
        "s": "supported",
        "r": "refuted",
        "e": "not enough evidence",
        "c": "conflicting evidence",
        "u": "unverified",
    },
    "Confidence": {"1": "low", "2": "moderate", "3": "high", "0": "unset"},
    "Allegation": {"w": "attributed", "W": "unattributed"},
    "Evidence": {"N": "none", "R": "refuting", "Q": "not found"},
    "Also": {"m": "flagged", "t": "with a note"},
}
FILTER_GROUPS = {
    group: [
        Key(
            f"filter-{word.replace(' ', '-')}-{group.lower()}",
            key,
            f"condition('{group}', '{word}')",
            word,
            f"{group}: {word}",
        )
        for key, word in words.items()
    ]
    for group, words in _FILTERS.items()
}
"""What can be filtered by, in the order in which it is shown."""

FILTER = (
    *(key for keys in FILTER_GROUPS.values() for key in keys),
    Key("filter-set", "enter,ctrl+j", "set", "filter", "Step through what matches", "Enter", rank=1),
    Key("filter-none", "backspace", "set_none", "no filter", "Step through everything", "Backspace", rank=2),
    Key("filter-close", "escape,q", "close", "leave unchanged", "Back to the document", "Esc", rank=3),
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
    Key("name-down", "down", "complete(1)", "names", "Take a name that was used before", "↓ ↑", rank=4),
    Key("name-up", "up", "complete(-1)", "names", "Take the name before", "↑"),
    Key("cancel", "escape", "close", "leave unchanged", "Close and change nothing", "Esc", rank=3),
)

PLAIN_FIELDS = tuple(key for key in FIELDS if not key.action.startswith("complete"))
"""Those of `FIELDS` that matter where no names are offered, as the footer tells them then."""

READING = (
    Key("reading-down", "j,down", "scroll(1)", "down", "A line down", "j ↓", rank=2),
    Key("reading-up", "k,up", "scroll(-1)", "up", "A line up", "k ↑", rank=3),
    Key("reading-close", "q,escape,enter,d,p,?", "close", "close", "Back", "q Esc", rank=1),
)
