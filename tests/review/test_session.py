"""A sitting: decide, go on, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from basestatus.build import make_atlas
from basestatus.decisions import Choice, Reading, Signature, Verdict, read_decisions
from basestatus.errors import InputError
from basestatus.project import open_project
from basestatus.review import anchor_rows, decide_on, go, open_review, undo

if TYPE_CHECKING:
    from basestatus.project import Project

SARA = Signature("Sara", "2026-03-01T09:00:00Z")


def test_a_decision_is_written_at_once_and_the_next_claim_comes(project: Project) -> None:
    session = open_review(project).session
    first = session.desk.items[0].claim
    after = decide_on(session, first.id, Choice(Verdict.ACCEPT), SARA)
    (row,) = read_decisions(project.decisions)[0]
    assert (row.claim, row.verdict, row.who) == (first.id, Verdict.ACCEPT, "Sara")
    assert row.anchor.quote == first.quote
    assert after.at == 1


def test_undo_leaves_the_table_as_it_was(project: Project) -> None:
    start = open_review(project).session
    claim = start.desk.items[0].claim.id
    once = decide_on(start, claim, Choice(Verdict.ACCEPT), SARA)
    before = project.decisions.read_bytes()
    twice = decide_on(once, claim, Choice(Verdict.REJECT, "another year"), SARA)
    assert project.decisions.read_bytes() != before
    back = undo(twice)
    assert project.decisions.read_bytes() == before
    assert (back.at, back.rows) == (once.at, once.rows)
    assert read_decisions(project.decisions)[0] != ()
    assert undo(undo(back)) == start
    assert read_decisions(project.decisions)[0] == ()


def test_what_somebody_else_wrote_meanwhile_stays(project: Project) -> None:
    ours, theirs = open_review(project).session, open_review(project).session
    first, second = (item.claim.id for item in ours.desk.items[:2])
    ours = decide_on(ours, first, Choice(Verdict.ACCEPT), SARA)
    decide_on(theirs, second, Choice(Verdict.ACCEPT), SARA)
    undo(ours)
    assert [row.claim for row in read_decisions(project.decisions)[0]] == [second]


def test_skipped_claims_are_come_back_to(project: Project) -> None:
    session = open_review(project).session
    count = len(session.desk.items)
    assert go(go(session, 1), -1) == session
    assert go(session, -1) == session
    for _ in range(count + 3):
        session = go(session, 1)
    assert (session.at, session.item) == (count, None)


def test_what_is_merged_into_is_confirmed_with_it(project: Project) -> None:
    session = open_review(project).session
    first, second = (c.id for c in session.desk.claims.values() if c.document == "1-morning")
    session = decide_on(session, first, Choice(Verdict.MERGE, "the same", into=second), SARA)
    rows = {row.claim: row.verdict for row in read_decisions(project.decisions)[0]}
    assert rows == {first: Verdict.MERGE, second: Verdict.ACCEPT}
    atlas, problems = make_atlas(project)
    assert problems == ()
    assert {first, second} & {claim.id for claim in atlas.claims} == {second}


def test_claims_of_two_documents_do_not_merge(project: Project) -> None:
    session = open_review(project).session
    by_document = {claim.document: claim.id for claim in session.desk.claims.values()}
    choice = Choice(Verdict.MERGE, "the same", into=by_document["2-evening"])
    with pytest.raises(InputError, match="a claim of the same document"):
        decide_on(session, by_document["1-morning"], choice, SARA)
    assert not project.decisions.exists()


def test_an_edit_changes_the_map_and_nothing_else(project: Project) -> None:
    session = open_review(project).session
    claim = next(c for c in session.desk.claims.values() if c.site == "lake-post")
    moved = Choice(Verdict.EDIT, "wrong base", (Reading(site="red-hill"),))
    decide_on(session, claim.id, moved, SARA)
    before, after = (
        {(c.document, c.quote): c.site for c in claims}
        for claims in (session.desk.claims.values(), make_atlas(project)[0].claims)
    )
    changed = {key: after[key] for key in before if before[key] != after[key]}
    assert changed == {(claim.document, claim.quote): "red-hill"}


def test_a_row_typed_by_hand_is_given_what_it_stands_on(project: Project) -> None:
    """Its claim then is found again under another id of its site."""
    claim = next(c for c in open_review(project).session.desk.claims.values() if c.to is None)
    line = f"claim,decision,reason,who,when\n{claim.id},reject,of another year,Sara,2026-03-01\n"
    project.decisions.write_text(line, encoding="utf-8")
    session = anchor_rows(open_review(project).session)
    (row,) = read_decisions(project.decisions)[0]
    assert (row.anchor.quote, row.read.site) == (claim.quote, claim.site)
    assert session.rows[claim.id] == (row,)
    places = project.folder / "geo/gazetteer.csv"
    text = places.read_text(encoding="utf-8").replace(f"{claim.site},", f"{claim.site}-2,")
    places.write_text(text, encoding="utf-8")
    atlas, problems = make_atlas(open_project(project.folder))
    assert problems == ()
    assert [removed.quote for removed in atlas.reviewed.removed] == [claim.quote]
