"""Parse a run of time words: the stages of rules in their order, compiled once a language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from basestatus.languages.dates.amounts import AMOUNTS, SUMS
from basestatus.languages.dates.figures import FIRST_NAMES, figure_rules
from basestatus.languages.dates.joins import BITS, MERGES
from basestatus.languages.dates.lexicon import Lexicon, read_lexicon
from basestatus.languages.dates.names import NAMES
from basestatus.languages.dates.numbers import with_numbers
from basestatus.languages.dates.patterns import Rewriter
from basestatus.languages.dates.ranges import IN_RANGES, RANGES
from basestatus.languages.dates.relations import RELATIONS
from basestatus.languages.dates.units import UNITS
from basestatus.languages.dates.windows import ANCHORED, WINDOWS

if TYPE_CHECKING:
    from basestatus.languages.dates.tokens import Item
    from basestatus.languages.dates.vocabulary import Role

__all__ = ["parse"]


@cache
def _rewriter(language: str) -> Rewriter:
    """Return the rules compiled for the words of a language."""
    lexicon = read_lexicon(language)
    names = (*figure_rules(month_first=lexicon.month_first), *NAMES, *UNITS)
    stages = (
        *(FIRST_NAMES, AMOUNTS, SUMS, names, WINDOWS, BITS),
        *(MERGES, MERGES, ANCHORED, RANGES, IN_RANGES, RELATIONS),
    )
    return Rewriter(_role_sets(lexicon), stages)


def _role_sets(lexicon: Lexicon) -> set[frozenset[Role]]:
    """Return the sets of roles that the words of a lexicon have."""
    entries = [values for found in lexicon.words.values() for _, values in found]
    return {frozenset(values) for values in (*entries, *(v for _, v in lexicon.proclitics))}


def parse(run: list[Item], lexicon: Lexicon, *, lenient: bool = False) -> list[Item]:
    """Return a run with its words put together into times, as far as they go."""
    numbered = with_numbers(run, small_first=lexicon.small_first)
    return _rewriter(lexicon.language).rewrite(numbered, lenient=lenient)
