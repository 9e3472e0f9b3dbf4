"""The source library: change, grade, merge, delete."""

from functools import partial

from annotator.domain.errors import UnreadableError
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.text import tidy
from annotator.services import library, removing
from annotator.services.library import Entry
from annotator.services.source_fields import edited
from annotator.services.source_import import read_text
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from annotator.tui import source_lines
from annotator.tui.field import Field
from annotator.tui.screens.confirm import ConfirmDialog
from annotator.tui.screens.source_list import SourceList
from annotator.tui.text import visible


class SourcesScreen(SourceList):
    """What one does to the marked source."""

    async def action_leave(self) -> None:
        """Leave a merge, or what was searched for; else go back, or out of the program if it began here."""
        if self.merging is not None:
            await self.action_merge()
        elif self._answered:
            await self.action_unsearch()
        elif self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss(None)

    async def action_edit(self) -> None:
        """Type what is known of the source; while one is to be merged, ask whether into this one."""
        if self.entry is None:
            return
        if self.merging is not None:
            await self._ask_to_merge(self.merging, self.entry)
            return
        entry = self.entry
        fields = source_lines.fields(entry.source, entry.origin)
        await self.type("Source", fields, partial(self._write, entry.source, fields))

    async def _write(self, source: Source, fields: list[Field], *typed: str | None) -> None:
        await self.ask(_change, source, _changes(fields, typed))
        await self.show_again(source.uid)

    async def action_new(self) -> None:
        """Type what is known of a new source."""
        fields = source_lines.fields(Source(""))
        await self.type("New source", fields, partial(self._add, fields))

    async def _add(self, fields: list[Field], *typed: str | None) -> None:
        source = await self.ask(edited, Source(new_uid()), _changes(fields, typed))
        await self.ask(add_source, source)
        self.notify(visible(f"{source.name} is in the library."), markup=False)
        await self.show_again(source.uid)

    async def action_grade(self, letter: str) -> None:
        """Grade the source."""
        if self.entry is not None:
            await self.ask(_change, self.entry.source, {"reliability": letter})
            await self.show_again(self.entry.source.uid)

    async def action_text(self) -> None:
        """Type which file holds the full text."""
        if self.entry is not None:
            source = self.entry.source
            field = Field("File", hint="such as ~/report.pdf")
            await self.type("Full text", [field], partial(self._read, source), about=source.name)

    async def _read(self, source: Source, path: str | None) -> None:
        if path is None:
            raise UnreadableError("Nothing was named: type the path of a file.")
        await self.ask(_take_text, source.uid, path)
        await self.show_again(source.uid)

    async def action_merge(self) -> None:
        """Choose the source into which the marked one is merged, or merge none."""
        left, self.merging = self.merging, self.entry.source if self.entry and not self.merging else None
        await self.show_all(left.uid if left else 0)

    async def _ask_to_merge(self, merging: Source, into: Entry) -> None:
        gone = await self.ask(library.look_up, merging.uid)
        told = [
            f"{source_lines.named(gone)} becomes {source_lines.named(into)}.",
            "Its links go over, and what only it says of itself; it is not in the library any more.",
            "That cannot be undone.",
        ]
        do = partial(self._merge, gone.source.uid, into.source.uid)
        await self.open(ConfirmDialog("Merge", told, do))

    async def _merge(self, uid: str, into_uid: str) -> None:
        await self.ask(removing.merge_sources, uid, into_uid)
        self.merging = None
        await self.show_all(into_uid)

    async def action_delete(self) -> None:
        """Ask whether to delete the source, unless it is in use."""
        if self.entry is not None:
            source = self.entry.source
            await self.ask(removing.require_unused, source.uid)
            told = [f"{source.name} is taken out of the library."]
            if self.entry.characters is not None:
                told.append(f"Its text of {self.entry.characters:,} characters is lost.")
            if source.note:
                told.append(f"Its note is lost: {source.note}")
            told.append("That cannot be undone.")
            await self.open(ConfirmDialog("Delete", told, partial(self._delete, source.uid)))

    async def _delete(self, uid: str) -> None:
        await self.ask(removing.delete_source, uid)
        await self.show_again()


def _changes(fields: list[Field], typed: tuple[str | None, ...]) -> dict[str, str | None]:
    """What was typed in the fields in which something else stood."""
    rows = zip(source_lines.FIELDS, fields, typed, strict=True)
    return {name: text for name, field, text in rows if text != tidy(field.value)}


def _change(workspace: Workspace, source: Source, typed: dict[str, str | None]) -> None:
    library.change_source(workspace, edited(workspace, source, typed))


def _take_text(workspace: Workspace, uid: str, path: str) -> None:
    library.set_text(workspace, uid, read_text(path))
