"""What a force is called beside its listed names: "Wagner" of "Wagner group", "a Houthi".

A compound such as "Saudi-backed" names the force whatever noun for troops follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from basestatus.languages import load_pack, packs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from basestatus.languages import Pack

__all__ = ["short_names"]

SHORTEST = 5


def short_names(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a folded name gives beside itself, each with what it stands for: see Reading."""
    yield from (("force", name) for name in _bare_names(text))
    yield from (("adjective", name) for name in (*_singulars(text), *_compounds(text)))


def _bare_names(text: str) -> Iterator[str]:
    """Yield a folded name without the noun that only says that it is a group's."""
    first, _, last = text.partition(" ")
    grouped = any("group" in pack.analyse(last).operators for pack in _packs())
    if grouped and len(first) >= SHORTEST and not _is_known(first):
        yield first


def _singulars(text: str) -> Iterator[str]:
    """Yield the singular of a folded plural, with which the group's own are named ("a Houthi")."""
    for pack in _packs() if " " not in text else ():
        found = (one for one in _stems(text, pack) if len(one) >= SHORTEST)
        yield from (one for one in found if not _is_known(one))


def _compounds(text: str) -> Iterator[str]:
    """Yield a compound that a folded name joins to a noun for troops ("Saudi-backed fighters")."""
    first, _, last = text.partition(" ")
    troops = any("troops" in pack.analyse(last).operators for pack in _packs())
    if troops and "-" in first:
        yield first


def _packs() -> Iterator[Pack]:
    """Yield the packs of languages that put the name before the noun."""
    return (pack for pack in map(load_pack, packs()) if pack.adjective == "before")


def _stems(text: str, pack: Pack) -> Iterator[str]:
    """Yield what a plural may be formed of by adding an ending alone."""
    forms = (form for row in pack.morphology.nouns if not row["ending"] for form in row["plural"])
    for form in forms:
        ending = form.format("")
        if ending and text.endswith(ending) and not text.endswith(ending * 2):
            yield text.removesuffix(ending)


def _is_known(word: str) -> bool:
    """Whether it is a word for something else."""
    return any(pack.analyse(word).words for pack in _packs())
