"""The one sitting that a page shows, changed by one request at a time."""

from __future__ import annotations

from dataclasses import asdict
from threading import Lock
from typing import TYPE_CHECKING, Any

from basestatus.model import Modality, Status
from basestatus.review.answers import FIELDS
from basestatus.review.cards import Teller
from basestatus.review.scripted import choice_of
from basestatus.review.session import decide_on, go, go_to, undo
from basestatus.strings import languages, strings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from basestatus.decisions import Signature
    from basestatus.layers import Atlas
    from basestatus.review.answers import Answers
    from basestatus.review.session import Session

__all__ = ["Sitting"]

BEFORE, SHOWN = 5, 100
"""How many items of the queue are listed before the one in hand, and in all."""


class Sitting:
    """Holds the session of a page and answers in the language that is asked for."""

    def __init__(
        self,
        session: Session,
        atlas: Atlas,
        answers: Answers,
        sign: Callable[[], Signature],
        wanted: Sequence[str],
    ) -> None:
        self.session = session
        self.answers = answers
        self.sign = sign
        self.lock = Lock()
        self.languages = tuple(tag for tag in wanted if tag in languages())
        self.tellers = {language: Teller(atlas, language) for language in self.languages}

    def state(self, language: str) -> dict[str, Any]:
        """Return what the page shows."""
        session, teller = self.session, self.tellers[language]
        items, item = session.desk.items, session.item
        first, decided = max(session.at - BEFORE, 0), session.decided
        return {
            "at": session.at,
            "total": len(items),
            "decided": len(session.steps),
            "card": asdict(teller.card(item, session)) if item else None,
            "first": first,
            "items": [
                {
                    "claim": listed.claim.id,
                    "says": teller.sentence(listed.claim),
                    "days": listed.days,
                    "decided": listed.claim.id in decided,
                }
                for listed in items[first : first + SHOWN]
            ],
        }

    def words(self, language: str) -> dict[str, Any]:
        """Return the words of the page, and what its fields may be."""
        told, teller = strings(language), self.tellers[language]
        return {
            "language": language,
            "review": told.sections["review"],
            "keys": {
                key: self._keys(key) for key in told.sections["review"] if key.startswith("key_")
            },
            "fields": {name: told("columns", name) for name in FIELDS},
            "status": {s.value: told("map", f"claim_{s}") for s in Status},
            "modality": {
                m.value: told("review" if m is Modality.ASSERTED else "map", f"modality_{m}")
                for m in Modality
            },
            "places": {
                place: teller.names[place]
                for place in (*self.answers.gazetteer.sites, *self.answers.gazetteer.areas)
            },
            "actors": {actor: teller.names[actor] for actor in self.answers.actors},
        }

    def decide(self, row: dict[str, Any]) -> None:
        """Record a choice.

        Raises:
            InputError: if it cannot be recorded.
        """
        with self.lock:
            choice = choice_of(row, self.answers)
            claim = str(row.get("claim"))
            self.session = decide_on(self.session, claim, choice, self.sign())

    def undo(self) -> None:
        """Take back the last decision."""
        with self.lock:
            self.session = undo(self.session)

    def move(self, by: int) -> None:
        """Go on in the queue, or back."""
        with self.lock:
            self.session = go(self.session, by)

    def move_to(self, claim: str) -> None:
        """Go to a claim of the queue."""
        with self.lock:
            self.session = go_to(self.session, claim)

    def _keys(self, key: str) -> str:
        """Return the keys of an action in every language of the page."""
        return "".join(
            dict.fromkeys(k for tag in self.languages for k in strings(tag)("review", key))
        )
