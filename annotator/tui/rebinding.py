"""What the settings may not say of keys and colours."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.domain.preferences import EntryError, Preferences
from annotator.tui.key import Key
from annotator.tui.key_names import is_key, is_typing, names
from annotator.tui.keys import SCREENS, TYPED_IN
from annotator.tui.themes import THEMES


def check(preferences: Preferences) -> Iterator[EntryError]:
    """What is unknown, what could never work, and two commands on one key."""
    if preferences.theme not in THEMES:
        problem = f"there is no theme {preferences.theme!r}; there are {', '.join(THEMES)}."
        yield EntryError(("theme",), problem)
    commands = {key.id for keys in SCREENS.values() for key in keys}
    for command, given in preferences.keys.items():
        if command not in commands:
            yield EntryError(("keys", command), "there is no such command; `annotator keys` lists them.")
        yield from _check_names(("keys", command), given)
    for keys in SCREENS.values():
        yield from _check_screen(keys, preferences.keys)


def _check_names(entry: tuple[str, ...], given: Sequence[str]) -> Iterator[EntryError]:
    for name in given:
        if not is_key(name):
            advice = "write a character, or a name such as enter, space, pageup, f5, shift+up or ctrl+u."
            yield EntryError(entry, f"{name!r} is no key that can be bound; {advice}")


def _check_screen(keys: Sequence[Key], changed: Mapping[str, Sequence[str]]) -> Iterator[EntryError]:
    left = (key for key in keys if key.id not in changed)
    taken = {name: key.id for key in left for name in names(key.default)}
    for key in keys:
        for name in changed.get(key.id, ()):
            other = taken.setdefault(name, key.id)
            if other != key.id:
                problem = f"{name!r} is a key of {other} too; give one of them another."
                yield EntryError(("keys", key.id), problem)
            if key in TYPED_IN and is_typing(name):
                problem = f"{name!r} types or edits text on that screen; take one such as f5 or ctrl+t."
                yield EntryError(("keys", key.id), problem)
