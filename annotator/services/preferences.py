"""The settings file of the person who works."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from annotator.domain.errors import UnreadableError
from annotator.domain.preferences import EntryError, Preferences
from annotator.services.paths import at_home


def settings_path() -> Path:
    """Where the settings are or would be: what ANNOTATOR_SETTINGS names, else in the user's config folder."""
    if named := os.environ.get("ANNOTATOR_SETTINGS"):
        return at_home(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed where a file is named

    return user_config_path("annotator") / "settings.toml"


def load_preferences(check: Callable[[Preferences], Iterable[EntryError]]) -> Preferences:
    """What the settings file says, as far as there is one.

    `check` gives what it does not allow. Raises `UnreadableError` with file and line at the first entry that
    is wrong.
    """
    path = settings_path()
    if not path.exists():
        return Preferences()
    from annotator.readers.preferences import read_preferences  # noqa: PLC0415 - only for those with settings

    return read_preferences(path, check)


def wrong_settings(check: Callable[[Preferences], Iterable[EntryError]]) -> list[UnreadableError]:
    """All that is wrong in the settings file, with file and line, in the order of the lines.

    Raises `UnreadableError` where it cannot be read at all.
    """
    path = settings_path()
    if not path.exists():
        return []
    from annotator.readers.preferences import examine_preferences  # noqa: PLC0415 - as above

    return examine_preferences(path, check)[1]


def settings_text() -> str:
    """What the settings file holds; nothing where there is none. Raises `UnreadableError`."""
    path = settings_path()
    if not path.exists():
        return ""
    from annotator.readers.preferences import read_settings  # noqa: PLC0415 - as above

    return read_settings(path)
