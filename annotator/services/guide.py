"""The project's own guideline: set, read, removed."""

from pathlib import Path

from annotator.domain.errors import NotFoundError, RefusedError, UnreadableError
from annotator.domain.events import Act
from annotator.domain.guide import Guide
from annotator.domain.records import GuideRecord
from annotator.domain.text import shown, tidy
from annotator.readers.encoding import decode
from annotator.readers.files import read_bytes
from annotator.readers.plain import LIMIT as READABLE
from annotator.services.fitting import require_text
from annotator.services.paths import at_home
from annotator.services.workspace import Workspace
from annotator.storage import guide as rows
from annotator.storage import ledger
from annotator.storage.database import Transaction

LIMIT = 1_000_000
"""Largest guideline, in bytes of its file."""


def guide(workspace: Workspace) -> Guide | None:
    """The guideline, if there is one."""
    with workspace.database.read() as transaction:
        return rows.find(transaction)


def set_guide(workspace: Workspace, path: Path) -> Guide:
    """Read a guideline and put it in the place of the one that is there; the same one again is no act.

    Raises `AnnotatorError` where the file cannot be read, is larger than 1 MB, or holds no text.
    """
    new = _read(at_home(path))
    with workspace.database.write() as transaction:
        if rows.find(transaction) != new:
            _put(transaction, workspace, new)
    return new


def restore_guide(transaction: Transaction, workspace: Workspace, record: GuideRecord) -> bool:
    """Put the guideline of an export there, unless there is one; whether it was put.

    Raises `RefusedError` where its text is none, or longer than a file of 1 MB can be in any encoding.
    """
    require_text(record.text)
    if len(record.text) > LIMIT:
        raise RefusedError(f"field `text` is longer than {LIMIT:,} characters.")
    is_new = rows.find(transaction) is None
    if is_new:
        _put(transaction, workspace, _guide(record.name, record.text))
    return is_new


def remove_guide(workspace: Workspace) -> Guide:
    """Take the guideline away, and give back what it was. Raises `NotFoundError` where there is none."""
    with workspace.database.write() as transaction:
        old = rows.find(transaction)
        if old is None:
            raise no_guide()
        _put(transaction, workspace, None)
        return old


def no_guide() -> NotFoundError:
    """What is said where a guideline is asked for and there is none."""
    return NotFoundError("There is no guideline yet: `annotator guide set FILE` sets one.")


def _put(transaction: Transaction, workspace: Workspace, new: Guide | None) -> None:
    rows.replace(transaction, new)
    ledger.append(transaction, annotator=workspace.annotator, act=Act.SET_GUIDE)


def _guide(name: str, text: str) -> Guide:
    return Guide(tidy(name) or "guideline", text)


def _read(path: Path) -> Guide:
    name = shown(path)
    data = read_bytes(path, READABLE)
    if len(data) > LIMIT:
        raise UnreadableError(f"{name}: is larger than 1 MB; keep in it only what analysts look up.")
    text = decode(data, name)
    if not text.strip():
        raise UnreadableError(f"{name}: holds nothing but white space; write the guideline into it.")
    return _guide(path.name, text)
