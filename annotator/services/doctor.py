"""Examining a database: is it whole, does it agree with itself, and what to do where it does not."""

import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from annotator.domain.chain import Broken, verify
from annotator.domain.diagnosis import Check, Finding
from annotator.domain.documents import NumberedSpan, Span, first_misplaced
from annotator.domain.errors import OutOfReachError, StorageError
from annotator.domain.identity import digest, document_uid
from annotator.services.replaying import replay
from annotator.services.workspace import database_path
from annotator.storage import backups, documents, exports, integrity, ledger, source_texts
from annotator.storage.database import Database, Transaction
from annotator.storage.opening import HEAD, answering, is_writable, open_as_it_is

Findings = Iterator[Finding]


def diagnose(database: str) -> Findings:
    """What is wrong with the database that a path or URL names; it is neither made, migrated nor changed.

    However much it holds, only one text is in memory at a time.
    """
    path = database_path(database)
    restoring = cache(partial(_restoring, path))
    with suppress(OSError):  # a folder that may not be entered: opening the database tells it
        yield from _modes(path)
        yield from _copies(path)
    try:
        opened, revision = open_as_it_is(path)
    except StorageError as error:
        yield _failure(Check.OPENING, error, restoring)
        return
    with closing(opened):
        yield from _Examination(opened, restoring).findings(revision)


@dataclass(frozen=True, slots=True)
class _Examination:
    """A database that could be opened."""

    database: Database
    restoring: Callable[[], str]
    """What to do where the file is damaged."""

    def findings(self, revision: str) -> Findings:
        looks: dict[Check, Callable[[Transaction], Findings]] = {
            Check.PAGES: self._pages,
            Check.KEYS: self._keys,
        }
        if revision == HEAD:
            looks |= _LOOKS
        else:
            words = f"the database is of revision {revision}, this program of {HEAD}"
            yield Finding(
                Check.SCHEMA,
                words,
                "Any other command migrates an older one; a newer one needs a newer program.",
            )
        for check, look in looks.items():
            yield from self._looked(check, look)
        if revision == HEAD and is_writable(self.database.path):
            yield from self._indexes()

    def _looked(self, check: Check, look: Callable[[Transaction], Findings]) -> Findings:
        """What one look finds; a file that cannot be read any further is a finding too."""
        try:
            with answering(self.database.path), self.database.read() as transaction:
                yield from look(transaction)
        except StorageError as error:
            yield _failure(check, error, self.restoring)
        except (AttributeError, TypeError):  # a wrong byte in a row can make any of its values none, or bytes
            yield Finding(check, "a row holds what its column cannot hold", self.restoring())

    def _pages(self, transaction: Transaction) -> Findings:
        for words in integrity.pages(transaction):
            yield Finding(Check.PAGES, words, self.restoring())

    def _keys(self, transaction: Transaction) -> Findings:
        for table, key, parent in integrity.orphans(transaction):
            words = f"row {key} of {table} names a row of {parent} that is not there"
            yield Finding(Check.KEYS, words, self.restoring())

    def _indexes(self) -> Findings:
        """A full-text index is asked in a transaction that could write, and does not."""
        try:
            for index in integrity.INDEXES:
                with answering(self.database.path), self.database.write() as transaction:
                    is_whole = integrity.is_index_whole(transaction, index)
                if not is_whole:
                    command = shlex.join(["sqlite3", str(self.database.path), integrity.rebuilding(index)])
                    words = f"{index} does not agree with what it is of: searches may miss something"
                    yield Finding(Check.INDEX, words, f"Build it anew: {command}")
        except StorageError as error:
            yield _failure(Check.INDEX, error, self.restoring)


def _failure(check: Check, error: StorageError, restoring: Callable[[], str]) -> Finding:
    """What ended a look; a copy is no help where the file is only out of reach."""
    if any(isinstance(one, OutOfReachError) for one in (error, error.__cause__)):
        words, _, advice = str(error).rpartition(": ")
        return Finding(check, words, advice[:1].upper() + advice[1:])
    return Finding(check, str(error), restoring())


def _texts(transaction: Transaction) -> Findings:
    """Whether each text is the one that was imported."""
    restore = "Restore a copy from before: a text never changes."
    for document in documents.all_documents(transaction):
        is_same = _has_digest(documents.text(transaction, document.id), document.sha256)
        if not is_same or document_uid(document.sha256) != document.uid:
            words = f"the text of {document.name} is not the one that was imported"
            yield Finding(Check.TEXT, words, restore)
    for uid, expected in integrity.sources_with_text(transaction):
        if not _has_digest(source_texts.text(transaction, uid), expected):
            advice = f"Give it its text again: annotator sources edit {uid} --text FILE"
            yield Finding(Check.TEXT, f"the text of source {uid} is not the one it was given", advice)


def _has_digest(text: object, sha256: str | None) -> bool:
    """Whether what a column of texts holds is a text, and the one with this digest."""
    return isinstance(text, str) and digest(text) == sha256


def _sentences(transaction: Transaction) -> Findings:
    """Whether the sentences of each document are in order, numbered, and leave out only white space."""
    for document in documents.all_documents(transaction):
        text: object = documents.text(transaction, document.id)
        spans = _in_turn(exports.sentences(transaction, document.id))
        number = first_misplaced(text, spans) if isinstance(text, str) else 1
        if number:
            words = f"sentence {number} of {document.name} is not where it should be"
            yield Finding(Check.SENTENCES, words, "Restore a copy from before, or the export --full of it.")


def _in_turn(rows: Iterable[NumberedSpan]) -> Iterator[Span]:
    """The spans of sentences, before the text where a number is wrong or an edge is none."""
    for expected, (start, end, number) in enumerate(rows, 1):
        is_right = number == expected and isinstance(start, int) and isinstance(end, int)
        yield Span(start, end) if is_right else Span(-1, -1)


def _claims(transaction: Transaction) -> Findings:
    """Whether each claim is inside one sentence, apart from the others of its analyst, and listed rightly."""
    looks = {
        "is not inside one sentence": integrity.misplaced_claims,
        "overlaps another claim of its analyst": integrity.overlapping_claims,
        "is wrongly listed as whole or part of a sentence": integrity.miscounted_claims,
    }
    for words, look in looks.items():
        for uid, name in look(transaction):
            yield Finding(Check.CLAIMS, f"annotation {uid} ({name}) {words}", "Restore a copy from before.")


def _quotes(transaction: Transaction) -> Findings:
    """Whether each quote that was found has a place in its source's text."""
    for uid, name in integrity.misplaced_quotes(transaction):
        words = f"the quote of evidence {uid} has a place that is not in the text of {name}"
        yield Finding(Check.QUOTES, words, "Change the quote and change it back: it is looked up anew.")


def _chain(transaction: Transaction) -> Findings:
    """Whether each entry of the ledger is as it was written."""
    chain = verify(ledger.links(transaction))
    if isinstance(chain, Broken):
        advice = "`annotator log --verify` tells more; compare with an older copy of the database."
        yield Finding(Check.CHAIN, f"entry {chain.link.id} of the ledger does not fit: {chain.fault}", advice)


_LOOKS: dict[Check, Callable[[Transaction], Findings]] = {
    Check.TEXT: _texts,
    Check.SENTENCES: _sentences,
    Check.CLAIMS: _claims,
    Check.QUOTES: _quotes,
    Check.CHAIN: _chain,
    Check.LEDGER: replay,
}


def _modes(path: Path) -> Findings:
    """Whether anybody else may read the database, or what is beside it."""
    for file in backups.files(path):
        if file.stat().st_mode & 0o077:
            mode = "700" if file.is_dir() else "600"
            command = shlex.join(["chmod", mode, str(file)])
            yield Finding(Check.FILES, f"others may read {file}", f"Keep it to yourself: {command}")


def _copies(path: Path) -> Findings:
    """Whether the copy of a day can be written."""
    folder = backups.folder(path)
    if is_writable(path) and not backups.is_folder_usable(path):
        chmod = shlex.join(["chmod", "700", str(folder)])
        advice = (
            f"Let yourself in: {chmod}" if folder.is_dir() else "Move it elsewhere: a folder belongs there."
        )
        yield Finding(Check.FILES, f"no daily copy can be written to {folder}", advice)


def _restoring(path: Path) -> str:
    """How to go back to the newest copy that is whole."""
    copy = backups.newest_whole(path)
    if copy is None:
        return f"There is no whole copy in {backups.folder(path)}: restore one that was written elsewhere."
    command = shlex.join(["annotator", "--db", str(copy), "backup", str(path)])
    return f"To go back to the newest whole copy, move {path} and {path}-wal elsewhere, then: {command}"
