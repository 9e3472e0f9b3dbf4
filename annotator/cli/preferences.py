"""`annotator settings`: where the settings file is, and what it says or could say."""

import json
from collections.abc import Iterator

import click

from annotator.cli.group import complain
from annotator.domain.preferences import Preferences
from annotator.domain.text import shown
from annotator.services.preferences import (
    load_preferences,
    settings_path,
    settings_text,
    wrong_settings,
)
from annotator.tui.key import Key, rebind
from annotator.tui.key_names import names
from annotator.tui.keys import SCREENS
from annotator.tui.rebinding import check
from annotator.tui.themes import THEMES


@click.command("settings")
@click.pass_context
def command(context: click.Context) -> None:
    """Print the settings, and tell where they are.

    They are keys, theme, whether tagging goes on to the next sentence, the width of the text, and how many
    daily copies of the database are kept. Where there is no such file, all of them are printed with their
    defaults, ready to be written there. All that is wrong in the file is told, with its lines.

    Example: annotator settings > settings.toml
    """
    text = settings_text()  # empty where the shell has just made it, to write there what is printed here
    note = "" if text else " says nothing yet: what follows can be written there"
    click.echo(f"{shown(settings_path())}{note}", err=True)
    click.echo(text or "".join(f"{line}\n" for line in _defaults()), nl=False)
    wrong = wrong_settings(check)
    for error in wrong:
        complain(str(error))
    context.exit(1 if wrong else 0)


def preferences() -> Preferences:
    """What the settings say, with the keys bound so.

    Raises `UnreadableError` with the line of what is wrong.
    """
    said = load_preferences(check)
    rebind(said.keys)
    return said


def _defaults() -> Iterator[str]:
    """Every setting as a comment, under a line on what it does."""
    plain = Preferences()
    yield "# Settings of annotator. A line that begins with # and no space is a setting with its default:"
    yield "# take the # away, and change what it says."
    yield ""
    yield f"# Colours: {', '.join(THEMES)}."
    yield f"#theme = {json.dumps(plain.theme)}"
    yield "# Whether tagging a sentence goes on to the next one."
    yield f"#advance = {json.dumps(plain.advance)}"
    yield "# Columns of text at most, from 20 on; 0 is as wide as the screen."
    yield f"#wrap_width = {plain.wrap_width}"
    yield "# Daily copies that are kept beside the database, in NAME.backups; 0 makes none."
    yield f"#daily_copies = {plain.daily_copies}"
    yield ""
    yield "# Keys: a character, a name such as enter, space, pageup, f5, shift+up, ctrl+u, or a list of them."
    yield "[keys]"
    for screen, keys in SCREENS.items():
        yield f"# {screen}"
        yield from map(_line, keys)


def _line(key: Key) -> str:
    given = names(key.default)
    value = json.dumps(given[0] if len(given) == 1 else given, ensure_ascii=False)
    return f"#{key.id} = {value}  # {key.help}"
