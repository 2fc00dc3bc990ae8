"""What becomes of claims by what editors decide, also when they are read differently later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from basestatus.decisions import NOTHING, Reading, Signature, Verdict
from basestatus.errors import InputError
from basestatus.languages import load_pack
from basestatus.model import Status

if TYPE_CHECKING:
    from typing import Any

    from basestatus.model import Claim

    Theatre = Any  # of conftest.py, which pytest alone can import

OMAR = Signature("Omar", "2026-03-02")


def left_north(theatre: Theatre) -> Claim:
    """Return the claim that US forces withdrew from the north base."""
    claim: Claim = next(c for c in theatre.claims() if c.quote.endswith("Northfield base"))
    assert claim.status is Status.WITHDRAWN
    return claim


def renamed(theatre: Theatre, old: str, new: str) -> Theatre:
    sites = {new if name == old else name: texts for name, texts in theatre.sites.items()}
    return replace(theatre, sites=sites)


def test_without_decisions_the_claims_stay_as_they_are_read(theatre: Theatre) -> None:
    applied = theatre.apply()
    assert applied.claims == theatre.claims()
    assert applied.problems == ()


def test_what_is_accepted_stays_and_is_known_as_accepted(theatre: Theatre) -> None:
    claim = left_north(theatre)
    applied = theatre.apply(*theatre.decide(claim, Verdict.ACCEPT, reason=""))
    assert applied.claims == theatre.claims()
    assert applied.reviewed.verdict(claim.id) is Verdict.ACCEPT


def test_what_is_rejected_goes_and_is_kept_aside(theatre: Theatre) -> None:
    claim = left_north(theatre)
    applied = theatre.apply(*theatre.decide(claim, Verdict.REJECT))
    assert set(theatre.claims()) - set(applied.claims) == {claim}
    assert applied.reviewed.removed == (claim,)


def test_what_is_edited_says_what_the_editor_told(theatre: Theatre) -> None:
    claim = left_north(theatre)
    new = Reading(
        site="red-hill", status="withdrawing", valid_start=NOTHING, valid_end="2026-02-14"
    )
    applied = theatre.apply(*theatre.decide(claim, Verdict.EDIT, new))
    mended = next(c for c in applied.claims if c.id == claim.id)
    assert (mended.site, mended.status, mended.edtf) == (
        "red-hill",
        Status.WITHDRAWING,
        "../2026-02-14",
    )
    assert (mended.valid_start, mended.valid_end) == (None, date(2026, 2, 14))
    assert (mended.actor, mended.modality, mended.quote) == (
        claim.actor,
        claim.modality,
        claim.quote,
    )


def test_a_split_claim_gives_way_to_its_parts(theatre: Theatre) -> None:
    claim = left_north(theatre)
    parts = Reading(), Reading(site="red-hill", to="guard", status="transferred")
    applied = theatre.apply(*theatre.decide(claim, Verdict.SPLIT, *parts))
    new = [c for c in applied.claims if c.quote == claim.quote]
    assert {(c.site, c.status, c.to) for c in new} == {
        ("north-base", Status.WITHDRAWN, None),
        ("red-hill", Status.TRANSFERRED, "guard"),
    }
    assert len({c.id for c in new} | {claim.id}) == 3
    assert {applied.reviewed.verdict(c.id) for c in (claim, *new)} == {Verdict.SPLIT}


def test_a_merged_claim_goes_and_the_other_stays(theatre: Theatre) -> None:
    claim, other = theatre.claims()[:2]
    applied = theatre.apply(*theatre.decide(claim, Verdict.MERGE, into=other.id))
    assert set(theatre.claims()) - set(applied.claims) == {claim}


def test_what_is_merged_into_a_claim_that_is_gone_is_listed(theatre: Theatre) -> None:
    claim = left_north(theatre)
    applied = theatre.apply(*theatre.decide(claim, Verdict.MERGE, into="0" * 16))
    assert claim in applied.claims
    assert len(applied.problems) == 1


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_a_decision_follows_a_site_to_its_new_id(theatre: Theatre, verdict: Verdict) -> None:
    rows = theatre.decide(left_north(theatre), verdict)
    later = renamed(theatre, "north-base", "northfield")
    claim = left_north(later)
    assert claim.id != rows[0].claim
    applied = later.apply(*rows)
    assert applied.problems == ()
    assert applied.reviewed.verdict(claim.id) is verdict
    assert applied.reviewed.drifted == {claim.id}
    assert (claim in applied.claims) == (verdict is Verdict.ACCEPT)


def test_a_decision_follows_a_text_that_was_corrected_elsewhere(theatre: Theatre) -> None:
    claim = left_north(theatre)
    rows = theatre.decide(claim, Verdict.REJECT)
    text = "Corrected on 21 February.\n" + theatre.documents[claim.document].text
    corrected = replace(theatre.documents[claim.document], text=text, sha256="0" * 64)
    later = replace(theatre, documents=theatre.documents | {claim.document: corrected})
    applied = later.apply(*rows)
    assert applied.problems == ()
    assert [c.quote for c in applied.reviewed.removed] == [claim.quote]


def read_otherwise(theatre: Theatre) -> Theatre:
    """Return the theatre with a language pack that takes one verb for another."""
    words = tuple(replace(word, label="stay") for word in load_pack("en").words["withdrew"])
    return replace(theatre, words={"en": {"withdrew": words}})


def test_what_was_confirmed_stays_when_it_is_read_differently(theatre: Theatre) -> None:
    claim = left_north(theatre)
    later = read_otherwise(theatre)
    now = next(c for c in later.claims() if c.quote == claim.quote)
    assert now.status is not claim.status
    applied = later.apply(*theatre.decide(claim, Verdict.ACCEPT))
    held = next(c for c in applied.claims if c.id == now.id)
    assert (held.status, held.site) == (claim.status, claim.site)
    assert applied.reviewed.drifted == {now.id}


def test_what_was_rejected_says_nothing_about_another_reading(theatre: Theatre) -> None:
    rows = theatre.decide(left_north(theatre), Verdict.REJECT)
    later = read_otherwise(theatre)
    applied = later.apply(*rows)
    assert applied.claims == later.claims()
    assert applied.reviewed.orphaned == rows
    assert "fits no claim" in applied.problems[0].message


def test_a_decision_on_a_site_that_is_gone_is_listed(theatre: Theatre) -> None:
    rows = theatre.decide(left_north(theatre), Verdict.ACCEPT)
    sites = {name: texts for name, texts in theatre.sites.items() if name != "north-base"}
    applied = replace(theatre, sites=sites).apply(replace(rows[0], line=7))
    assert [(p.path, p.line) for p in applied.problems] == [("geo/decisions.csv", 7)]


def test_two_editors_of_one_mind_are_no_conflict(theatre: Theatre) -> None:
    claim = left_north(theatre)
    applied = theatre.apply(
        *theatre.decide(claim, Verdict.REJECT, reason="of another year"),
        *theatre.decide(claim, Verdict.REJECT, reason="no base is meant", by=OMAR),
    )
    assert applied.problems == ()
    assert applied.reviewed.verdict(claim.id) is Verdict.REJECT


def test_where_two_editors_differ_both_reasons_are_named_and_neither_counts(
    theatre: Theatre,
) -> None:
    claim = left_north(theatre)
    applied = theatre.apply(
        *theatre.decide(claim, Verdict.ACCEPT, reason="the army confirms it"),
        *theatre.decide(claim, Verdict.REJECT, reason="of another year", by=OMAR),
    )
    assert applied.claims == theatre.claims()
    assert applied.reviewed.verdict(claim.id) is None
    message = applied.problems[0].message
    assert "accept by Sara (the army confirms it)" in message
    assert "reject by Omar (of another year)" in message


def test_the_last_word_of_one_editor_counts(theatre: Theatre) -> None:
    claim = left_north(theatre)
    later = Signature("Sara", "2026-03-05")
    applied = theatre.apply(
        *theatre.decide(claim, Verdict.REJECT, by=later), *theatre.decide(claim, Verdict.ACCEPT)
    )
    assert applied.problems == ()
    assert applied.reviewed.verdict(claim.id) is Verdict.REJECT


def test_what_fits_two_claims_as_well_is_given_to_neither(theatre: Theatre) -> None:
    """Nothing but the quote is known, and two claims have it."""
    claim = left_north(theatre)
    row = theatre.decide(claim, Verdict.ACCEPT)[0]
    anchor = replace(row.anchor, quote="base", start=None, sha256="")
    applied = theatre.apply(replace(row, claim="", read=Reading(), anchor=anchor))
    assert len(applied.reviewed.orphaned) == 1


@pytest.mark.parametrize(
    ("verdict", "parts", "wrong"),
    [
        (Verdict.EDIT, (Reading(site="nowhere"),), "new_site: 'nowhere'"),
        (Verdict.EDIT, (Reading(actor="nobody"),), "new_actor: 'nobody'"),
        (Verdict.EDIT, (Reading(status="gone"),), "new_status: 'gone'"),
        (Verdict.EDIT, (Reading(valid_end="14.2."),), "new_valid_end: '14.2.'"),
        (Verdict.EDIT, (Reading(site="north-base"),), "edit changes nothing"),
        (Verdict.SPLIT, (Reading(site="red-hill"),), "split: into one part"),
        (Verdict.MERGE, (), "into: missing"),
    ],
)
def test_what_does_not_go_together_is_refused(
    theatre: Theatre, verdict: Verdict, parts: tuple[Reading, ...], wrong: str
) -> None:
    with pytest.raises(InputError, match=wrong):
        theatre.decide(left_north(theatre), verdict, *parts)
