from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from basestatus.archive.results import mark
from basestatus.archive.seen import Repeat, Seen

PARTS = st.lists(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xy"))))


@given(PARTS)
def test_repeats_are_those_that_a_table_of_ids_finds(parts: list[list[tuple[str, str]]]) -> None:
    seen = Seen()
    first: dict[str, tuple[int, str]] = {}
    count = 0
    for part in parts:
        wanted = []
        for number, (name, text) in enumerate(part):
            if name in first:
                at, before = first[name]
                wanted.append(Repeat(number, at, before == text))
            first.setdefault(name, (count + number, text))
        count += len(part)
        marks = b"".join(mark(name, text.encode()) for name, text in part)
        assert seen.repeats(marks) == wanted
