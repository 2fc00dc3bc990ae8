"""The longest that a hostile input of each kind can keep a reader busy grows with its length."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

TEXT = "US troops left the al-Tanf base on Monday, an official said. "
PAGE = f"<html><body><article><p>{TEXT}</p>"
FEATURE = '{"features": ['
TIMES = 4
SLACK = 1.6
LEAST_SECONDS = 0.2


def page(piece: str) -> Callable[[int], str]:
    return lambda n: PAGE + piece * n


def lines(head: str, piece: str, foot: str = "") -> Callable[[int], str]:
    return lambda n: head + piece * n + foot


WORST: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "paragraphs": ("pages", 2000, page(f"<p>{TEXT}</p>")),
    "paragraphs left open": ("pages", 2000, page("<p>")),
    "links": ("pages", 2000, page("<a href='x'>a</a> ")),
    "images in lines": ("pages", 2000, page("<img src='a'><br>")),
    "dates in the markup": ("pages", 2000, page("<time datetime='2026-02-13'>x</time>")),
    "comments": ("pages", 20_000, page("<!--x-->")),
    "comments left open": ("pages", 20_000, page("<!--")),
    "tags left open": ("pages", 20_000, page("<a ")),
    "entities": ("pages", 20_000, page("&amp;&#0;")),
    "one long word": ("pages", 200_000, page("a")),
    "table in table": ("pages", 2000, page("<table><tr><td>")),
    "many attributes": ("pages", 5000, lambda n: PAGE + "<p" + " a" * n + ">"),
    "heads": ("pages", 2000, lambda n: "<html>" + "<meta name='a' content='b'>" * n + PAGE),
    "brackets": ("rows", 100_000, lines("", "[")),
    "quotes in a row": ("rows", 100_000, lines('{"text": "', '\\"', '"}')),
    "empty rows": ("rows", 10_000, lines("", "{}\n")),
    "rows that are none": ("rows", 10_000, lines("", '{"text": \n')),
    "dashes in a head": ("texts", 20_000, lines("", "a - ")),
    "brackets in a head": ("texts", 20_000, lines("", "(")),
    "dates in a head": ("texts", 5000, lines("", "13/02/2026 (")),
    "plus signs": ("texts", 20_000, lines("", "+++\n")),
    "blank lines": ("texts", 50_000, lines("a", "\n", "a")),
    "quotes in cells": ("places", 5000, lines("id,name\n", '"a" b,c\n')),
    "a quote left open": ("places", 10_000, lines('id,name\n"', "a,b\n")),
    "one name everywhere": ("places", 500, lines("id,name,lat,lon\n", ",same,33.5,36\n")),
    "features left open": ("gazetteer", 5000, lines(FEATURE, '{"type": "Feature", "a": 1 ')),
    "features that are none": ("gazetteer", 5000, lines(FEATURE, "1,")),
    "lines of an array": ("settings", 2000, lines("a = [\n", "1,\n", "]")),
    "keys": ("settings", 2000, lambda n: "".join(f"a{m} = 1\n" for m in range(n))),
    "claims that are none": ("claims", 5000, lines("", "{}\n")),
    "figures": ("dates", 5000, lines("\0", "12 ")),
    "slashes": ("dates", 5000, lines("\0", "1/")),
    "days": ("dates", 1000, lines("\0", "Monday 12 February ")),
    "months": ("dates", 1000, lines("\1", "شباط/فبراير ")),
    "spans of days": ("dates", 1000, lines("\0", "from Monday to ")),
    "ages": ("dates", 1000, lines("\0", "two weeks and ")),
    "marks on a letter": ("folding", 100_000, lines("a", "\u0300")),
    "names": ("extract", 200, lines("\0", "al-Tanf and Himo and Qasrak ")),
    "speakers": ("extract", 200, lines("\0Tanf. ", "The official said that the source said ")),
    "brackets around": ("extract", 500, lines("\0Tanf ", "(")),
    "guillemets": ("extract", 500, lines("\1التنف ", "«")),
}


def seconds(target: str, data: bytes) -> float:
    began = time.process_time()
    TARGETS[target](data)
    return time.process_time() - began


@pytest.mark.parametrize("name", WORST)
def test_four_times_the_input_takes_about_four_times_as_long(
    benchmark: BenchmarkFixture, name: str
) -> None:
    target, count, make = WORST[name]
    small, large = (make(count * times).encode() for times in (1, TIMES))
    TARGETS[target](small)
    once = max(seconds(target, small), LEAST_SECONDS / TIMES)
    again = min(seconds(target, large) for _ in range(2))
    assert again <= once * TIMES * SLACK
    benchmark.extra_info.update(bytes=len(small), growth=round(again / once, 1))
    benchmark.pedantic(TARGETS[target], (small,), rounds=1)  # type: ignore[no-untyped-call]
