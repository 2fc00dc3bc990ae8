"""Language packs: the words of each are read, taken apart and held to the common classes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import basestatus
from basestatus.errors import LanguagePackError
from basestatus.languages import fold, load_classes, load_pack, packs
from basestatus.model import AttributionKind, Status

PACKAGE = Path(basestatus.__file__).parent
ROLES = {"patient", "subject", "source", "goal", "location"}
AGENTS = {"mover", "giver", "taker", "holder", "site", "source"}
KINDS = {"trigger", "operator", "head", "source"}


def table(language: str) -> dict[str, Any]:
    text = (PACKAGE / "languages" / f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def labels(token: str, language: str, kind: str) -> set[str]:
    words = load_pack(language).analyse(fold(token).text).words
    return {word.label for word in words if word.kind == kind}


def test_arabic_english_and_french_have_packs() -> None:
    assert packs() == ("ar", "en", "fr")


@pytest.mark.parametrize("language", packs())
def test_every_class_of_triggers_is_one_of_the_common_ones(language: str) -> None:
    assert {row["class"] for row in table(language)["trigger"]} <= set(load_classes())


def test_every_common_class_has_words_in_some_language() -> None:
    used = {row["class"] for language in packs() for row in table(language)["trigger"]}
    assert used == set(load_classes())


@pytest.mark.parametrize("language", packs())
def test_a_class_of_operators_is_none_of_triggers(language: str) -> None:
    assert {row["class"] for row in table(language)["operator"]} & set(load_classes()) == set()


@pytest.mark.parametrize("language", packs())
def test_no_class_lists_a_word_twice(language: str) -> None:
    listed: dict[tuple[str, str, str], list[str]] = {}
    data = table(language)
    for kind in sorted(KINDS):
        for row in data[kind]:
            name = row.get("class") or row["kind"]
            for key in sorted(row.keys() - {"class", "kind"}):
                listed.setdefault((kind, name, key), []).extend(row[key])
    for part in ("speech", "references"):
        for key, words in data[part].items():
            listed[part, "", key] = words
    twice = {key: [w for w in words if words.count(w) > 1] for key, words in listed.items()}
    assert {key: words for key, words in twice.items() if words} == {}


@pytest.mark.parametrize("language", packs())
def test_sources_are_of_the_kinds_that_a_claim_may_have(language: str) -> None:
    assert {row["kind"] for row in table(language)["source"]} <= set(AttributionKind)


@pytest.mark.parametrize("name", load_classes())
def test_a_class_means_a_status_and_roles(name: str) -> None:
    meaning = load_classes()[name]
    assert {meaning.status, meaning.begun, meaning.cargo or meaning.begun} <= set(Status)
    assert set(meaning.roles) <= ROLES
    assert meaning.agent in AGENTS
    assert bool(meaning.taker) == (meaning.status == Status.TRANSFERRED or name == "enter")


@pytest.mark.parametrize("language", packs())
def test_words_are_folded_and_audited(language: str) -> None:
    """Each reading names its pack entry; a phrase is filed under its first word."""
    pack = load_pack(language)
    for form, readings in pack.words.items():
        assert fold(form).text == form
        assert readings
        for word in readings:
            assert word.kind in KINDS
            assert word.rule
    for first, rows in pack.phrases.items():
        assert all(parts[0] == first and len(parts) > 1 for parts, _ in rows)
        lengths = [len(parts) for parts, _ in rows]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("language", packs())
def test_the_rule_of_a_trigger_names_language_and_class(language: str) -> None:
    words = {word for readings in load_pack(language).words.values() for word in readings}
    for word in words:
        assert word.kind != "trigger" or word.rule.startswith(f"{language}.{word.label}.")


@pytest.mark.parametrize(
    ("language", "label", "forms"),
    [
        ("ar", "leave", "انسحب انسحبت انسحبوا ينسحب تنسحب ينسحبون سينسحبون ستنسحب انسحاب وانسحبت"),
        ("ar", "quit", "غادر غادرت غادروا يغادر يغادرون سيغادرون مغادرة وغادرت فغادرت"),
        ("ar", "clear", "أخلى أخلت أخلوا يخلي تخلي يخلون ستخلي إخلاء إخلائها بإخلاء لإخلاء"),
        ("ar", "give", "سلّم سلمت سلموا يسلم تسلم سيسلم تسليم وسلمتها سلمته"),
        ("ar", "stay", "بقي بقيت بقوا يبقى تبقى ستبقى بقاء"),
        ("en", "leave", "withdraw withdraws withdrew withdrawn withdrawing withdrawal withdrawals"),
        ("en", "clear", "evacuate evacuates evacuated evacuating"),
        ("en", "stay", "remain remains remained remaining presence"),
        ("fr", "stay", "reste restent restait resté"),
    ],
    ids=lambda value: value if len(value) < 9 else value.split()[0],
)
def test_forms_are_read_as_their_class(language: str, label: str, forms: str) -> None:
    assert {
        form for form in forms.split() if label not in labels(form, language, "trigger")
    } == set()


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("قاعدة", {}),
        ("القاعدة", {"article": True}),
        ("وقاعدة", {"conjunction": True}),
        ("بقاعدة", {"role": "location"}),
        ("لقاعدة", {"role": "goal"}),
        ("بالقاعدة", {"role": "location", "article": True}),
        ("للقاعدة", {"role": "goal", "article": True}),
        ("وللقاعدة", {"conjunction": True, "role": "goal", "article": True}),
        ("سينسحبون", {"future": True}),
        ("وستنسحب", {"conjunction": True, "future": True}),
        ("غادرتها", {"suffix": "ها"}),
        ("انسحابهم", {"suffix": "هم"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_clitics_are_taken_off(token: str, expected: dict[str, object]) -> None:
    found = load_pack("ar").analyse(fold(token).text)
    parts = ("conjunction", "role", "article", "future", "suffix")
    assert {part: getattr(found, part) for part in parts if getattr(found, part)} == expected
    assert found.words


def test_a_dual_and_a_plural_head_are_counted() -> None:
    for token, number in (("قاعدة", "singular"), ("قاعدتي", "dual"), ("قواعد", "plural")):
        words = load_pack("ar").analyse(fold(token).text).words
        assert number in {word.number for word in words if word.kind == "head"}


@given(token=st.text(max_size=15), language=st.sampled_from(packs()))
def test_any_token_can_be_taken_apart_and_stays_so(token: str, language: str) -> None:
    pack = load_pack(language)
    folded = fold(token).text
    found = pack.analyse(folded)
    assert pack.analyse(folded) == found
    assert found.stem in folded


def test_a_language_without_a_pack_is_refused_with_those_there_are() -> None:
    with pytest.raises(LanguagePackError, match=r"'xx'.*ar, en, fr"):
        load_pack("xx")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the package, to break its packs."""
    shutil.copytree(PACKAGE, tmp_path / "basestatus", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def complaint(folder: Path) -> str:
    """Return what loading the English pack of a folder's package says last."""
    code = "from basestatus.languages import load_pack; load_pack('en')"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stderr.strip().rpartition("\n")[2]


def test_a_pack_as_it_should_be_loads(copied: Path) -> None:
    assert complaint(copied) == ""


def test_an_unknown_class_is_named_with_its_file_and_the_known_ones(copied: Path) -> None:
    path = copied / "basestatus" / "languages" / "en.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('class = "leave"', 'class = "depart"', 1), encoding="utf-8")
    said = complaint(copied)
    assert said.startswith("basestatus.errors.LanguagePackError: ")
    assert "en.toml" in said
    assert "'depart'" in said
    assert ", ".join(load_classes()) in said


@pytest.mark.parametrize("language", packs())
def test_every_list_of_words_is_asked_for(language: str) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert [name for name in table(language)["references"] if f'"{name}"' not in code] == []
