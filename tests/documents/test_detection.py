from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basestatus.documents import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("غادرت القوات القاعدة في شرق البلاد", "ar"),
        ("قاعدة", "ar"),
        ("نیروهای آمریکایی از پایگاه خارج شدند و این پایگاه به ارتش داده شد", "fa"),
        ("هێزەکانی ئەمریکا لە بنکەکە دەرچوون و بۆ هەولێر ڕۆیشتن", "ckb"),
        ("The last of the trucks left the base on Friday.", "en"),
        ("Les derniers soldats ont quitté la base vendredi.", "fr"),
        ("Die letzten Soldaten haben den Stützpunkt am Freitag mit ihrem Gerät verlassen.", "de"),
        ("Los últimos soldados se fueron de la base el viernes.", "es"),
        ("Son askerler üs bölgesinden ayrıldı ve bu gelişme daha sonra duyuruldu.", "tr"),
        ("Hêzên Amerîkayê ji baregehê derketin û ber bi Iraqê ve çûn, li gorî çavkaniyê.", "kmr"),
        ("Последние военные ушли с базы, это подтвердил и представитель", "ru"),
        ("Tanf Shaddadi Qasrak", ""),
        ("", ""),
        ("2026 – 100 %", ""),
        ("غادرت القوات القاعدة في شرق البلاد according to the US", "ar"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert detect_language(text) == language


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(detect_language(text), str)
