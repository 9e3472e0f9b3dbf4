"""The house stands as it was drawn: what imports what, how large things are, and what the database is."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from annotator.services.workspace import Workspace
from annotator.storage import migrations
from annotator.storage.opening import HEAD
from annotator.storage.tables import metadata
from tests.services.support import rows

PROJECT = Path(__file__).parents[1]
MODULES = sorted((PROJECT / "annotator").rglob("*.py"))
LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 50


def test_imports_point_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache", "--config", PROJECT / "pyproject.toml"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 broken" in done.stdout


def test_modules_are_short() -> None:
    lines = {str(path.relative_to(PROJECT)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert len(lines) > 50
    assert {name: count for name, count in lines.items() if count > LINES_OF_A_MODULE} == {}


def functions() -> Iterator[tuple[str, int]]:
    """Each function with the number of its lines."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                end = node.end_lineno or node.lineno
                yield f"{path.relative_to(PROJECT)}:{node.name}", end - node.lineno + 1


def test_functions_are_short() -> None:
    assert {name: lines for name, lines in functions() if lines > LINES_OF_A_FUNCTION} == {}


def test_the_migrations_build_the_tables(workspace: Workspace) -> None:
    index = "source_index", "source_word", "passage_index", "claim_text_index"
    with workspace.database.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_server_default": True,
                "include_name": lambda name, type_, _: type_ != "table" or not name.startswith(index),
            },
        )
        assert compare_metadata(context, metadata) == []


def test_the_migrations_build_keys_and_checks_alike(workspace: Workspace, database_path: Path) -> None:
    built = {
        row["name"] for row in rows(database_path, "SELECT name FROM sqlite_schema WHERE type = 'index'")
    }
    declared = {str(index.name) for table in metadata.tables.values() for index in table.indexes}
    assert declared <= built
    for name, table in metadata.tables.items():
        keys = rows(database_path, f"PRAGMA foreign_key_list({name})")
        assert {(key["from"], f"{key['table']}.{key['to']}") for key in keys} == {
            (column.name, key.target_fullname) for column in table.columns for key in column.foreign_keys
        }
        columns = rows(database_path, f"PRAGMA table_info({name})")
        assert [column["name"] for column in columns if column["pk"]] == [c.name for c in table.primary_key]
        assert [c["name"] for c in columns if c["notnull"]] == [
            c.name for c in table.columns if not c.nullable
        ]


def test_the_newest_revision_is_the_one_that_opening_expects() -> None:
    assert ScriptDirectory.from_config(migrations.config()).get_heads() == [HEAD]


_ARTICLE = """
import sys
from annotator.domain.documents import Metadata, Span
from annotator.domain.vocabulary import Label
from annotator.services import annotating, documents, exporting, importing, linking, log, restoring, sources
from annotator.services.acting import Place
from annotator.services.undoing import undo
from annotator.services.workspace import open_workspace
workspace = open_workspace(sys.argv[1], "ana")
document = importing.import_stream(workspace, b"It rained.", Metadata()).document
annotating.tag(workspace, Place(document.id, Span(0, 10)), Label.FACT)
undo(workspace, document.id)
documents.open_window(workspace, document)
sources.find_sources(workspace, "log")
print(*sys.modules)
"""


def test_an_article_is_opened_without_what_it_does_not_need(database_path: Path) -> None:
    command = [sys.executable, "-c", _ARTICLE, str(database_path)]
    imported = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "sqlalchemy" in imported
    slow = {
        "alembic",
        "chardet",
        "click",
        "courlan",
        "docx",
        "numpy",
        "pypdf",
        "rich",
        "textual",
        "trafilatura",
    }
    assert imported & slow == set()
