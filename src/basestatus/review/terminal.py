"""Review at the terminal: one claim at a time, one key a decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.text import Text

from basestatus.decisions import NOTHING, Choice, Reading, Verdict
from basestatus.errors import InputError
from basestatus.render.page.sentences import direction
from basestatus.review.answers import FIELDS
from basestatus.review.session import decide_on, go, undo
from basestatus.timeline.wording import isolated, printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from basestatus.decisions import Signature
    from basestatus.review.answers import Answers
    from basestatus.review.cards import Card, Teller
    from basestatus.review.passages import Passage
    from basestatus.review.session import Session

__all__ = ["Cancelled", "Talk", "sit"]

ACTIONS = ("accept", "reject", "edit", "split", "merge", "skip", "back", "undo", "quit")
QUOTE = "reverse"
QUIET = "dim"
WIDEST = 96
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
END = "\u2069"


class Cancelled(Exception):  # noqa: N818  (no error, but the editor's wish)
    """The editor leaves a question unanswered."""


@dataclass(frozen=True, slots=True)
class Talk:
    """How to speak with the editor.

    ``read_key`` waits for one key, ``ask`` for a line: of a question and what stands without an
    answer. ``sign`` says who decides and when.
    """

    console: Console
    teller: Teller
    answers: Answers
    read_key: Callable[[], str]
    ask: Callable[[str, str], str]
    sign: Callable[[], Signature]

    def told(self, key: str, **values: object) -> str:
        """Return words of the editor's language."""
        return self.teller.words.strings("review", key, **values)

    def say(self, text: str, style: str = "") -> None:
        """Print a line."""
        self.console.print(Text(text, style))


def sit(session: Session, talk: Talk) -> Session:
    """Show claim after claim and do what keys say, until the editor quits or none is left."""
    shown = None
    while session.item:
        if shown is not session:
            show(talk.teller.card(session.item, session), session, talk)
            shown = session
        action = _action(talk.read_key(), talk)
        if action == "quit":
            break
        if action:
            session = _done(action, session, talk)
    if session.item is None:
        talk.say(talk.told("end" if session.desk.items else "nothing"))
    return session


def show(card: Card, session: Session, talk: Talk) -> None:
    """Print a card: what is claimed, the quote in its paragraph, what it moves, the keys."""
    place = talk.told("place", n=session.at + 1, total=len(session.desk.items))
    talk.console.rule(Text(f"{place} · {card.why}"), style=QUIET)
    talk.say(card.says, "bold")
    talk.say(" · ".join(filter(None, (card.source, card.grade, printable(card.title)))))
    talk.say("")
    for row in paragraph(card.passage, talk.console):
        talk.console.print(row)
    talk.say("")
    talk.say(talk.told("moves", days=card.days) if card.moves else talk.told("moves_nothing"))
    for line in card.moves:
        talk.say(f"  {line}")
    for line in card.decisions:
        talk.say(printable(line), "bold")
    talk.console.print(_keys(talk))


def paragraph(passage: Passage, console: Console) -> list[Text]:
    """Return a passage in lines, the quote marked, each of the direction of the whole.

    A terminal takes each line for a paragraph of its own, so that each is isolated.
    """
    text = Text(overflow="fold")
    for part, style in ((passage.before, ""), (passage.quote, QUOTE), (passage.after, "")):
        text.append(printable(part), style)
    isolate = ISOLATES[direction(text.plain)]
    lines = text.wrap(console, min(console.width, WIDEST))
    return [Text.assemble(isolate, line, END) for line in lines]


def _keys(talk: Talk) -> Text:
    """Return the keys with what they do."""
    pairs = [
        piece
        for action in ACTIONS
        for piece in ((talk.told(f"key_{action}")[0], "bold"), f" {talk.told(f'do_{action}')}   ")
    ]
    return Text.assemble(*pairs)


def _action(key: str, talk: Talk) -> str:
    """Return what a key is for, nothing for any other; a space skips."""
    keyed = {k: action for action in ACTIONS for k in talk.told(f"key_{action}")}
    return "skip" if key == " " else keyed.get(key.lower(), "")


def _done(action: str, session: Session, talk: Talk) -> Session:
    """Return the session after an action; where it cannot be done it is said why."""
    try:
        return _act(action, session, talk)
    except InputError as error:
        for problem in error.problems:
            talk.say(f"{problem.message} ({problem.remedy})", "bold")
    except Cancelled:
        talk.console.print(_keys(talk))
    return session


def _act(action: str, session: Session, talk: Talk) -> Session:
    if action in {"skip", "back"} or session.item is None:
        return go(session, -1 if action == "back" else 1)
    if action == "undo":
        talk.say(talk.told("undone") if session.steps else talk.told("decided", n=0))
        return undo(session)
    card = talk.teller.card(session.item, session)
    choice = _choose(Verdict(action), card, talk)
    after = decide_on(session, card.claim, choice, talk.sign())
    talk.say(talk.told("recorded", verdict=talk.told(f"was_{action}")))
    return after


def _choose(verdict: Verdict, card: Card, talk: Talk) -> Choice:
    """Ask for what a verdict needs to be told."""
    choice = Choice(verdict)
    if verdict is Verdict.ACCEPT:
        return choice
    if verdict is Verdict.EDIT:
        choice = replace(choice, parts=(_ask_reading(card.fields, talk),))
    if verdict is Verdict.SPLIT:
        number = _ask_number(talk, "ask_parts", 2, "2")
        choice = replace(
            choice, parts=tuple(_ask_part(n, card, talk) for n in range(1, number + 1))
        )
    if verdict is Verdict.MERGE:
        choice = replace(choice, into=_ask_sibling(card, talk))
    return replace(choice, reason=talk.ask(talk.told("ask_reason"), ""))


def _ask_part(number: int, card: Card, talk: Talk) -> Reading:
    talk.say(talk.told("part", n=number), "bold")
    return _ask_reading(card.fields, talk)


def _ask_reading(fields: Reading, talk: Talk) -> Reading:
    """Ask for each field, until what is answered is understood."""
    talk.say(talk.told("open_ended"), QUIET)
    told: dict[str, str] = {}
    for name in FIELDS:
        label = talk.teller.words.strings("columns", name)
        while name not in told:
            try:
                typed = talk.ask(label, getattr(fields, name) or NOTHING)
                told[name] = talk.answers.field(name, typed.strip())
            except InputError as error:
                talk.say(f"{error.problems[0].message} ({error.problems[0].remedy})", "bold")
    return Reading(**told)


def _ask_sibling(card: Card, talk: Talk) -> str:
    """Ask which claim of the same document a claim is the same as."""
    for number, sibling in enumerate(card.siblings, 1):
        talk.say(f"{number:>3}  {sibling.says}")
        talk.say(f"     {isolated(sibling.quote)}", QUIET)
    number = _ask_number(talk, "ask_into", 1, "", most=len(card.siblings))
    return card.siblings[number - 1].claim


def _ask_number(talk: Talk, key: str, least: int, default: str, most: int = 9) -> int:
    """Ask for a number until one is given that can be; nothing cancels."""
    while True:
        typed = talk.ask(talk.told(key), default).strip()
        if not typed or most < least:
            raise Cancelled
        if typed.isdecimal() and least <= int(typed) <= most:
            return int(typed)
