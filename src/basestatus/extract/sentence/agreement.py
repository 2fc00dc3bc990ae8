"""Gender and number: which force a pronoun or a verb can be of, by the noun that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from basestatus.extract.sentence.marks import Force, Marked, Trigger
    from basestatus.languages import Pack

__all__ = ["disagrees", "gender_of", "genders_meant", "genders_of_noun", "is_masculine"]

FEMININE, MASCULINE, MANY = "feminine", "masculine", "many"
NOUNS = frozenset({"cargo", "person", "troops"})
OF_SITES = frozenset({"host", "pass", "receive"})


def gender_of(marked: Marked, force: Force, pack: Pack) -> str:
    """Return the gender of a force's head noun, or that it is of many; empty if unknown.

    A man or an office before it is its head ("the commander of X and his troops").
    """
    morphology, at = pack.morphology, force.first
    if not morphology.feminine_nouns:
        return ""
    while at and marked.tokens[at - 1].analysis.source and not marked.taken[at - 1]:
        at -= 1
    token = marked.tokens[at]
    if is_masculine(token.text, pack):
        return MASCULINE
    stem = token.analysis.stem or token.text
    if force.sort == "metonym" or stem.endswith(morphology.feminine_nouns):
        return FEMININE
    if force.sort == "person" or token.analysis.source:
        return MASCULINE
    many = force.sort == "people" or not marked.operators[at].isdisjoint(NOUNS)
    return MANY if many or stem.endswith(morphology.plural_cases) else ""


def is_masculine(word: str, pack: Pack) -> bool:
    """Whether a word is a noun for one body of men, or for a state, of masculine gender."""
    return not pack.references.get("masculine", frozenset()).isdisjoint(pack.spellings(word))


def genders_meant(suffix: str, pack: Pack) -> frozenset[str]:
    """Return the genders that an attached pronoun may speak of, all of them where it may any."""
    if suffix in pack.morphology.masculine_pronouns:
        return genders_of_noun(feminine=False)
    if suffix in pack.morphology.feminine_pronouns:
        return genders_of_noun(feminine=True)
    return frozenset({FEMININE, MASCULINE, MANY, ""})


def genders_of_noun(*, feminine: bool) -> frozenset[str]:
    """Return the genders of nouns that a feminine, or a masculine, may speak of."""
    return frozenset({FEMININE, MANY, ""} if feminine else {MASCULINE, ""})


def disagrees(marked: Marked, trigger: Trigger, force: Force, pack: Pack) -> bool:
    """Whether the ending of a verb tells that a force is not its subject."""
    finite = trigger.word.form in {"past", "present"} and trigger.word.label not in OF_SITES
    nominal = any(word.form == "noun" for word in marked.tokens[trigger.at].words)
    owned = marked.tokens[force.first].analysis.suffix
    if not finite or nominal or owned or force.role or force.others:
        return False
    verb, noun = _gender_of_verb(marked, trigger, pack), gender_of(marked, force, pack)
    if not (verb and noun):
        return False
    if verb == FEMININE:
        return noun == MASCULINE
    if force.first > trigger.at:
        return verb == MASCULINE and noun == FEMININE and force.first == trigger.end
    return noun == FEMININE if verb == MANY else noun != MASCULINE


def _gender_of_verb(marked: Marked, trigger: Trigger, pack: Pack) -> str:
    """Return the gender of a verb's subject, or that it is of many; empty where it is unsure."""
    morphology, stem = pack.morphology, marked.tokens[trigger.at].analysis.stem
    if stem.endswith(morphology.verb_plural):
        return MANY
    if stem.endswith((*morphology.pair_verbs, *morphology.we_past)):
        return ""
    if trigger.word.form == "past":
        lemma = trigger.word.rule.split()[1:2]
        ends = stem.endswith(morphology.feminine_verbs) and lemma != [stem]
        return FEMININE if ends else MASCULINE
    if stem.startswith(morphology.we_present):
        return ""
    return FEMININE if stem.startswith(morphology.feminine_verbs) else MASCULINE
