"""Names for completion: what all annotations of the database name."""

from pathlib import Path

from annotator.services.annotating import attribute
from annotator.services.names import MOST, names_used
from annotator.services.workspace import Workspace
from tests.services.support import add_document, opened


def test_names_come_by_their_use(workspace: Workspace, database_path: Path) -> None:
    assert names_used(workspace) == []
    places = add_document(workspace)
    attribute(workspace, places[0], "Critics", "the ministry")
    attribute(workspace, places[1], "the ministry", "Zoe")
    with opened(database_path, "ben") as workspace_of_ben:
        attribute(workspace_of_ben, places[0], "Zoe", "the ministry")
    other = add_document(workspace, "It rained. So they say.")
    attribute(workspace, other[1], None, "Ålesund")
    assert names_used(workspace) == ["the ministry", "Zoe", "Critics", "Ålesund"]
    attribute(workspace, places[0], None, None)
    assert names_used(workspace) == ["Zoe", "the ministry", "Ålesund"]


def test_no_more_names_than_can_be_looked_through(workspace: Workspace) -> None:
    places = add_document(workspace, " ".join(f"It rained on day {day}." for day in range(MOST // 2 + 5)))
    for number, place in enumerate(places):
        attribute(workspace, place, f"Witness {number}", f"Board {number}")
    assert len(names_used(workspace)) == MOST
