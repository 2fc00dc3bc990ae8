"""The versions of a date are found as by trying every day and every set of sources."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.timeline.versions import Stance, Version, admit, find_versions, standing

DAYS = range(1, 13)
WINDOWS = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(sorted)
STANCES = st.lists(WINDOWS, min_size=1, max_size=6).map(
    lambda windows: [Stance(f"s{n}", *window) for n, window in enumerate(windows)]
)


def by_trying(stances: list[Stance]) -> set[tuple[int, int, int]]:
    """Return the windows of the largest sets of stances that share a day, none in another."""
    shared = {
        frozenset(chosen): (max(s.first for s in chosen), min(s.last for s in chosen))
        for size in range(1, len(stances) + 1)
        for chosen in combinations(stances, size)
        if max(s.first for s in chosen) <= min(s.last for s in chosen)
    }
    largest = [s for s in shared if not any(s < other for other in shared)]
    return {(*shared[s], len(stances) - len(s)) for s in largest}


@given(STANCES)
def test_versions_are_the_largest_agreements(stances: list[Stance]) -> None:
    found = {(v.first, v.last, v.against) for v in find_versions(stances)}
    assert found == by_trying(stances)


@given(STANCES)
def test_versions_stand_apart_in_the_order_of_time(stances: list[Stance]) -> None:
    found = find_versions(stances)
    assert all(one.last < other.first for one, other in pairwise(found))


@given(STANCES, WINDOWS)
def test_a_window_is_admitted_if_it_meets_a_version(
    stances: list[Stance], window: list[int]
) -> None:
    found = find_versions(stances)
    assert admit(found, *window) == any(version.admits(*window) for version in found)


def test_a_source_that_contradicts_itself_stands_for_each_reading() -> None:
    found = find_versions([Stance("a", 1, 2), Stance("a", 5, 6), Stance("b", 5, 9)])
    assert found == (Version(1, 2, 1), Version(5, 6, 0))


@pytest.mark.parametrize(
    ("against", "stand"),
    [
        ((1, 1), 2),
        ((1, 2), 1),
        ((2, 3), 2),
        ((2, 4), 1),
        ((0, 1), 1),
        ((0, 0), 2),
        ((3, 5, 6), 2),
    ],
)
def test_two_to_one_settles_a_dispute(against: tuple[int, ...], stand: int) -> None:
    versions = [Version(n, n, number) for n, number in enumerate(against)]
    assert len(standing(versions)) == stand
