"""The settings: where they are, what they could say, and what is told where they are wrong."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import main
from annotator.domain.documents import Document
from annotator.domain.preferences import Preferences
from annotator.readers.preferences import read_preferences
from annotator.services.workspace import Workspace
from annotator.tui.key import rebind
from annotator.tui.key_names import names
from annotator.tui.keys import SCREENS
from annotator.tui.rebinding import check
from tests.cli.conftest import CORPORA, Shell
from tests.cli.test_program import loaded


@pytest.fixture(autouse=True)
def default_keys() -> Iterator[None]:
    yield
    rebind({})


def key_of(shell: Shell, command: str) -> str:
    """What `annotator keys` lists for a command."""
    rows = (line.split("\t") for line in shell("keys").stdout.splitlines())
    return next(row[2] for row in rows if row[1] == command)


def test_the_defaults_can_be_written_where_the_settings_are(shell: Shell, tmp_path: Path) -> None:
    result = shell("settings")
    assert result.exit_code == 0
    assert result.stderr == f"{shell.settings} says nothing yet: what follows can be written there\n"
    shell.settings.write_text(result.stdout, "utf-8")
    assert read_preferences(shell.settings, check) == Preferences()


def test_the_defaults_hold_what_holds_without_them(shell: Shell) -> None:
    everything = re.sub(r"(?m)^#(?! )", "", shell("settings").stdout)
    shell.settings.write_text(everything, "utf-8")
    keys = {key.id: tuple(names(key.default)) for listed in SCREENS.values() for key in listed}
    assert read_preferences(shell.settings, check) == Preferences(keys)


def test_each_setting_stands_below_a_line_on_what_it_does(shell: Shell) -> None:
    lines = shell("settings").stdout.splitlines()
    for setting in ("#theme = ", "#advance = ", "#wrap_width = ", "#daily_copies = ", "[keys]"):
        at = next(number for number, line in enumerate(lines) if line.startswith(setting))
        assert lines[at - 1].startswith("# ")


def test_the_defaults_come_also_where_the_shell_has_made_the_file(shell: Shell) -> None:
    written = shell.program("settings", before=f"exec >'{shell.settings}';")
    assert written.returncode == 0
    assert "#advance = true" in shell.settings.read_text("utf-8")


def test_what_is_there_is_printed_as_it_is(shell: Shell) -> None:
    shell.settings.write_text("# mine\nadvance = false", "utf-8")
    result = shell("settings")
    assert (result.exit_code, result.stdout) == (0, "# mine\nadvance = false")
    assert result.stderr == f"{shell.settings}\n"


def test_all_that_is_wrong_is_told_in_the_order_of_the_lines(shell: Shell) -> None:
    shell.settings.write_text(
        "theme = 'neon'\nadvance = 'yes'\n[keys]\nfact = 'k'\nwhatever = 'f'\nflag = ['nokey', 'neither']\n"
        "note = 3\n",
        "utf-8",
    )
    result = shell("settings")
    assert result.exit_code == 1
    told = [line.removeprefix(f"annotator: {shell.settings}, ") for line in result.stderr.splitlines()[1:]]
    beginnings = (
        "line 1: theme: there is no theme 'neon'; ",
        "line 2: advance: must be true or false.",
        "line 4: keys.fact: 'k' is a key of previous too; ",
        "line 5: keys.whatever: there is no such command; ",
        "line 6: keys.flag: 'nokey' is no key that can be bound; ",
        "line 7: keys.note: must be a key in quotes, ",
    )
    assert all(line.startswith(beginning) for line, beginning in zip(told, beginnings, strict=True))
    assert shell("keys").stderr == f"annotator: {shell.settings}, {told[0]}\n"


def test_what_is_wrong_is_told_below_what_is_there(shell: Shell) -> None:
    shell.settings.write_text("advance = true\ntheme = 'neon'\n", "utf-8")
    result = shell("settings")
    assert (result.exit_code, result.stdout) == (1, "advance = true\ntheme = 'neon'\n")
    told = result.stderr.splitlines()[-1]
    assert told.startswith(
        f"annotator: {shell.settings}, line 2: theme: there is no theme 'neon'; there are "
    )
    assert "colour-blind-dark" in told


def test_the_place_is_in_the_config_folder(tmp_path: Path) -> None:
    environment = {"XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path), "ANNOTATOR_SETTINGS": None}
    result = CliRunner().invoke(main, ["settings"], env=environment)
    place = Path(result.stderr.partition(" says")[0])
    assert place.name == "settings.toml"
    assert place.is_relative_to(tmp_path)


def test_the_listed_keys_are_those_of_the_settings(shell: Shell) -> None:
    shell.settings.write_text("[keys]\nfact = ['f5', 'é', ',']\nprevious-match = 'ctrl+b'\n", "utf-8")
    assert key_of(shell, "fact") == "F5 é ,"
    assert key_of(shell, "previous-match") == "Ctrl+b"
    shell.settings.unlink()
    assert (key_of(shell, "fact"), key_of(shell, "previous-match")) == ("f", ",")


def test_two_commands_may_change_their_keys(shell: Shell) -> None:
    shell.settings.write_text("[keys]\nfact = 'a'\nallegation = 'f'\n", "utf-8")
    assert (key_of(shell, "fact"), key_of(shell, "allegation")) == ("a", "f")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("fakt = 'f'", "line 2: keys.fakt: there is no such command; `annotator keys` lists them."),
        ("\nfact = 'hyper+f'", "line 3: keys.fact: 'hyper+f' is no key that can be bound; write a character"),
        ("fact = ''", "line 2: keys.fact: '' is no key that can be bound"),
        ("fact = ' '", "line 2: keys.fact: ' ' is no key that can be bound"),
        ("fact = 'ctrl+q'", "line 2: keys.fact: 'ctrl+q' is no key that can be bound"),
        ("fact = 'ctrl+m'", "line 2: keys.fact: 'ctrl+m' is no key that can be bound"),
        ("fact = 'o'", "line 2: keys.fact: 'o' is a key of opinion too; give one of them another."),
        ("fact = '8'\nflag = '8'", "line 3: keys.flag: '8' is a key of fact too; give one of them another."),
        ("quote-source = 'e'", "line 2: keys.quote-source: 'e' is a key of edit too"),
        ("flag = ['m', ',']", "line 2: keys.flag: ',' is a key of previous-match too"),
        ("supports = '='", "line 2: keys.supports: '=' is a key of quote-source too"),
        ("stance = 't'", "line 2: keys.stance: 't' types or edits text on that screen; take one such as f5"),
        ("save = ['f2', '1']", "line 2: keys.save: '1' types or edits text on that screen"),
        ("search-leave = '?'", "line 2: keys.search-leave: '?' types or edits text on that screen"),
        ("found = 'space'", "line 2: keys.found: 'space' types or edits text on that screen"),
        ("choose = 'backspace'", "line 2: keys.choose: 'backspace' types or edits text on that screen"),
    ],
)
def test_keys_that_could_not_work_are_refused(shell: Shell, keys: str, told: str) -> None:
    shell.settings.write_text(f"[keys]\n{keys}\n", "utf-8")
    result = shell("keys")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith(f"annotator: {shell.settings}, {told}")


def test_no_command_has_the_name_of_another() -> None:
    commands = [key.id for keys in SCREENS.values() for key in keys]
    assert len(set(commands)) == len(commands)


@pytest.mark.parametrize("args", [(), ("open", CORPORA / "ferry-wire.txt")])
def test_a_wrong_setting_is_told_before_anything_is_drawn(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, args: tuple[str | Path, ...]
) -> None:
    monkeypatch.setattr("annotator.cli.screens._require_terminal", lambda *_: None)
    monkeypatch.setattr("annotator.tui.app.run", lambda *_args, **_kwargs: pytest.fail("drawn"))
    shell.settings.write_text("wrap_width = 'wide'", "utf-8")
    result = shell(*args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "settings.toml, line 1: wrap_width: must be 0, or a number of columns" in result.stderr
    shell.settings.unlink()
    assert shell("documents").stdout == ""


def test_the_screen_is_given_the_settings(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Preferences] = []

    def run(
        workspace: Workspace,
        document: Document | None = None,
        *,
        sources: bool = False,
        preferences: Preferences,
    ) -> None:
        given.append(preferences)

    monkeypatch.setattr("annotator.cli.screens._require_terminal", lambda *_: None)
    monkeypatch.setattr("annotator.tui.app.run", run)
    shell()
    shell.settings.write_text("advance = false\ntheme = 'colour-blind-light'", "utf-8")
    shell()
    assert given == [Preferences(), Preferences(theme="colour-blind-light", advance=False)]


def test_without_settings_nothing_is_loaded_for_them(shell: Shell) -> None:
    assert not loaded(shell, "keys") & {"tomllib", "textual", "platformdirs"}
    shell.settings.write_text("theme = 'nord'", "utf-8")
    assert "textual" not in loaded(shell, "settings")
