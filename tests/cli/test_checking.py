"""`annotator check`: each thing that is wanting in a line, and an exit code for a pipeline."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.documents import Span
from annotator.domain.sources import Source
from annotator.domain.vocabulary import Credibility, Label, Reliability, Stance, Verdict
from annotator.services.acting import Place
from annotator.services.annotating import attribute, flag, set_verdict, tag, write_note
from annotator.services.carving import carve, cut_up
from annotator.services.library import find_source, set_text
from annotator.services.linking import grade, link, link_new, unlink, write_evidence
from annotator.services.workspace import Workspace
from tests.cli.conftest import Shell
from tests.services.support import add_document, opened, source

SENTENCES = (
    "The strait was mined on 30 September 2015.",
    "The harbour master is alleged to have sold the charts.",
    "Nobody at the ministry should have been surprised.",
)


class Case:
    """A document of three sentences, a fact, an allegation and an opinion, in which nothing is wanting."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.fact, self.allegation, self.opinion = add_document(
            workspace, " ".join(SENTENCES), title="Dark water", date="2016-02-01", url="https://example.org/1"
        )
        tag(workspace, self.fact, Label.FACT)
        tag(workspace, self.allegation, Label.ALLEGATION)
        attribute(workspace, self.allegation, "a clerk", "the harbour master")
        tag(workspace, self.opinion, Label.OPINION)
        self.evidence = self.support(source("Navy log", date="2015-10-02"))

    def support(self, new: Source, stance: Stance = Stance.SUPPORTS, place: Place | None = None) -> str:
        """Link the fact to a new source; uid of the link."""
        return link_new(self.workspace, place or self.fact, new, stance).links[-1].evidence.uid


@pytest.fixture
def case(shell: Shell) -> Iterator[Case]:
    with opened(shell.database) as workspace:
        yield Case(workspace)


def found(shell: Shell, *args: str) -> list[str]:
    """The lines that are printed; the exit code must fit them."""
    result = shell("check", *args)
    lines = result.stdout.splitlines()
    assert result.exit_code == bool(lines)
    assert result.stderr == (f"{len(lines)} found wanting.\n" if lines else "Nothing is wanting.\n")
    return lines


def test_a_document_in_which_nothing_is_wanting(shell: Shell, case: Case) -> None:
    assert found(shell) == found(shell, "dark water") == []


def test_a_database_without_documents_does_not_pass(shell: Shell) -> None:
    result = shell("check")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("annotator: There are no documents to check")


def test_a_sentence_that_nobody_tagged(shell: Shell, case: Case) -> None:
    write_note(case.workspace, add_document(case.workspace, "Is it so? Yes.", title="Later")[0], "hm")
    assert found(shell) == ["Later:1  open sentence", "Later:2  open sentence"]
    assert found(shell, "Dark water") == []
    assert found(shell, "--skip", "open") == []
    assert len(found(shell, "--annotator", "ben")) == 5


def test_a_fact_that_nothing_supports(shell: Shell, case: Case) -> None:
    unlink(case.workspace, case.fact, case.evidence)
    case.support(source("Chart"), Stance.CONTEXT)
    assert found(shell) == ["Dark water:1  fact without independent support"]
    assert found(shell, "--skip", "support") == []


def source_named(workspace: Workspace, title: str) -> str:
    return find_source(workspace, title).uid


def test_a_document_does_not_support_itself(shell: Shell, case: Case) -> None:
    unlink(case.workspace, case.fact, case.evidence)
    case.support(source("The same page", "https://example.org/1"))
    assert found(shell) == ["Dark water:1  fact without independent support"]
    reprint = source("A reprint", derived_from=source_named(case.workspace, "The same page"))
    case.support(reprint)
    case.support(source("The page by another address", "http://www.example.org/1/?utm_source=x"))
    assert found(shell) == ["Dark water:1  fact without independent support"]
    copy = source("A copy of it")
    case.support(copy)
    set_text(case.workspace, copy.uid, " ".join(SENTENCES))
    assert found(shell) == ["Dark water:1  fact without independent support"]


@pytest.mark.parametrize(
    ("letter", "digit"), [(Reliability.F, Credibility.PROBABLY_TRUE), (None, Credibility.CANNOT_BE_JUDGED)]
)
def test_support_that_cannot_be_judged(
    shell: Shell, case: Case, letter: Reliability | None, digit: Credibility
) -> None:
    grade(case.workspace, case.fact, case.evidence, letter, digit)
    assert found(shell) == ["Dark water:1  fact whose support is graded F or 6 only"]
    case.support(source("Witness", reliability=Reliability.B))
    assert found(shell) == []


def test_a_refutation_wants_an_answer(shell: Shell, case: Case) -> None:
    against = case.support(source("Denial"), Stance.REFUTES)
    wanting = ["Dark water:1  fact with an unanswered refutation: Denial"]
    assert found(shell) == wanting
    set_verdict(case.workspace, case.fact, Verdict.SUPPORTED)
    assert found(shell) == wanting
    set_verdict(case.workspace, case.fact, Verdict.CONFLICTING_EVIDENCE)
    assert found(shell) == []
    set_verdict(case.workspace, case.fact, None)
    write_evidence(case.workspace, case.fact, against, quote=None, locator=None, note="he was abroad")
    assert found(shell) == []


def test_an_allegation_wants_a_claimant(shell: Shell, case: Case) -> None:
    attribute(case.workspace, case.allegation, None, "the harbour master")
    assert found(shell) == ["Dark water:2  allegation without a claimant"]


def test_a_quote_wants_to_be_found(shell: Shell, case: Case) -> None:
    clerk = source("The clerk's letter")
    letter = case.support(clerk, Stance.CONTEXT, case.opinion)
    quote = "the charts left the office in a fish crate"
    write_evidence(case.workspace, case.opinion, letter, quote=quote, locator=None, note=None)
    assert found(shell) == []
    set_text(case.workspace, clerk.uid, "I never saw a chart.")
    assert found(shell) == ["Dark water:3  quote not found in The clerk's letter"]
    set_text(case.workspace, clerk.uid, f"He says that {quote}.")
    assert found(shell) == []


def test_what_is_graded_1_keeps_its_second_root(shell: Shell, case: Case) -> None:
    second = case.support(source("Witness"))
    grade(case.workspace, case.fact, case.evidence, None, Credibility.CONFIRMED)
    assert found(shell) == []
    unlink(case.workspace, case.fact, second)
    assert found(shell) == [
        "Dark water:1  graded 1, confirmed by other sources, without a second root: Navy log"
    ]


def test_as_of_a_day_later_sources_are_not_there(shell: Shell, case: Case) -> None:
    assert found(shell, "--as-of", "2015-10-02") == []
    assert found(shell, "--as-of", "2015-10-01") == ["Dark water:1  fact without independent support"]
    assert found(shell, "--evidence", "none") == []
    assert found(shell, "--evidence", "none", "--as-of", "2015-10-01") == [
        "Dark water:1  fact without independent support"
    ]
    result = shell("check", "--as-of", "lately")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("filters", "wanting"),
    [
        ("", "D1 L1 L2 L3"),
        ("--label fact", "D1"),
        ("--label allegation", "L3"),
        ("--label open", "L1 L2"),
        ("--label open --label fact", "D1 L1 L2"),
        ("--label open --flagged", "L2"),
        ("--label open --evidence refuting", ""),
        ("--flagged", "L3"),
        ("--noted", ""),
        ("--attribution unset", "D1 L3"),
        ("--verdict supported", "D1"),
        ("--verdict supported --label open", ""),
        ("--evidence none --skip claimant", "D1"),
        ("--confidence low", ""),
        ("--annotator ben", "D1 D2 D3 L1 L2 L3"),
        ("--annotator ben --label open Later", "L1 L2 L3"),
        ("--annotator ben --label fact", ""),
    ],
)
def test_filters_choose_what_is_looked_at(shell: Shell, case: Case, filters: str, wanting: str) -> None:
    unlink(case.workspace, case.fact, case.evidence)
    set_verdict(case.workspace, case.fact, Verdict.SUPPORTED)
    _, flagged, alleged = add_document(case.workspace, "Who knew? All did. They say so.", title="Later")
    flag(case.workspace, flagged, flagged=True)
    tag(case.workspace, alleged, Label.ALLEGATION)
    flag(case.workspace, alleged, flagged=True)
    places = [line.split("  ")[0] for line in found(shell, *filters.split())]
    assert " ".join(place.replace("Dark water:", "D").replace("Later:", "L") for place in places) == wanting


def test_a_sentence_is_open_as_long_as_a_part_of_it_is(shell: Shell, case: Case) -> None:
    (place,) = add_document(case.workspace, "The gate was shut and nobody knew.", title="Later")
    first, second = cut_up(case.workspace, place, [Span(0, 17), Span(18, 34)])
    carve(case.workspace, place, first.annotation.span, Label.OPINION, recut=first.annotation.uid)
    assert found(shell) == ["Later:1  open sentence"]
    carve(case.workspace, place, second.annotation.span, Label.OPINION, recut=second.annotation.uid)
    assert found(shell) == []


def test_json_says_it_all(shell: Shell, case: Case) -> None:
    unlink(case.workspace, case.fact, case.evidence)
    (line,) = found(shell, "--json")
    problem = json.loads(line)
    assert (problem["rule"], problem["document"], problem["sentence"]) == ("support", "Dark water", 1)
    assert (problem["annotator"], problem["text"]) == ("ana", SENTENCES[0])
    assert {"document_uid", "annotation_uid", "words"} < problem.keys()


def test_names_are_data(shell: Shell) -> None:
    with opened(shell.database) as workspace:
        add_document(workspace, "Well.", title="[red]\x1b[31m")
    assert found(shell) == ["[red][31m:1  open sentence"]


def test_an_export_as_of_a_day_leaves_out_the_same(shell: Shell, case: Case, tmp_path: Path) -> None:
    later = source("Memoir", date="2019")
    link_new(case.workspace, case.fact, later)
    link(case.workspace, case.allegation, later.uid)
    for day, linked in ((None, [2, 1, 0]), ("2018-12-31", [1, 0, 0])):
        target = tmp_path / "case.jsonl"
        assert shell("export", target, *(["--as-of", day] if day else [])).exit_code == 0
        records = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
        assert [len(record["evidence"]) for record in records] == linked
        assert [record["supporting_roots"] for record in records] == linked
        assert {e["after_document"] for r in records for e in r["evidence"]} == (
            {True, False} if day is None else {False}
        )
    refused = shell("export", tmp_path / "x.jsonl", "--full", "--as-of", "2018-12-31")
    assert (refused.exit_code, (tmp_path / "x.jsonl").exists()) == (2, False)
