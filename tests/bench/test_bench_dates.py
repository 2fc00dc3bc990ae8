"""How fast dates are found: text without any, articles full of them, and runs never seen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from basestatus.languages.dates import find_expressions

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

PLAIN = {
    "ar": "قال مصدر محلي إن الشاحنات غادرت الموقع باتجاه الحدود وسط حراسة مشددة. ",
    "en": "A local source said that trucks had left their camp for the border under heavy guard. ",
}
DATED = {
    "ar": "غادرت الشاحنات الموقع يوم الجمعة بعد أن وصلت إليه الأسبوع الماضي. ",
    "en": "Trucks left the camp on Friday after they had come to it last week. ",
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_megabyte_without_dates(benchmark: BenchmarkFixture, language: str) -> None:
    text = PLAIN[language] * (1_000_000 // len(PLAIN[language].encode()))
    assert benchmark(find_expressions, text, language) == ()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_hundred_kilobytes_with_two_dates_a_sentence(
    benchmark: BenchmarkFixture, language: str
) -> None:
    number = 100_000 // len(DATED[language].encode())
    assert len(benchmark(find_expressions, DATED[language] * number, language)) == 2 * number


def test_dates_that_are_all_different(benchmark: BenchmarkFixture) -> None:
    days = (
        f"{day} {month} {year}"
        for year in range(1990, 2030)
        for month in ("May", "June")
        for day in range(1, 29)
    )
    text = " xx ".join(days)
    assert len(benchmark(find_expressions, text, "en")) == 2 * 28 * 40
