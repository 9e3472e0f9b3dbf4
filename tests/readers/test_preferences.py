"""The settings file: what it says, and in which line it is wrong."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import NotFoundError, UnreadableError
from annotator.domain.preferences import EntryError, Preferences
from annotator.readers.preferences import LIMIT, read_preferences, read_settings


def allow(_preferences: Preferences) -> list[EntryError]:
    """Check nothing."""
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def refusal(path: Path, content: str | bytes) -> str:
    """What is told of a file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(UnreadableError) as caught:
        read_preferences(path, allow)
    told = str(caught.value)
    assert told.startswith(str(path))
    assert "\n" not in told
    return told.removeprefix(str(path))


def test_what_is_not_said_is_as_ever(path: Path) -> None:
    path.write_text("# nothing\n")
    assert read_preferences(path, allow) == Preferences()


def test_all_that_can_be_said(path: Path) -> None:
    path.write_text(
        "\ufefftheme = 'nord'\r\nadvance = false\r\nwrap_width = 72\r\ndaily_copies = 3\r\n"
        "[keys]\r\nfact = 'F5'\r\nnext = ['n', 'Down']\r\nredo = 'U'\r\n",
        "utf-8",
    )
    keys = {"fact": ("f5",), "next": ("n", "down"), "redo": ("U",)}
    said = Preferences(keys, "nord", advance=False, wrap_width=72, daily_copies=3)
    assert read_preferences(path, allow) == said


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("\n\nthem = 'nord'", ", line 3: them: there is no such setting; there are keys, theme, "),
        ("theme = 'a'\n\n[colours]\nx = 1", ", line 3: colours: there is no such setting"),
        ("theme = 3", ", line 1: theme: must be the name of a theme, in quotes."),
        ("advance = 1", ", line 1: advance: must be true or false."),
        ("advance = 'yes'", ", line 1: advance: must be true or false."),
        ("\nwrap_width = 19", ", line 2: wrap_width: must be 0, or a number of columns from 20 on."),
        ("wrap_width = true", ", line 1: wrap_width: must be 0"),
        ("wrap_width = 72.0", ", line 1: wrap_width: must be 0"),
        ("wrap_width = -1", ", line 1: wrap_width: must be 0"),
        ("daily_copies = -1", ", line 1: daily_copies: must be 0, or a number of copies."),
        ("\ndaily_copies = true", ", line 2: daily_copies: must be 0, or a number of copies."),
        ("keys = 'f'", ", line 1: keys: must be a table of keys"),
        ("[[keys]]\nfact = 'f'", ", line 1: keys: must be a table of keys"),
        ("[keys]\nnext = 'j'\n\nfact = 3", ", line 4: keys.fact: must be a key in quotes"),
        ("[keys]\nfact = []", ", line 2: keys.fact: must be a key in quotes"),
        ("[keys]\nnext = [\n'j',\n]\nfact = [\n'f',\n3\n]", ", line 5: keys.fact: must be a key in quotes"),
        ("keys.fact = {}", ", line 1: keys.fact: must be a key in quotes"),
        ("keys = { next = 'j', fact = 1 }", ", line 1: keys.fact: must be a key in quotes"),
        ('advance = true\n"theme" = """\nadvance = 2\n"""\n\nwrap_width = 3', ", line 6: wrap_width: must"),
        ("theme = 'a'\nadvance = yes", ", line 2: is not TOML (Invalid value); mend it."),
        ("advance = true\ntheme = 'a'\nadvance = true", ", line 3: is not TOML ("),
        ("advance = true\nkeys = {", ", line 2: is not TOML ("),
        (b"theme = 'a'\n# caf\xe9\n", ", line 2: is not UTF-8; save the file as that."),
        ("x = " + "[" * 5000, ": is nested too deeply; these are no settings."),
        ("#" * (LIMIT + 1), ": is larger than 10 kB; these are no settings."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(path: Path, content: str | bytes, told: str) -> None:
    assert refusal(path, content).startswith(told)


def test_what_is_not_allowed_is_told_with_its_line(path: Path) -> None:
    def check(_preferences: Preferences) -> list[EntryError]:
        return [EntryError(("keys", "fact"), "no.")]

    path.write_text("[keys]\n# f\n\nfact = 'g'\n")
    with pytest.raises(UnreadableError, match=r"settings\.toml, line 4: keys\.fact: no\."):
        read_preferences(path, check)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is a folder"):
        read_settings(tmp_path)
    with pytest.raises(NotFoundError):
        read_settings(tmp_path / "missing.toml")


GOOD = (
    "",
    "# theme = 'x'",
    "advance = true",
    'theme = """\nwrong = 1\n"""',
    "wrap_width = 0 # wrong = 1",
    "keys.next = ['j',\n# wrong = 1\n'k']",
    "keys.first = '''g'''",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(GOOD), unique=True), st.integers(0, len(GOOD)))
def test_a_wrong_entry_among_any_others_is_told_with_its_line(
    path: Path, statements: list[str], place: int
) -> None:
    place = min(place, len(statements))
    before = "\n".join([*statements[:place], ""]) if place else ""
    content = before + "\n".join(["wrong = 1", *statements[place:]])
    assert refusal(path, content).startswith(f", line {before.count(chr(10)) + 1}: wrong: ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(), st.text("[]{}'\"=.#\n x1keysfactheme,", max_size=60).map(str.encode)))
def test_any_file_is_read_or_refused_in_one_line(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        read_preferences(path, allow)
    except UnreadableError as error:
        assert str(error).isprintable()  # noqa: PT017 - most files are refused, some are not
