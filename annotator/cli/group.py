"""A group of commands, each imported when it is called, whose failures are one line on standard error."""

import gc
import io
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NoReturn, cast

import click

from annotator.domain.errors import AnnotatorError
from annotator.domain.text import shown


def complain(message: str) -> None:
    """Say on standard error, in one line, what is wrong."""
    click.echo(f"annotator: {shown(' '.join(message.split()))}", err=True)


class LazyGroup(click.Group):
    """Commands by name: the module whose `command` each one is, and what the help says of it in one line."""

    def __init__(self, *, lazy: Mapping[str, tuple[str, str]], **attributes: Any) -> None:
        stubs = {name: click.Command(name, short_help=line) for name, (_, line) in lazy.items()}
        super().__init__(commands=stubs, **attributes)
        self._modules = {name: module for name, (module, _) in lazy.items()}

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Names in the order in which they were given."""
        return list(self.commands)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; what an import makes stays, so that looking for garbage in it is in vain."""
        module = self._modules.get(cmd_name)
        gc.disable()
        try:
            return cast("click.Command", import_module(module).command) if module else None
        finally:
            gc.freeze()
            gc.enable()

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, stub.short_help or "") for name, stub in self.commands.items()])

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run the command line and exit with its code; a person's mistake is one line, never a traceback."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # for encodings that lack a letter of a title
        sys.exit(self._exit_code(*args, **kwargs))

    def _exit_code(self, *args: Any, **kwargs: Any) -> int:
        try:
            return super().main(*args, **{**kwargs, "standalone_mode": False}) or 0
        except click.UsageError as error:
            hint = f" Try `{error.ctx.command_path} --help`." if error.ctx else ""
            complain(error.format_message() + hint)
            return error.exit_code
        except AnnotatorError as error:
            complain(str(error))
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            return 130
        except OSError as error:
            if error.errno is None:
                raise
            if error.filename is None:  # standard output, which would fail once more when Python ends
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            complain(f"{error.filename or 'Cannot write'}: {error.strerror}.")
            return 1
