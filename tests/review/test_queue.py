"""What is queued for review, and in what order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.decisions import Choice, Signature, Verdict
from basestatus.review import Concern, decide_on, open_review
from basestatus.review.cards import Teller

if TYPE_CHECKING:
    from basestatus.project import Project

SARA = Signature("Sara", "2026-03-01T09:00:00Z")
OMAR = Signature("Omar", "2026-03-02T09:00:00Z")


def test_every_claim_is_queued_those_first_that_change_most_days(project: Project) -> None:
    opened = open_review(project)
    items = opened.session.desk.items
    assert {item.claim.id for item in items} == {claim.id for claim in opened.atlas.claims}
    days = [item.days for item in items]
    assert days == sorted(days, reverse=True)
    assert days[0] > 0
    assert all((item.days > 0) == bool(item.differences) for item in items)


def test_what_no_tracked_force_is_concerned_by_changes_nothing(project: Project) -> None:
    guard = replace(project, settings=replace(project.settings, tracked=("guard",)))
    assert {item.days for item in open_review(guard).session.desk.items} == {0}


def test_why_a_claim_is_queued_is_said(project: Project) -> None:
    items = open_review(project).session.desk.items
    contested = {i.claim.site for i in items if Concern.CONTESTED in i.concerns}
    assert contested == {"north-base"}
    assert all(Concern.UNREVIEWED in item.concerns for item in items)
    assert any(Concern.LOW_GRADE in item.concerns for item in items)


def test_what_is_decided_leaves_the_queue_and_is_found_with_settled(project: Project) -> None:
    session = open_review(project).session
    claim = session.desk.items[0].claim.id
    decide_on(session, claim, Choice(Verdict.ACCEPT), SARA)
    assert claim not in {i.claim.id for i in open_review(project).session.desk.items}
    settled = open_review(project, settled=True).session.desk.items
    assert Concern.UNREVIEWED not in next(i for i in settled if i.claim.id == claim).concerns


def test_where_editors_differ_the_claim_comes_back_with_both_reasons(project: Project) -> None:
    first, second = open_review(project).session, open_review(project).session
    claim = first.desk.items[0].claim.id
    decide_on(first, claim, Choice(Verdict.ACCEPT, "seen there"), SARA)
    decide_on(second, claim, Choice(Verdict.REJECT, "another year"), OMAR)
    opened = open_review(project)
    item = next(i for i in opened.session.desk.items if i.claim.id == claim)
    assert item.concerns[0] is Concern.DISPUTED
    said = " ".join(Teller(opened.atlas, "en").card(item, opened.session).decisions)
    assert "seen there" in said
    assert "another year" in said


def test_a_card_shows_the_quote_in_its_paragraph(project: Project) -> None:
    opened = open_review(project)
    teller = Teller(opened.atlas, "en")
    for item in opened.session.desk.items:
        card = teller.card(item, opened.session)
        assert card.passage.quote == item.claim.quote
        text = opened.atlas.documents[item.claim.document].text
        assert f"{card.passage.before}{card.passage.quote}{card.passage.after}" in text
