"""The keys as Textual wants them."""

from collections.abc import Iterable
from dataclasses import replace

from textual.binding import Binding, BindingsMap, BindingType

from annotator.tui.key import Key, rebound


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """A binding for each key, as it is where nothing is rebound.

    All have priority: Textual then acts on a key before it looks at the next one, so that a burst is
    done in its order and what is typed after a key that opens a dialog reaches that dialog.
    """
    return [
        Binding(
            key.default,
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


def current(made: BindingsMap) -> BindingsMap:
    """The same bindings, on the keys that the settings give them.

    Textual's own `set_keymap` would drop commands that share a key with one whose keys change, and is asked
    anew at each key.
    """
    keys: dict[str, list[Binding]] = {}
    for key, binding in made:
        changed = rebound(binding.id)
        for one in Binding.make_bindings([replace(binding, key=changed or key)]):
            if one not in (at := keys.setdefault(one.key, [])):
                at.append(one)
    return BindingsMap.from_keys(keys)
