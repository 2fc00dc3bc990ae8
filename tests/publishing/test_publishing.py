"""What the public sees: the gate, obscured places, the record, and tampering found out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from basestatus.build import make_atlas
from basestatus.decisions import Decision, Reviewed, Verdict
from basestatus.edition import find_obstacles, make_edition
from basestatus.errors import ClaimError, Problem
from basestatus.model import Modality, Name, Site, State
from basestatus.project import open_project
from basestatus.publishing import (
    Correction,
    CorrectionKind,
    Record,
    compare_claims,
    obscure_sites,
    read_record,
    verify_record,
    write_record,
)
from basestatus.render.page.knowledge import known_periods
from basestatus.settings import Publish, PublishPolicy, Uncleared
from basestatus.timeline import state_on

if TYPE_CHECKING:
    from basestatus.layers import Atlas

ROOT = Path(__file__).parents[2]
DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return make_atlas(open_project(ROOT))[0]


def decision(claim: str, verdict: Verdict, line: int = 2) -> Decision:
    return Decision(claim, verdict, "as the text says", "editor", "2026-02-28", line=line)


def under(atlas: Atlas, publish: Publish) -> Atlas:
    return replace(atlas, settings=replace(atlas.settings, publish=publish))


def edition_of(
    atlas: Atlas, publish: Publish, accepted: frozenset[str] = frozenset()
) -> tuple[Atlas, Record]:
    rows = {name: (decision(name, Verdict.ACCEPT),) for name in accepted}
    reviewed = replace(under(atlas, publish), reviewed=Reviewed(rows))
    made = make_edition(reviewed, Record(), on=DAY)
    return made.atlas, made.record


def test_all_is_published_under_the_policy_all(atlas: Atlas) -> None:
    public, record = edition_of(atlas, Publish())
    assert public.claims == record.claims == atlas.claims
    assert public.periods == atlas.periods


def test_only_what_was_accepted_is_published_under_the_policy_reviewed(atlas: Atlas) -> None:
    accepted = frozenset({atlas.claims[0].id})
    public, record = edition_of(atlas, Publish(PublishPolicy.REVIEWED), accepted)
    assert public.claims == record.claims == atlas.claims[:1]
    assert public.notice is not None
    assert public.notice.held_back == len(atlas.claims) - 1


def test_only_graded_sources_are_published_under_the_policy_graded(atlas: Atlas) -> None:
    graded = replace(atlas, settings=replace(atlas.settings, reliability={"Test Wire": "B"}))
    first, *rest = atlas.claims
    graded = replace(graded, claims=(replace(first, attributed_to="Test Wire"), *rest))
    public, _ = edition_of(graded, Publish(PublishPolicy.GRADED))
    assert first.id in {claim.id for claim in public.claims}
    assert len(public.claims) < len(atlas.claims)


def test_an_unverified_claim_is_told_of_and_moves_nothing(atlas: Atlas) -> None:
    publish = Publish(PublishPolicy.REVIEWED, Uncleared.UNVERIFIED)
    public, record = edition_of(atlas, publish)
    assert public.claims == atlas.claims
    assert record.claims == ()
    assert {period.status for period in public.periods} == {State.UNKNOWN}
    reasons = {other.reason for period in public.periods for other in period.overruled}
    assert reasons == {"unverified"}


@given(
    lon=st.floats(-179.9, 179.9),
    lat=st.floats(-79.9, 83.9),
    precision=st.sampled_from([100.0, 1_000.0, 10_000.0]),
)
def test_an_obscured_site_keeps_its_true_position_in_its_circle(
    lon: float, lat: float, precision: float
) -> None:
    site = Site("x", (Name("X"),), lon, lat, 50.0, "base", basis="33°30′21″N 38°37′04″E, GeoNames")
    hidden = obscure_sites({"x": site}, precision)["x"]
    _, _, away = Geod(ellps="WGS84").inv(lon, lat, hidden.lon, hidden.lat)
    # The grid's scale is off by up to a thousandth at the edge of its zone.
    assert away <= (hidden.radius_m - site.radius_m) * 1.002 + 2
    assert "33°" not in hidden.basis
    assert "GeoNames" in hidden.basis
    assert obscure_sites({"x": site}, 0.0) == {"x": site}


@pytest.mark.parametrize("lat", [89.5, -89.5])
def test_a_site_near_a_pole_is_obscured_too(lat: float) -> None:
    site = Site("x", (Name("X"),), 10.0, lat, 0.0, "base")
    hidden = obscure_sites({"x": site}, 1_000.0)["x"]
    assert (hidden.lon, hidden.lat) != (site.lon, site.lat)


def test_two_sites_in_one_square_cannot_be_told_apart() -> None:
    sites = {
        name: Site(name, (Name(name),), lon, 33.51, 0.0, "base")
        for name, lon in (("a", 38.6201), ("b", 38.6202))
    }
    hidden = obscure_sites(sites, 10_000.0)
    assert (hidden["a"].lon, hidden["a"].lat) == (hidden["b"].lon, hidden["b"].lat)


def test_what_now_reads_otherwise_is_corrected_or_retracted(atlas: Atlas) -> None:
    gone, moved, renamed, *rest = atlas.claims
    after = [replace(moved, site="elsewhere"), replace(renamed, rule="another name"), *rest]
    found = compare_claims(atlas.claims, after, on=DAY, reasons={gone.id: "a misreading"})
    kinds = {correction.before.id: correction.kind for correction in found}
    assert kinds == {gone.id: CorrectionKind.RETRACTED, moved.id: CorrectionKind.CORRECTED}
    reasons = {correction.before.id: correction.reason for correction in found}
    assert reasons == {gone.id: "a misreading", moved.id: ""}


def test_a_claim_with_a_new_id_on_the_same_words_corrects_the_old_one(atlas: Atlas) -> None:
    old = atlas.claims[0]
    new = replace(old, id="f" * 16, modality=Modality.POSSIBLE)
    (found,) = compare_claims([old], [new], on=DAY, reasons={new.id: "hedged in the text"})
    assert found == Correction(DAY, CorrectionKind.CORRECTED, old, new, "hedged in the text")


def test_a_record_is_read_as_it_was_written(atlas: Atlas, tmp_path: Path) -> None:
    old, new = atlas.claims[:2]
    log = (
        Correction(DAY, CorrectionKind.RETRACTED, old, None, "no such place"),
        Correction(DAY, CorrectionKind.CORRECTED, old, new),
    )
    by_id = tuple(sorted(atlas.claims, key=lambda claim: claim.id))
    record = Record(by_id, log, {"a": "1"}, {"map.html": "2"})
    write_record(record, tmp_path)
    assert read_record(tmp_path) == record
    assert read_record(tmp_path / "none") == Record()


@pytest.mark.parametrize("line", ["{", "[]", '{"on": "soon"}'])
def test_a_broken_line_of_the_record_is_named(tmp_path: Path, line: str) -> None:
    for path in write_record(Record(), tmp_path):
        if path.name == "corrections.jsonl":
            path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ClaimError, match=r"corrections\.jsonl:1: .*restore it from git"):
        read_record(tmp_path)


def test_a_retracted_claim_stays_in_every_later_edition(atlas: Atlas) -> None:
    _, first = edition_of(atlas, Publish())
    fewer = replace(under(atlas, Publish()), claims=atlas.claims[1:])
    second = make_edition(fewer, first, on=DAY)
    third = make_edition(fewer, second.record, on=date(2026, 4, 1))
    (kept,) = third.record.corrections
    assert kept.before == atlas.claims[0]
    assert kept.on == DAY


def test_tampering_with_a_text_a_quote_or_a_file_is_found_out(atlas: Atlas, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    page.write_text("published", encoding="utf-8")
    _, record = edition_of(atlas, Publish())
    record = replace(record, files={"map.html": "0" * 64, "gone.html": "0" * 64})
    name = record.claims[0].document
    document = atlas.documents[name]
    altered = {**atlas.documents, name: replace(document, text="x" + document.text)}
    assert not verify_record(replace(record, files={}), atlas.documents, out=tmp_path)
    told = "\n".join(map(str, verify_record(record, altered, out=tmp_path)))
    assert "is not the text that was published from" in told
    assert "does not say" in told
    assert f"{page}: is not the file that was published" in told
    assert "gone.html: was published and is gone" in told
    missing = verify_record(record, {}, out=tmp_path / "elsewhere")
    assert {problem.message for problem in missing} == {"was published from and is gone"}


def test_a_public_edition_holds_no_state_of_what_is_left_out(atlas: Atlas) -> None:
    kept = frozenset(c.id for c in atlas.claims if c.site == "al-tanf")
    public, _ = edition_of(atlas, Publish(PublishPolicy.REVIEWED), kept)
    assert {period.site_id for period in state_on(public.periods, DAY)} <= {"al-tanf"}
    assert json.dumps([claim.site for claim in public.claims]).count("al-tanf") == len(kept)


def test_decisions_out_of_order_stand_in_the_way_of_publishing(atlas: Atlas) -> None:
    table = Path("geo/decisions.csv")
    orphan = replace(atlas, reviewed=Reviewed(orphaned=(decision("gone", Verdict.REJECT),)))
    problems = (
        Problem(str(table), 2, "fits no claim that is read now"),
        Problem(str(table), 3, "editors differ on claim a"),
        Problem("seeds/a.txt", None, "has no date"),
    )
    under_all = tuple(find_obstacles(under(orphan, Publish()), problems, table))
    assert [problem.line for problem in under_all] == [2, 3]
    strict = under(orphan, Publish(PublishPolicy.REVIEWED))
    assert [problem.line for problem in find_obstacles(strict, problems, table)] == [3]


def test_the_page_moves_no_state_by_what_is_unverified_either(atlas: Atlas) -> None:
    """The page reasons again for each day on which something became known."""
    publish = Publish(PublishPolicy.REVIEWED, Uncleared.UNVERIFIED)
    public, _ = edition_of(atlas, publish)
    assert {row.period.status for row in known_periods(public)} == {State.UNKNOWN}
