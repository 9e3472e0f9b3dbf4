"""The keys as Textual wants them."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from annotator.tui.keys import Key


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """A binding for each key.

    All have priority: Textual then acts on a key before it looks at the next one, so that a burst is
    done in its order and what is typed after a key that opens a dialog reaches that dialog.
    """
    return [
        Binding(
            key.keys,
            key.action,
            key.words,
            show=bool(key.rank),
            key_display=key.caption,
            tooltip=key.help,
            id=key.id,
            priority=True,
        )
        for key in keys
    ]
