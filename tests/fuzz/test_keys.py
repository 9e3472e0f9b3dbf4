"""Whatever is typed, in bursts and in any order: no crash, and what was stored is whole."""

from contextlib import closing
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.services.doctor import diagnose
from annotator.services.workspace import open_workspace
from tests.tui.driving import add_sources, add_text, driving

LETTERS = "faoxsevwt123my=uUjklhcJSrnNgG/F.,dTp? BRn"
SEQUENCES = (
    *("\r", "\t", "\x1b", "\x7f", "\x1b[Z", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"),
    *("\x1b[H", "\x1b[F", "\x1b[5;5~", "\x10", "\x15", "\x17", "\x0b", "\x01", "\x05", "\x1b[15~"),
    *("\x1b[<0;20;10M\x1b[<0;20;10m", "\x1b[<64;20;10M", "\x1b[<0;20;22M\x1b[<0;20;22m"),
    *("\x1b[200~2021 \x1b[31m\x1b[201~", "port", "2020-01-01", "é漢"),
)
bursts = st.lists(
    st.lists(st.sampled_from([*LETTERS, *SEQUENCES]), min_size=1, max_size=6).map("".join),
    min_size=1,
    max_size=25,
)


@pytest.fixture
def empty(tmp_path: Path, empty_database: bytes) -> Path:
    path = tmp_path / "empty.db"
    path.write_bytes(empty_database)
    path.chmod(0o600)
    return path


async def typed(empty: Path, keys: list[str]) -> None:
    """Type all of it in a document of a database of its own."""
    with TemporaryDirectory() as name:
        path = Path(copy(empty, f"{name}/annotator.db"))
        with closing(open_workspace(str(path), "ana")) as workspace:
            add_sources(workspace, "Port log", "Minutes of the board")
            document = add_text(workspace)
            async with driving(workspace, document) as at:
                for burst in keys:
                    await at.burst(burst)
                    if not at.app.is_running:
                        break
                assert at.app.return_code in {None, 0}
        assert list(diagnose(str(path))) == []


@settings(max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(bursts)
async def test_any_keys_are_obeyed_or_passed_by(empty: Path, keys: list[str]) -> None:
    await typed(empty, keys)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(bursts)
async def test_many_keys_are_obeyed_or_passed_by(empty: Path, keys: list[str]) -> None:
    await typed(empty, keys)
