"""Uids, digests and times."""

import time
import uuid
from hashlib import sha256

import pytest

from annotator.domain.identity import digest, document_uid, new_uid, now


def test_uids_are_unique_and_well_formed() -> None:
    uids = {new_uid() for _ in range(2000)}
    assert len(uids) == 2000
    assert {(uuid.UUID(uid).version, uuid.UUID(uid).variant) for uid in uids} == {(7, uuid.RFC_4122)}


def test_uids_sort_by_the_time_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    uids = []
    for nanoseconds in range(1_700_000_000_000_000_000, 1_700_000_000_003_000_000, 500):
        monkeypatch.setattr(time, "time_ns", lambda moment=nanoseconds: moment)
        uids.append(new_uid())
    assert uids == sorted(uids)


def test_a_uid_holds_the_time_in_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_700_000_000_123_999_999)
    assert uuid.UUID(new_uid()).int >> 80 == 1_700_000_000_123


def test_a_text_has_the_same_uid_everywhere() -> None:
    assert digest("Ünï🎉") == sha256("Ünï🎉".encode()).hexdigest()
    assert document_uid(digest("a")) == document_uid(digest("a")) != document_uid(digest("b"))


def test_now_is_utc_to_the_millisecond() -> None:
    assert len(now()) == len("2025-03-05T10:00:00.000Z")
    assert now().endswith("Z")
    assert now() <= now()
