"""The command palette, fit for keys that come in a burst."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual import command
from textual.await_complete import AwaitComplete


class CommandPalette(command.CommandPalette):
    """Textual's, which takes keys for options that are not drawn yet, and may be left only once."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave the palette, unless that was done."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


def once(call: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    """The call, made the first time only: the palette makes it at each Enter of a burst."""
    calls = iter((call,))

    async def first() -> None:
        for made in calls:
            await made()

    return first
