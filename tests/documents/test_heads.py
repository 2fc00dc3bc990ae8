from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.documents.heads import Head, read_head

THEN = date(2026, 2, 13)
NEWS = "..."

DATELINES = [
    ("ar", "دمشق – 13 فبراير 2026 | المنشر الإخبارى", "المنشر الإخبارى"),
    ("ar", "حمص - 13 شباط 2026 (البادية) – طوت القوات أمس", "البادية"),
    ("ar", "الأنبار – 13 شباط 2026 (دجلة برس): رُفع العلم", "دجلة برس"),
    ("ar", "الحسكة، ١٣ شباط ٢٠٢٦ (الخابور) ـ دخلت قافلة", "الخابور"),
    ("ar", "دمشق (رويترز) 13 شباط/فبراير 2026 – قال مصدر", "رويترز"),
    ("ar", "القامشلي 13 شباط/فبراير 2026 (سانا) - قال مصدر", "سانا"),
    ("ar", "تونس - 13 فيفري 2026 - غادرت القوات", ""),
    ("ar", "دمشق – الجمعة 13 فبراير 2026: غادرت القوات", ""),
    ("ar", "الجمعة 13 شباط 2026", ""),
    ("ar", "13 فبراير 2026 - دمشق - غادرت القوات", ""),
    ("en", "DAMASCUS, 13 February 2026 (Reuters) - Trucks left", "Reuters"),
    ("en", "HOMS, Syria, Feb 13, 2026 (Levant Wire) - Trucks left", "Levant Wire"),
    ("en", "HOMS, Syria (Levant Wire), Feb. 13, 2026 — Trucks left", "Levant Wire"),
    ("en", "WASHINGTON D.C., February 13, 2026 – Trucks left", ""),
    ("en", "Damascus | 13 February 2026 | Levant Wire", "Levant Wire"),
    ("en", "Friday, 13 February 2026", ""),
    ("en", "13 February 2026, 10:15 GMT", ""),
    ("en", "13/02/2026 - 10:15", ""),
    ("en", "2026-02-13 | Levant Wire", "Levant Wire"),
    ("fr", "DAMAS, 13 février 2026 (AFP) - Les forces ont quitté", "AFP"),
    ("fr", "Damas, le 13 février 2026 – Les forces ont quitté", ""),
    ("ar", "دمشق – في 13 شباط 2026 – غادرت القوات", ""),
    ("en", "Qamishlo, 13.02.2026 – Trucks left", ""),
]
NO_DATELINES = [
    ("ar", "في 13 شباط 2026 غادرت القوات"),
    ("ar", "غادرت القوات في 13 شباط 2026 – مصدر"),
    ("ar", "اتفاق 13 شباط 2026 – ماذا بعد"),
    ("en", "QAMISHLI, Jan 27 - Russian troops have been flying out"),
    ("ar", "قال المصدر في 13 فبراير 2026 إن القوات غادرت"),
    ("en", "On 13 February 2026 the army said that it had taken the base"),
    ("en", "On 13 February 2026, the army said that it had taken the base"),
    ("en", "Agreement of 10 March 2025 – a timeline"),
    ("en", "The deal was signed. Damascus, 13 February 2026 - was its place"),
    ("en", "Presence ended in February 2026 - source"),
    ("ar", "يستمر الاتفاق حتى 13 فبراير 2026 – مصدر"),
    ("en", "In 2026 – what next?"),
    ("en", "Troops: 13 bases, 2026 men"),
]
MARKED = [
    ("ar", " date 2026-02-13 تعتزم القوات الانسحاب"),
    ("en", "Date: 13 February 2026"),
    ("en", "Published: Feb 13, 2026, 10:15 GMT"),
    ("en", "Published on 13 February 2026"),
    ("ar", "نشر في: 13 فبراير 2026"),
    ("fr", "Publié le 13 février 2026 à 10:15"),
    ("ar", "تاريخ النشر: ١٣/٢/٢٠٢٦"),
]


@pytest.mark.parametrize(("language", "line", "publisher"), DATELINES)
def test_a_dateline_gives_date_and_agency(language: str, line: str, publisher: str) -> None:
    head = read_head(f"A title of some words\n{line}\n{NEWS}", language)
    assert (head.dateline, head.publisher) == (THEN, publisher)
    assert head.title == "A title of some words"


@pytest.mark.parametrize(("language", "line"), [row[:2] for row in DATELINES])
def test_a_dateline_is_no_title(language: str, line: str) -> None:
    assert read_head(f"{line}\n{NEWS}", language).title == ""


@pytest.mark.parametrize(("language", "line"), NO_DATELINES)
def test_a_date_in_a_sentence_is_no_dateline(language: str, line: str) -> None:
    head = read_head(f"{line}\n{NEWS}", language)
    assert (head.dateline, head.marked) == (None, None)


@pytest.mark.parametrize(("language", "line"), MARKED)
def test_a_date_after_a_label_is_marked(language: str, line: str) -> None:
    assert read_head(f"A title of some words\n{line}\n{NEWS}", language).marked == THEN


def test_a_dateline_further_down_is_not_taken() -> None:
    lines = [NEWS] * 5 + ["DAMASCUS, 13 February 2026 (Reuters) - Trucks left"]
    assert read_head("\n".join(lines), "en").dateline is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("DAMASCUS (Reuters) - The army said", "Reuters"),
        ("بيروت (أ ف ب) – أعلن الجيش", "أ ف ب"),
        ("QAMISHLI, Jan 27 (Levant Wire) - Russian troops", "Levant Wire"),
        ("The Syrian Democratic Forces (SDF) said - as before - that", ""),
        ("Ahmed (45) - a driver - saw it", ""),
    ],
)
def test_an_agency_is_known_without_a_full_date(line: str, publisher: str) -> None:
    assert read_head(f"{line}\n{NEWS}", "en").publisher == publisher


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Trucks leave the base\nThe last of them left.", "Trucks leave the base"),
        ("U.S. trucks leave the base\n\nThe last of them left.", "U.S. trucks leave the base"),
        ("هل انسحبت القوات من القاعدة؟\nقال مصدر", "هل انسحبت القوات من القاعدة؟"),
        ("The last of them left on Friday.\nThen night fell.", ""),
        ("Trucks leave the base", ""),
        ("Trucks\nThe last of them left.", ""),
        ("word " * 60 + "\nThe last of them left.", ""),
        ("", ""),
    ],
)
def test_a_title_is_a_short_first_line_with_news_below(text: str, title: str) -> None:
    assert read_head(text, "en").title == title


@given(st.text(), st.sampled_from(["ar", "en", "fr", "kmr", ""]))
def test_any_text_has_a_head(text: str, language: str) -> None:
    assert isinstance(read_head(text, language), Head)
