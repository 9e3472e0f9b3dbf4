"""Sources, links, verdicts and copies, line by line."""

import pytest

from annotator.domain.documents import Document
from annotator.domain.events import Act
from annotator.domain.identity import new_uid
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Stance
from annotator.services.sources import add_source
from annotator.services.workspace import Workspace
from tests.cli.conftest import Shell, step
from tests.tui.driving import SENTENCES, acts, add_sources, add_text, claims, labels

QUOTED = "Minutes of the board. Engineers said that the cracks were known for years, and asked for money."


def test_what_is_known_of_a_claim_is_said(shell: Shell, workspace: Workspace, document: Document) -> None:
    add_source(workspace, Source(new_uid(), title="Minutes", publisher="Board", date="2021"), QUOTED)
    typed = "jjja" + "ky" + "3m" + "tfrom the minutes\n" + "sminutes\n1\nr\n"
    typed += "e\n1 e\nEngineers said that the cracks were known\n\n\n1 B\n1 2\n\n"
    said = step(shell, typed + "vr")
    link = "refutes the claim, Minutes (Board, 2021), grade B2, para. 1, quote verbatim"
    assert said[-8:] == [
        "Verdict: refuted",
        "Confidence: high",
        "Flagged.",
        "Who: Engineers, verb: say, against: the cracks",
        "Note: from the minutes",
        f"Source 1: {link}, quote: “Engineers said that the cracks were known”",
        "Independent roots: 0 for, 1 against",
        "> Left.",
    ]


def test_a_like_claim_is_told_and_copied(shell: Shell, workspace: Workspace, document: Document) -> None:
    add_text(workspace, f"{SENTENCES[1]} {SENTENCES[3]}", title="Earlier report")
    assert shell("step", "Earlier", "--plain", stdin=b"a").exit_code == 1
    shell("step", "Earlier report", "--plain", stdin=b"a")
    said = step(shell, "jjj=")
    assert "= copies: tagged allegation in Earlier report, sentence 1, 100 % alike" in said
    assert labels(workspace, document) == "---a----"
    assert "Label and sources copied from Earlier report." in said


def test_passages_are_linked_by_their_number(shell: Shell, workspace: Workspace, document: Document) -> None:
    add_source(workspace, Source(new_uid(), title="Minutes"), QUOTED)
    said = step(shell, "jjjs\n\n2\nc\n")
    assert any(line.startswith("2. passage of Minutes: “Minutes of the board.") for line in said)
    assert said[-3].startswith("Source 1: gives context, Minutes, para. 1, quote verbatim")


@pytest.mark.parametrize("typed", ["snew Port log\ns\n", "shttps://example.org/log\n\nsupports\n"])
def test_a_new_source_is_added(shell: Shell, workspace: Workspace, document: Document, typed: str) -> None:
    step(shell, typed.replace("supports", ""))
    assert acts(workspace) == [Act.ADD_SOURCE, Act.LINK]


def test_of_several_links_the_number_of_one_is_needed(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    add_sources(workspace, "Port log", "Crane log")
    said = step(shell, "sport\n1\n\nscrane\n1\n\ne\nr\n1 z\n2 r\n\n")
    assert "There are 2 links: type the number of one before r." in said
    assert "'1 z' is nothing to do to a link: ? lists what is." in said
    (claim,) = filter(None, claims(workspace, document))
    assert [link.evidence.stance for link in claim.links] == [Stance.SUPPORTS, Stance.REFUTES]


def test_locator_and_note_of_a_link_are_stored(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    add_sources(workspace, "Port log")
    step(shell, "sport\n1\n\ne\n1 e\n\npage 4\nold copy\n\n")
    (claim,) = filter(None, claims(workspace, document))
    assert [(link.evidence.locator, link.evidence.note) for link in claim.links] == [("page 4", "old copy")]


def test_evidence_that_is_later_is_said(shell: Shell, workspace: Workspace, document: Document) -> None:
    add_source(workspace, Source(new_uid(), title="Minutes", date="2021"))
    said = step(shell, "sminutes\n1\n\nT2020-01-01\ne\n\nv\n\ns")
    assert any(line.endswith(", later, left out") for line in said)
    assert any(line.endswith("1 later left out") for line in said)
    assert any(line.startswith("All evidence is later than 2020-01-01: press ") for line in said)


def test_a_verdict_that_differs_from_the_evidence_is_said(
    shell: Shell, workspace: Workspace, document: Document
) -> None:
    add_sources(workspace, "Port log")
    assert "Verdict: refuted, but the evidence implies supported" in step(shell, "fksport\n1\n\nvr")
