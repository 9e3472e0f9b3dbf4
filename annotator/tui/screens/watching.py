"""Two programs on one database: what the other one stores is seen without leaving the document."""

import asyncio
from typing import Protocol, cast

from annotator.domain.errors import StorageError
from annotator.domain.preferences import Preferences
from annotator.services import documents
from annotator.services.documents import Reading
from annotator.tui.screens.recutting import RecuttingScreen

WATCH = 1.0
"""Seconds between two looks whether another program changed the database."""


class _Program(Protocol):
    preferences: Preferences
    acting: asyncio.Lock


class WatchingScreen(RecuttingScreen):
    """A document that is read anew when another program changed the database."""

    def __init__(self, reading: Reading) -> None:
        """`reading` is the whole document, or that part of it which is shown first."""
        super().__init__(reading)
        self._failed_watch = ""
        """What the last look for changes failed with, so that it is told once."""

    async def _watch(self) -> None:
        """Look now and then whether another program changed the database, or took its file away."""
        if self.is_current:
            await self.do_if_free("catch_up")

    async def do_if_free(self, action: str) -> None:
        """Do what no key asked for, unless one is being done: a screen that waits its turn paints nothing."""
        if not self._program.acting.locked():
            await self.do(action)

    async def action_catch_up(self) -> None:
        """Show what other programs stored meanwhile; what goes wrong is told once."""
        try:
            await self.catch_up()
        except StorageError as error:
            failed_before, self._failed_watch = self._failed_watch, str(error)
            if failed_before != self._failed_watch:
                raise
        else:
            self._failed_watch = ""

    async def catch_up(self) -> None:
        """Read the document anew where another program changed the database since."""
        if not self.cursor.is_whole or await self.ask(documents.version) == self.cursor.version:
            return
        await self.read_anew()

    async def read_anew(self) -> None:
        """Read the document anew; what is told of the current sentence stays."""
        notice, chosen, offer = self.notice, self.at.chosen, self.at.offer
        await self.reload(self.cursor.place().span.start, notice)
        self.arrive(self.cursor.current, self.at.claims, notice, chosen=chosen, offer=offer)

    @property
    def _program(self) -> _Program:
        return cast("_Program", self.app)
