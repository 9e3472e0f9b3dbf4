"""A file is there whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from annotator.domain.errors import RefusedError
from annotator.writers.files import replacing


def fail_halfway(path: Path, failure: type[BaseException]) -> None:
    """Begin to write, and stop."""
    with replacing(path) as file:
        file.write(b"half")
        raise failure


def test_the_file_is_there_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "case.csv"
    with replacing(path) as file:
        file.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("failure", [ZeroDivisionError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, failure: type[BaseException]) -> None:
    path = tmp_path / "case.csv"
    path.write_bytes(b"old")
    with pytest.raises(failure):
        fail_halfway(path, failure)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "case.csv"
    path.touch(mode=0o640)
    with replacing(path) as file:
        file.write(b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 251 + ".csv")
    with replacing(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"


def test_a_full_disk_is_said_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "case.csv"
    path.write_bytes(b"old")
    with pytest.raises(RefusedError, match=r"Cannot write .*case\.csv \(No space left"), replacing(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
