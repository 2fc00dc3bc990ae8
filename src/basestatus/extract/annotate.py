"""Mark operators, names, heads and triggers in the tokens of a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from basestatus.extract.marks import Marked, Place, Reference, Trigger
from basestatus.extract.text import QUOTES, token_at
from basestatus.languages import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.extract.names import Hit
    from basestatus.extract.text import Sentence, Token
    from basestatus.languages import Pack
    from basestatus.model import Span

__all__ = ["annotate", "attached_role", "is_dateline", "is_determiner", "role_before"]

ROLES = ("near", "source", "goal", "location", "agent", "of")
REACH = 7
PARTICLE_REACH = 9
STILL_REACH = 4
GOAL_REACH = 10
OUTER_REACH = 7
BASES = frozenset({"base", "air_base", "port"})
DATELINE = 12
FIXED = frozenset({"lookalike", "near", "still", "deny", "possible", "not", "if", "only", "left_over", "according", "cargo", "troops", "civilian"})


def annotate(
    sentence: Sentence, tokens: list[Token], hits: list[Hit], dates: list[Span], pack: Pack
) -> Marked:
    """Return a sentence with its operators, places, references and triggers marked.

    ``dates`` are the folded spans of date expressions; their words mean nothing else.
    """
    marked = Marked(sentence, tokens, [frozenset()] * len(tokens), taken=[False] * len(tokens))
    _mark_names(marked, hits)
    phrases = _mark_operators(marked, pack)
    _mark_dates(marked, dates)
    _mark_triggers(marked, pack, phrases)
    _mark_places(marked, pack)
    _mark_references(marked, pack)
    return marked


def _mark_names(marked: Marked, hits: list[Hit]) -> None:
    for hit in hits:
        first = token_at(marked.tokens, hit.start)
        if first and marked.tokens[first - 1].end > hit.start:
            first -= 1
        last = first
        while last < len(marked.tokens) and marked.tokens[last].start < hit.end:
            last += 1
        if first < last:
            marked.hits.append((first, last, hit))
            for at in range(first, last):
                marked.taken[at] = True


def _mark_operators(marked: Marked, pack: Pack) -> list[tuple[int, int, Word]]:
    """Fill the operators from phrases, longest first, then single words; return what else they are."""
    triggers: list[tuple[int, int, Word]] = []
    covered = [False] * len(marked.tokens)
    for at in range(len(marked.tokens)):
        if covered[at]:
            continue
        found = _phrase_at(marked.tokens, at, pack)
        if found is None or _straddles(marked, at, at + found[0]):
            continue
        length, words = found
        labels = frozenset(w.label for w in words if w.kind == "operator")
        for inner in range(at, at + length):
            covered[inner] = True
            marked.operators[inner] = labels
        triggers += [(at, at + length, w) for w in words]
    for at, token in enumerate(marked.tokens):
        if not covered[at] and not marked.taken[at]:
            marked.operators[at] = frozenset(w.label for w in token.words if w.kind == "operator")
    return triggers


def _mark_dates(marked: Marked, dates: list[Span]) -> None:
    for at, token in enumerate(marked.tokens):
        if any(span.start < token.end and token.start < span.end for span in dates):
            marked.operators[at] = frozenset({"date"}) | (marked.operators[at] & {"since"})
            marked.taken[at] = True


def _straddles(marked: Marked, first: int, last: int) -> bool:
    return any(marked.taken[first:last])


def _phrase_at(tokens: list[Token], at: int, pack: Pack) -> tuple[int, list[Word]] | None:
    """Return the longest phrase that begins at a token, and its readings."""
    for start in _spellings(tokens[at], pack):
        rows = pack.phrases.get(start, ())
        for parts, _ in rows:
            if _matches(tokens, at + 1, parts[1:], pack):
                return len(parts), [word for other, word in rows if other == parts]
    return None


def _matches(tokens: list[Token], at: int, parts: tuple[str, ...], pack: Pack) -> bool:
    if at + len(parts) > len(tokens):
        return False
    return all(part in _spellings(tokens[at + i], pack) for i, part in enumerate(parts))


def _spellings(token: Token, pack: Pack) -> tuple[str, ...]:
    """Return a token with and without its clitics, and the words it is a form of."""
    text = token.text
    found = [text, *(w.rule for w in token.words if w.kind != "trigger")]
    if token.analysis.stem != text:
        found.append(token.analysis.stem)
    for mark in (*pack.morphology.conjunctions, *pack.morphology.articles):
        if text.startswith(mark) and len(text) > len(mark) + 1:
            found.append(text[len(mark) :])
    for suffix in pack.morphology.suffixes:
        if text.endswith(suffix) and len(text) > len(suffix) + 2:
            base = text[: -len(suffix)]
            found.append(base)
            found += [base[: -len(a)] + b for a, b in pack.morphology.before_suffix if base.endswith(a)]
    return tuple(found)


def is_determiner(token: Token, pack: Pack) -> bool:
    """Whether a token only points: an article, a demonstrative, a possessive."""
    return (
        token.text in pack.references["determiners"] or token.text in pack.references["indefinite"]
    )


def attached_role(marked: Marked, at: int, pack: Pack) -> str:
    """Return the role of a preposition attached to a token."""
    token = marked.tokens[at]
    if token.analysis.role:
        return token.analysis.role
    for first, _, hit in marked.hits:
        if first == at and hit.clitics:
            rest = hit.clitics.lstrip("".join(pack.morphology.conjunctions))
            return next((role for mark, role in pack.morphology.roles if rest.startswith(mark)), "")
    return ""


def role_before(marked: Marked, first: int, pack: Pack) -> str:
    """Return how the noun phrase that holds a token is governed, read leftwards from it.

    A head with its own preposition ("base at …") is part of the phrase; the role is what governs
    the head.
    """
    role = attached_role(marked, first, pack)
    at = first - 1
    steps = 0
    lenient = opened = False
    while not role and at >= 0 and steps < REACH:
        token = marked.tokens[at]
        if marked.has(at, "there"):
            return ""
        label = next((name for name in ROLES if name in marked.operators[at]), "")
        if label and not (label in {"location", "of", "near"} and _head_left_of(marked, at)):
            return "" if label == "source" and _quantity(marked, at) else label
        lenient = lenient or marked.has(at, "such_as")
        passed = lenient and token.is_word and not any(w.kind == "trigger" for w in token.words)
        if not label and not passed and not _inside_phrase(marked, at, pack):
            return ""
        if opened and not label and not is_determiner(token, pack) and not marked.has(at, "last", "quantity"):
            return ""
        opened = opened or is_determiner(token, pack)
        role = attached_role(marked, at, pack) if not label else ""
        at -= 1
        steps += token.is_word
    return role


def _quantity(marked: Marked, at: int) -> bool:
    """Whether a number or a quantity stands before a token ("hundreds from …" is no origin)."""
    before = marked.tokens[at - 1].text if at else ""
    counted = marked.has(at - 2, "quantity") and not marked.has(at - 1, "troops", "cargo")
    return before.isdigit() or marked.has(at - 1, "quantity") or counted


def _head_left_of(marked: Marked, at: int) -> bool:
    """Whether a head noun stands just before a preposition, an adjective allowed between."""
    return any(marked.head_kind(at - back) not in {"", "town"} for back in (1, 2))


def _inside_phrase(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token can be part of the noun phrase to its right."""
    token = marked.tokens[at]
    if token.text in QUOTES or is_determiner(token, pack) or marked.head_kind(at):
        return True
    if any(first <= at < last and _is_people(hit) for first, last, hit in marked.hits):
        return True
    if marked.has(at, "last") or token.text.isdigit():
        return True
    plain = (
        token.is_word
        and not token.words
        and not marked.taken[at]
        and not token.analysis.conjunction
    )
    return plain and pack.adjective == "before"


def _is_people(hit: Hit) -> bool:
    return any(r.kind in {"adjective", "people"} for r in hit.readings)


def _is_somebody(hit: Hit) -> bool:
    return any(r.kind not in {"site", "area"} for r in hit.readings)


def _mark_places(marked: Marked, pack: Pack) -> None:
    """Make a place of each name of a site or an area, its head noun included."""
    for first, last, hit in marked.hits:
        readings = tuple(r for r in hit.readings if r.kind in {"site", "area"})
        if not readings:
            continue
        head, start, end = _head_beside(marked, first, last, pack)
        if all(r.kind == "area" for r in readings):
            head, start, end = ("town" if head == "town" else ""), first, last
        if is_dateline(marked, last):
            topic = Place(first, last, (first, last), readings, "base", "near")
            marked.places.append(topic)
            continue
        if not head:
            readings = tuple(r for r in readings if not r.weak)
        if readings:
            for at in range(start, end):
                marked.taken[at] = True
            place = Place(
                start, end, (first, last), readings, head, role_before(marked, start, pack)
            )
            marked.places.append(place)
    _set_locators_aside(marked)
    _group_lists(marked, pack)


def _set_locators_aside(marked: Marked) -> None:
    """Give a place that only says where the one before it lies ("Camp X in Y") the role near."""
    for index in range(1, len(marked.places)):
        before, place = marked.places[index - 1], marked.places[index]
        between = range(before.last, place.first)
        attached = not between and place.role == "location"
        if attached or (0 < len(between) <= 2 and marked.has(before.last, "location", "of")):
            marked.places[index] = replace(place, role="near")


def is_dateline(marked: Marked, last: int) -> bool:
    """Whether a name opens a sentence before a dash, no verb between: where the report was filed."""
    if last > DATELINE // 2:
        return False
    for at in range(last, min(last + DATELINE, len(marked.tokens))):
        token = marked.tokens[at]
        if token.text == "-":
            return True
        if marked.has(at, "source", "goal", "be", "have", "say", "relative") or any(
            w.kind == "trigger" for w in token.words
        ):
            return False
    return False


def _head_beside(marked: Marked, first: int, last: int, pack: Pack) -> tuple[str, int, int]:
    """Return the head noun of a name and the range of both; left of it, else right of it."""
    at, skipped = first - 1, 0
    while at >= 0 and skipped < 5:
        kind = marked.head_kind(at)
        if kind:
            outer = _outer_head(marked, at, last) if kind == "town" else None
            return outer or (kind, at, last)
        if not _may_stand_between(marked, at, pack):
            break
        at, skipped = at - 1, skipped + marked.tokens[at].is_word
    if pack.order == "svo":
        for at in (last, last + 1):
            kind = marked.head_kind(at)
            if kind and (at == last or _plain(marked, last)):
                return kind, first, at + 1
    inner = next(
        (w.label for at in range(first, last) for w in marked.tokens[at].words if w.kind == "head"),
        "",
    )
    outer = _outer_head(marked, first, last) if inner == "town" else None
    return outer or (inner, first, last)


def _outer_head(marked: Marked, at: int, last: int) -> tuple[str, int, int] | None:
    """Return the base of "base near the town of X", where the head beside the name is a town's."""
    near = False
    for back in range(at - 1, max(at - OUTER_REACH, -1), -1):
        token = marked.tokens[back]
        near = near or marked.has(back, "near")
        if near and marked.head_kind(back) in BASES:
            return marked.head_kind(back), back, last
        if not token.is_word or any(w.kind == "trigger" for w in token.words):
            return None
    return None


def _plain(marked: Marked, at: int) -> bool:
    return (
        at < len(marked.tokens)
        and marked.tokens[at].is_word
        and not marked.tokens[at].words
        and not marked.taken[at]
    )


def _may_stand_between(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a token may stand between a head and the name: a quote, a preposition, an adjective."""
    token = marked.tokens[at]
    if marked.has(at, "relative", "that"):
        return False
    if token.text in QUOTES or marked.has(at, "location", "of", "near"):
        return True
    if is_determiner(token, pack):
        return True
    people = any(first <= at < last and _is_people(hit) for first, last, hit in marked.hits)
    plain = (
        token.is_word
        and not token.words
        and not marked.taken[at]
        and not token.analysis.conjunction
    )
    return people or plain


def _group_lists(marked: Marked, pack: Pack) -> None:
    """Give the members of a list ("A, B and C") one group and the first one's role."""
    group = 0
    for index, place in enumerate(marked.places):
        previous = marked.places[index - 1] if index else None
        apart = previous is not None and previous.role == "near" and place.head in BASES
        if previous and not apart and _same_scope(previous, place) and _is_list(marked, previous.last, place.first, pack):
            head = place.head or previous.head
            role = place.role if attached_role(marked, place.first, pack) else previous.role
            marked.places[index] = replace(place, role=role, group=previous.group, head=head)
        else:
            group += 1
            marked.places[index] = replace(place, group=group)


def _same_scope(one: Place, other: Place) -> bool:
    return all(r.kind == "area" for r in one.readings) == all(r.kind == "area" for r in other.readings)


def _is_list(marked: Marked, first: int, last: int, pack: Pack) -> bool:
    """Whether only commas, quotes, "and" and articles stand between, at least one of them."""
    joined = first == last and marked.tokens[last].analysis.conjunction
    for at in range(first, last):
        token = marked.tokens[at]
        if marked.has(at, "and") or token.text == ",":
            joined = True
        elif token.text not in QUOTES and not is_determiner(token, pack):
            return False
    start = marked.tokens[last].text if last < len(marked.tokens) else ""
    attached = any(start.startswith(mark) for mark in pack.morphology.conjunctions)
    return joined or (attached and _has_conjunction(marked, last))


def _has_conjunction(marked: Marked, at: int) -> bool:
    return marked.tokens[at].analysis.conjunction or any(
        first == at and hit.clitics for first, _, hit in marked.hits
    )


def _mark_triggers(marked: Marked, pack: Pack, phrases: list[tuple[int, int, Word]]) -> None:
    in_phrase = {
        at
        for first, last, word in phrases
        if word.kind != "operator" or word.label in FIXED
        for at in range(first, last)
    }
    consumed: set[int] = set()
    for first, last, word in phrases:
        if word.kind == "trigger":
            marked.triggers.append(Trigger(first, last, word))
    for at, token in enumerate(marked.tokens):
        if at in in_phrase or marked.taken[at] or token.joined:
            continue
        found = _best_reading(marked, at, pack)
        if found is not None:
            word, start, end = found
            passive = _is_passive(marked, at, word)
            consumed.update(range(start, end))
            for inner in range(start, end):
                marked.operators[inner] -= {"near"}
            end = end if start == at + 1 else at + 1
            marked.triggers.append(
                Trigger(at, end, word, passive=passive, suffix=token.analysis.suffix)
            )
    marked.triggers[:] = [t for t in marked.triggers if consumed.isdisjoint(range(t.at, t.end)) or t.word.particle]
    _mark_still(marked, pack)
    marked.triggers.sort(key=lambda trigger: trigger.at)


def _mark_still(marked: Marked, pack: Pack) -> None:
    """Make a word of presence of "still" where no verb of the lists follows it."""
    verbs = [t.at for t in marked.triggers]
    for at in range(len(marked.tokens)):
        if not marked.has(at, "still") or marked.has(at - 1, "still"):
            continue
        end = at + 1
        while marked.has(end, "still"):
            end += 1
        reach = next((i for i in range(end, end + STILL_REACH) if _closes(marked, i)), end + STILL_REACH)
        followed = end < len(marked.tokens) and marked.tokens[end].is_word
        if followed and not any(at < verb <= reach for verb in verbs):
            word = Word("trigger", "stay", "still", rule=f"{pack.language}.stay.still")
            marked.triggers.append(Trigger(at, end, word))


def _closes(marked: Marked, at: int) -> bool:
    """Whether what "still" speaks of is complete at a token: a comma, or a word of place."""
    return at >= len(marked.tokens) or marked.tokens[at].text == "," or marked.has(at, "there")


def _best_reading(marked: Marked, at: int, pack: Pack) -> tuple[Word, int, int] | None:
    """Return the reading of a token as a trigger, one whose particle follows or a bare one, and where
    its particle stands."""
    words = [w for w in marked.tokens[at].words if w.kind == "trigger"]
    if not words:
        return None
    nominal = _stands_as_noun(marked, at, pack)
    particled = _prefer_tense(marked, at, [w for w in words if w.particle])
    starts = [(_particle_start(marked, at, word, pack), word) for word in particled]
    found = sorted((row for row in starts if row[0]), key=lambda row: (row[0], -len(row[1].particle)))
    if found:
        start, word = found[0]
        return word, start, start + len(word.particle)
    if marked.has(at, "troops", "cargo") and not _has_object(marked, at, pack):
        words = [w for w in words if w.form not in {"present", "base"}]
    bare = _give_or_take(marked, at, [w for w in words if not w.particle])
    if marked.head_kind(at) and not any(w.form in {"past", "participle"} for w in bare):
        return None
    nouns = [w for w in bare if w.form == "noun"]
    verbs = [w for w in bare if w.form != "noun" and _is_finite(marked, at, w, pack)]
    if nominal:
        chosen = nouns or [w for w in verbs if w.form in {"state", "ing", "participle"}]
    else:
        chosen = _prefer_tense(marked, at, verbs) or nouns
    return (chosen[0], at + 1, at + 1) if chosen else None


def _has_object(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a determiner or a name follows, so that "guards" is a verb."""
    if at + 1 >= len(marked.tokens):
        return False
    return marked.taken[at + 1] or is_determiner(marked.tokens[at + 1], pack)


def _give_or_take(marked: Marked, at: int, words: list[Word]) -> list[Word]:
    """Where a form may be of "receive" or of "hand over", let a recipient after it decide."""
    labels = {w.label for w in words}
    if {"arrive", "return"} <= labels:
        return [w for w in words if w.label == ("return" if _after(marked, at, "be") else "arrive")]
    if {"arrive", "take"} <= labels:
        site = any(
            marked.taken[i] or marked.head_kind(i)
            for i in range(at + 1, min(at + 4, len(marked.tokens)))
        )
        return [w for w in words if w.label == ("take" if site else "arrive")]
    if {"give", "take"} <= labels:
        ahead = range(at + 1, min(at + GOAL_REACH, len(marked.tokens)))
        goal = any(marked.has(i, "goal") or marked.tokens[i].analysis.role == "goal" for i in ahead)
        return [w for w in words if w.label == ("give" if goal else "take")]
    return words


def _is_finite(marked: Marked, at: int, word: Word, pack: Pack) -> bool:
    """Whether a bare form has what makes it a verb, and a word of state its copula."""
    if pack.order == "vso":
        return True
    if word.form == "base":
        before = range(max(at - 4, 0), at)
        helped = any(
            marked.has(b, "goal", "plan", "possible", "not", "deny", "demand") for b in before
        )
        joined = marked.has(at - 1, "and", "clause", "troops", "cargo", "still")
        joined = joined or _is_plural_head(marked, at - 1)
        somebody = any(last == at and _is_somebody(hit) for _, last, hit in marked.hits)
        return helped or joined or somebody or any(
            t.text in pack.references["plural"] for t in marked.tokens[max(at - 2, 0) : at]
        )
    if word.form == "state":
        opens = not at or marked.tokens[at - 1].text in {":", "-", '"'}
        return opens or _after(marked, at, "be") or marked.has(at - 1, "still") or marked.has(at - 2, "be")
    return True


def _is_plural_head(marked: Marked, at: int) -> bool:
    """Whether a token is a plural such as "bases", the subject of the verb after it."""
    return at >= 0 and any(w.kind == "head" and w.number == "plural" for w in marked.tokens[at].words)


def _prefer_tense(marked: Marked, at: int, verbs: list[Word]) -> list[Word]:
    """Put the participle first after a form of "be" or "have"."""
    if any(w.form == "participle" for w in verbs) and (
        _after(marked, at, "be") or _after(marked, at, "have")
    ):
        return sorted(verbs, key=lambda w: w.form != "participle")
    return verbs


def _after(marked: Marked, at: int, label: str) -> bool:
    """Whether an auxiliary stands before a token, adverbs and negation between allowed."""
    for back in range(at - 1, max(at - 5, -1), -1):
        if marked.has(back, label):
            return True
        token = marked.tokens[back]
        if marked.has(back, "be", "have", "not", "still", "last", "continue", "no_more"):
            continue
        if token.words or marked.taken[back] or not token.is_word:
            return False
    return False


def _stands_as_noun(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a determiner, an article, a possessive or a preposition makes a noun of a form."""
    token = marked.tokens[at]
    if token.analysis.article or token.analysis.role:
        return True
    if not at:
        return False
    if _determined(marked, at, pack):
        return True
    if pack.order == "vso" and marked.has(at - 1, "near", "source", "location", "process", "begin", "finish"):
        return not marked.has(at - 1, "there")
    people = any(last == at and _is_people(hit) for _, last, hit in marked.hits)
    singular = any(w.form in {"base", "noun"} for w in token.words if w.kind == "trigger")
    past = any(w.form in {"past", "present"} for w in token.words if w.kind == "trigger")
    return (people and singular and not past) or marked.has(at - 1, "of")


def _determined(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a determiner or a possessive stands before a form, an adjective between allowed."""
    for back in range(at - 1, max(at - 4, -1), -1):
        token = marked.tokens[back]
        if marked.has(back, "not", "no_more"):
            return False
        if token.text in pack.morphology.possessive or is_determiner(token, pack):
            return True
        if token.words and not marked.has(back, "last", "begin") or marked.taken[back] or not token.is_word:
            return False
    return False


def _particle_start(marked: Marked, at: int, word: Word, pack: Pack) -> int:
    """Return the start of the particle of a trigger within reach, 0 if there is none."""
    dated = sum(marked.has(i, "date") for i in range(at + 1, min(at + 2 * PARTICLE_REACH, len(marked.tokens))))
    limit = min(at + PARTICLE_REACH + dated, len(marked.tokens))
    for start in range(at + 1, limit):
        token = marked.tokens[start]
        if token.text in {".", ";", ":", "!", "?"}:
            return 0
        inside = len(word.particle) == 1 and _inside_longer(marked, start)
        dated = len(word.particle) == 1 and marked.has(start + 1, "date") and marked.has(start, "location")
        if _matches(marked.tokens, start, word.particle, pack) and not inside and not dated:
            return start
        if start > at + 1 and any(
            w.kind == "trigger" and w.form in {"past", "present"} for w in token.words
        ):
            return 0
    return 0


def _inside_longer(marked: Marked, at: int) -> bool:
    """Whether a token is only part of a longer phrase ("in the direction of")."""
    own = {w.label for w in marked.tokens[at].words if w.kind == "operator"}
    return bool(marked.operators[at]) and bool(own) and marked.operators[at].isdisjoint(own)


def _is_passive(marked: Marked, at: int, word: Word) -> bool:
    if word.form.startswith("passive"):
        return True
    if word.form == "participle":
        return (
            _after(marked, at, "be")
            or marked.has(at + 1, "agent")
            or not _after(marked, at, "have")
        )
    return word.form == "noun" and marked.has(at - 1, "be")


def _mark_references(marked: Marked, pack: Pack) -> None:
    marked.references.extend(_references(marked, pack))


def _references(marked: Marked, pack: Pack) -> Iterator[Reference]:
    for at, token in enumerate(marked.tokens):
        if marked.taken[at]:
            continue
        head = next((w for w in token.words if w.kind == "head"), None)
        if head is not None and head.label in BASES and not _speaks(marked, at):
            if head.number == "plural" and not _is_pointed_at(marked, at, pack):
                continue
            if _is_definite(marked, at, pack):
                number = _number(marked, at, head, pack)
                yield Reference(
                    at,
                    at + 1,
                    head.label,
                    number,
                    _gender(head.rule, pack),
                    role_before(marked, at, pack),
                )
        elif marked.has(at, "part") and _is_owned(marked, at, pack):
            role = role_before(marked, at, pack)
            yield Reference(at, at + 1, "", "singular", "", "location" if role == "near" else role)
        elif marked.has(at, "there") and (not at or not marked.has(at - 1, "there")):
            role = next(
                (r for r in ("source", "goal", "location") if r in marked.operators[at]), ""
            )
            role = role or role_before(marked, at, pack) or ("location" if marked.has(at, "here") else "")
            yield Reference(
                at,
                at + 1,
                "",
                _pronoun_number(token.text, pack),
                _pronoun_gender(token.text, pack),
                role,
            )


def _is_owned(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a part of a site ("its gate", "the fence") is that of a site spoken of."""
    token = marked.tokens[at]
    suffix = token.analysis.suffix in {*pack.morphology.feminine_pronouns, *pack.morphology.masculine_pronouns}
    if marked.any_between(at + 1, at + 3, "source", "of"):
        return False
    return (bool(token.analysis.suffix) and suffix) or _is_definite(marked, at, pack)


def _is_pointed_at(marked: Marked, at: int, pack: Pack) -> bool:
    """Whether a plural is of sites just named ("both bases", "these posts"), not of bases at large."""
    before = {marked.tokens[back].text for back in range(max(at - 3, 0), at)}
    return bool(before & (pack.references["dual"] | pack.references["plural"])) or marked.has(at + 1, "left_over")


def _speaks(marked: Marked, at: int) -> bool:
    """Whether a head is a source here: a centre or a site that reports."""
    if not any(w.kind == "source" for w in marked.tokens[at].words):
        return False
    return any(marked.has(near, "say", "according") for near in (at - 2, at - 1, at + 1))


def _number(marked: Marked, at: int, head: Word, pack: Pack) -> str:
    before = {marked.tokens[back].text for back in range(max(at - 3, 0), at)}
    if before & pack.references["dual"]:
        return "dual"
    return head.number


def _is_definite(marked: Marked, at: int, pack: Pack) -> bool:
    token = marked.tokens[at]
    if token.analysis.article or token.analysis.suffix:
        return True
    for back in range(at - 1, max(at - 5, -1), -1):
        other = marked.tokens[back]
        if other.text in pack.references["indefinite"]:
            return False
        if other.text in pack.references["determiners"] or other.text in pack.references["dual"]:
            return True
        people = any(first <= back < last and _is_people(hit) for first, last, hit in marked.hits)
        known = bool(other.words) and not marked.has(back, "last", "left_over")
        if not people and (known or not other.is_word or marked.taken[back]):
            return False
    return False


def _gender(noun: str, pack: Pack) -> str:
    if not pack.morphology.feminine:
        return ""
    return "feminine" if noun.endswith(pack.morphology.feminine) else "masculine"


def _pronoun_number(text: str, pack: Pack) -> str:
    if text in pack.references["dual"] or text.endswith(pack.morphology.pair or ("\0",)):
        return "dual"
    return "plural" if text in pack.references["plural"] else "singular"


def _pronoun_gender(text: str, pack: Pack) -> str:
    for gender, endings in (
        ("feminine", pack.morphology.feminine_pronouns),
        ("masculine", pack.morphology.masculine_pronouns),
    ):
        if endings and text.endswith(endings):
            return gender
    return ""
