"""The source library by commands."""

import json
from pathlib import Path

from tests.cli.conftest import CORPORA, Shell


def test_a_source_is_added_and_listed(shell: Shell) -> None:
    given = ("--title", "Port  log", "--author", "A. Lind", "--publisher", "Port", "--date", "2025")
    added = shell(
        "sources", "add", *given, "--url", "https://example.org/log", "--reliability", "b", "--note", "Copy"
    )
    uid = added.stdout.rstrip("\n")
    assert added.stderr == ""
    assert (
        shell("sources", "list").stdout
        == f"{uid}\tB\tPort log\tA. Lind\tPort\t2025\thttps://example.org/log\n"
    )
    (value,) = map(json.loads, shell("sources", "list", "--json").stdout.splitlines())
    assert (value["uid"], value["reliability"], value["note"]) == (uid, "B", "Copy")


def test_one_like_it_is_named_before_it_is_added_twice(shell: Shell) -> None:
    shell("sources", "add", "--title", "Port log, May 4", "--url", "https://example.org/log")
    for given in (("--title", "Port Log May 4"), ("--url", "http://www.example.org/log/?utm_source=x")):
        result = shell("sources", "add", *given)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "'Port log, May 4'" in result.stderr
    assert shell("sources", "add", "--title", "Port log, May 4", "--anyway").exit_code == 0
    assert len(shell("sources", "list").stdout.splitlines()) == 2


def test_a_list_of_sources_is_imported_once(shell: Shell) -> None:
    first, again = (shell("sources", "import", CORPORA / "sources.csv") for _ in range(2))
    assert (first.exit_code, first.stdout, first.stderr) == (0, "", "12 sources added, 0 there already.\n")
    assert again.stderr == "0 sources added, 12 there already.\n"


def test_words_find_sources_best_first(shell: Shell) -> None:
    shell("sources", "import", CORPORA / "sources.csv")
    found = shell("sources", "list", "fire", "wardens").stdout.splitlines()
    assert 0 < len(found) < 12
    assert "fire wardens" in found[0]
    assert shell("sources", "list", "w\udcffardens").exit_code == 0


def test_the_json_of_a_library_fills_another_one(shell: Shell, tmp_path: Path) -> None:
    shell("sources", "import", CORPORA / "sources.csv")
    listed = shell("sources", "list", "--json").stdout
    (tmp_path / "library.jsonl").write_text(listed)
    other = Shell(tmp_path / "other.db")
    other("sources", "import", tmp_path / "library.jsonl")
    assert other("sources", "list", "--json").stdout == listed
