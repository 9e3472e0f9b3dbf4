"""From the first sentence to leaving: a key, what it does, what came of it."""

from typing import Final

from annotator.cli.plain.recutting import Recutting
from annotator.cli.plain.talk import by_name, parsed
from annotator.cli.plain.typed import typing
from annotator.domain.documents import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.preferences import Preferences
from annotator.services import documents
from annotator.services.workspace import Workspace
from annotator.tui.key_names import caption as named
from annotator.tui.keys import STEPPING, caption

PROMPT: Final = ">"


class Session(Recutting):
    """Steps through one document until whoever types leaves it."""

    _has_left = False

    def run(self) -> None:
        """Say the first sentence at once, then read the whole document and do what is typed."""
        try:
            self.tell(f"{self.document.name}. {caption('help')} lists the keys, {caption('leave')} leaves.")
            self._open_whole()
            known = by_name(STEPPING)
            while not self._has_left:
                self.prompt(PROMPT)
                name = self.typed.key()
                key = known.get(name)
                self.say(key.words if key else f"{named(name)} is no key here: {caption('help')} lists them.")
                if key:
                    self.do(key.action)
        except (EOFError, KeyboardInterrupt):
            self.say("Left.")
        finally:
            self._put_down()

    def do(self, action: str) -> None:
        """Do what a key asks for; what cannot be done is said in a line, and the session goes on."""
        name, values = parsed(action)
        try:
            getattr(self, f"action_{name}")(*values)
        except AnnotatorError as error:
            self.say(str(error))
            self.typed.forget()

    def _open_whole(self) -> None:
        """Put the whole document in the place of its part."""
        if not self.cursor.is_whole:
            whole = self.ask(documents.open_whole, self.document)
            self.at.reopen(whole, self.cursor.place().span.start)
            self.tell_more()

    def _put_down(self) -> None:
        """Remember where one is; where that cannot be stored, one may leave all the same."""
        try:
            self.ask(documents.leave, self.document, self.cursor.place().span.start)
        except AnnotatorError as error:
            self.say(str(error))

    def action_as_of(self) -> None:
        """Ask for the day as of which evidence counts."""
        from annotator.domain.days import as_day  # noqa: PLC0415 - not before it is asked for

        def count_as_of(typed: str) -> None:
            self.at.as_of = as_day(typed) if typed not in {"", "-"} else None

        self.ask_until("As of which day, as 2024-05-31; Enter: any", count_as_of)
        self.tell()

    def action_definitions(self) -> None:
        """Say what the labels mean."""
        from annotator.cli.plain.guidance import definition_lines  # noqa: PLC0415 - as above
        from annotator.services.guide import guide  # noqa: PLC0415 - as above

        self.say(*definition_lines(self.ask(guide)))
        self.tell_again()

    def action_progress(self) -> None:
        """Say how far the work is, in this document first."""
        from annotator.cli.plain.guidance import progress_lines  # noqa: PLC0415 - as above
        from annotator.services.statistics import count  # noqa: PLC0415 - as above

        self.say(*progress_lines(self.ask(count), self.document))
        self.tell_again()

    def action_help(self) -> None:
        """Say all keys."""
        from annotator.cli.plain.guidance import key_lines  # noqa: PLC0415 - as above

        self.say(*key_lines())
        self.tell_again()

    def action_leave(self) -> None:
        """Leave the document."""
        self._has_left = True


def run(workspace: Workspace, document: Document, preferences: Preferences) -> None:
    """Step through a document by what comes from standard input. Raises `AnnotatorError` where it is gone."""
    with typing() as typed:
        Session(workspace, document, typed, advances=preferences.advance).run()
