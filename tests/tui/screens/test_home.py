"""The documents, how far each one is, and how they come in and go out."""

import json
from contextlib import closing
from pathlib import Path

from annotator.domain.selections import Selection
from annotator.services.documents import list_documents
from annotator.services.exporting import export
from annotator.services.workspace import Workspace, open_workspace
from tests.tui.driving import TEXT, Driver, add_text, driving


def listed(at: Driver) -> list[str]:
    """The lines of the list, with single spaces."""
    return [" ".join(line.split()) for line in at.lines[1:-1] if " %" in line]


async def test_documents_are_listed_with_their_counts(workspace: Workspace) -> None:
    document = add_text(workspace)
    add_text(workspace, "Quite another text. It has two sentences.", "Other")
    async with driving(workspace, document) as at:
        await at.press("f", "a", "a", "x")
    async with driving(workspace) as at:
        assert at.on == "HomeScreen"
        assert "Documents: 2 Sentences tagged: 4 of 10" in at.title
        first, second = listed(at)
        assert first.startswith("Pier ━")
        assert first.endswith("F 1 A 2 O 0 x 1 4/8 50 %")
        assert second.endswith("F 0 A 0 O 0 x 0 0/2 0 %")


async def test_enter_opens_one_and_coming_back_shows_new_counts(workspace: Workspace) -> None:
    add_text(workspace, "Quite another text. It has two sentences.", "Other")
    add_text(workspace)
    async with driving(workspace) as at:
        await at.press("j", "enter")
        assert at.on == "SteppingScreen"
        assert "Pier" in at.title
        await at.press("f", "o", "q")
        assert at.on == "HomeScreen"
        assert listed(at)[1].endswith("F 1 A 0 O 1 x 0 2/8 25 %")
        await at.press("enter")
        assert "Pier" in at.title, "the same document is still the marked one"


async def test_arrows_go_round(workspace: Workspace) -> None:
    for name in ("One", "Two", "Three"):
        add_text(workspace, f"Text {name}.", name)
    async with driving(workspace) as at:
        await at.press("k", "k", "down", "j", "up", "up", "enter")
        assert at.title.startswith("Two")


async def test_a_burst_from_the_documents_on(workspace: Workspace) -> None:
    document = add_text(workspace)
    async with driving(workspace) as at:
        await at.burst("\rfaoq\rfq\ra")
        assert at.on == "SteppingScreen"
        assert at.gutter == "FAOFA···"
    assert list_documents(workspace)[0].document == document
    assert list_documents(workspace)[0].tagged == 5


async def test_an_empty_library_says_what_to_do(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text(TEXT, "utf-8")
    async with driving(workspace) as at:
        assert "press i to import a file or a folder" in at.drawn
        await at.press("enter", "j", "k", "up")
        assert at.on == "HomeScreen"
        await at.press("i")
        await at.paste(str(tmp_path / "pier.txt"))
        await at.press("enter")
        assert [line.split()[0] for line in listed(at)] == ["pier"]
        assert "press i" not in at.drawn
        await at.press("enter")
        assert at.on == "SteppingScreen"


async def test_a_folder_is_imported(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"Text {name}.", "utf-8")
    async with driving(workspace) as at:
        await at.press("i")
        await at.paste(str(folder))
        await at.press("enter")
        assert at.on == "HomeScreen"
        assert [line.split()[0] for line in listed(at)] == ["one", "two"]
        (notice,) = at.notices
        assert "2 imported" in notice


async def test_a_missing_path_is_told_and_what_was_typed_stays(workspace: Workspace, tmp_path: Path) -> None:
    path = str(tmp_path / "missing[b].txt")
    async with driving(workspace, size=(160, 24)) as at:
        await at.press("i")
        await at.paste(path)
        await at.press("enter")
        assert at.on == "FieldsDialog"
        assert path in at.drawn
        (notice,) = at.notices
        assert "missing[b].txt: no such file; check the path." in notice
        (tmp_path / "missing[b].txt").write_text(TEXT, "utf-8")
        await at.press("enter")
        assert at.on == "HomeScreen"
    assert len(list_documents(workspace)) == 1


async def test_nothing_named_is_told(workspace: Workspace) -> None:
    async with driving(workspace) as at:
        for key in ("i", "x"):
            await at.press(key, "enter")
            assert at.on == "FieldsDialog"
            assert at.notices
            await at.press("escape")
            assert at.on == "HomeScreen"


async def test_annotations_are_exported(workspace: Workspace, tmp_path: Path) -> None:
    document = add_text(workspace)
    path = tmp_path / "claims.jsonl"
    async with driving(workspace, document) as at:
        await at.press("f", "a")
    async with driving(workspace) as at:
        await at.press("x")
        await at.paste(str(path))
        await at.press("enter")
        assert at.on == "HomeScreen"
        (notice,) = at.notices
        assert notice.startswith("2 annotations written to ")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [TEXT[row["start"] : row["end"]] == row["text"] for row in rows] == [True, True]


async def test_an_export_of_an_unknown_kind_is_told(workspace: Workspace, tmp_path: Path) -> None:
    add_text(workspace)
    async with driving(workspace) as at:
        await at.press("x")
        await at.paste(str(tmp_path / "claims.xls"))
        await at.press("enter")
        assert at.on == "FieldsDialog"
        assert at.notices == ["Cannot export to 'claims.xls': give a file that ends in .csv or .jsonl."]
    assert not (tmp_path / "claims.xls").exists()


async def test_a_whole_export_is_imported_with_its_tags(
    workspace: Workspace, empty_database: bytes, tmp_path: Path
) -> None:
    document = add_text(workspace)
    async with driving(workspace, document) as at:
        await at.press("f", "a")
    export(workspace, tmp_path / "all.jsonl", Selection(), full=True)
    (tmp_path / "other.db").write_bytes(empty_database)
    with closing(open_workspace(str(tmp_path / "other.db"), "ana")) as other:
        async with driving(other) as at:
            await at.press("i")
            await at.paste(str(tmp_path / "all.jsonl"))
            await at.press("enter")
            assert listed(at)[0].endswith("F 1 A 1 O 0 x 0 2/8 25 %")


async def test_more_documents_than_lines_scroll(workspace: Workspace) -> None:
    for number in range(40):
        add_text(workspace, f"Text {number}.", f"Document {number}")
    async with driving(workspace) as at:
        await at.press("k")
        assert "Document 39" in at.drawn
        await at.press("enter")
        assert at.title.startswith("Document 39")
        await at.press("q")
        assert "Document 39" in at.drawn, "it is in view when one comes back"
        assert "Document 0 " not in at.drawn
