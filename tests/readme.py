"""What the README shows of the program; `python -m tests.readme` writes its keys and its picture anew."""

import asyncio
import re
import tempfile
from itertools import zip_longest
from pathlib import Path

from annotator.domain.documents import Metadata
from annotator.services.importing import import_file
from annotator.services.restoring import restore
from annotator.services.sources import import_sources
from annotator.services.workspace import open_workspace
from annotator.tui.app import AnnotatorApp
from annotator.tui.keys import STEPPING

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "tests" / "stepping.svg"
TABLE = re.compile(r"\| key \| does \|.*?\n\n", re.DOTALL)
SHOWN = 13
"""The sentence of the sample that is the current one in the picture."""


def key_table() -> str:
    """The keys of the stepping screen, two to a row."""
    cells = [f"`{key.caption}` | {key.help}" for key in STEPPING]
    half = (len(cells) + 1) // 2
    rows = zip_longest(cells[:half], cells[half:], fillvalue=" | ")
    head = "| key | does | key | does |\n| --- | --- | --- | --- |\n"
    return head + "".join(f"| {left} | {right} |\n" for left, right in rows) + "\n"


async def picture(folder: Path) -> str:
    """The stepping screen on a sample with its reference tags, as SVG."""
    workspace = open_workspace(str(folder / "picture.db"), "reference")
    document = import_file(workspace, ROOT / "corpora" / "harbour-op-ed.txt", Metadata()).document
    import_sources(workspace, ROOT / "corpora" / "sources.csv")
    restore(workspace, ROOT / "corpora" / "harbour-op-ed.tags.jsonl")
    app = AnnotatorApp(workspace, document)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*"j" * (SHOWN - 1))
        await pilot.pause()
        svg = app.export_screenshot(title="annotator")
    workspace.close()
    return svg


def main() -> None:
    """Write both."""
    README.write_text(TABLE.sub(lambda _: key_table(), README.read_text(encoding="utf-8")), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(asyncio.run(picture(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
