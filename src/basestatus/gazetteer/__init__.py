"""The places of a theatre and the forces in it, read, checked and searched."""

from basestatus.gazetteer.actors import read_actors
from basestatus.gazetteer.draft import Gazetteer
from basestatus.gazetteer.kinds import is_area, is_installation, is_settlement
from basestatus.gazetteer.membership import members
from basestatus.gazetteer.reading import read_gazetteer
from basestatus.gazetteer.search import Match, find_places, name_key

__all__ = [
    "Gazetteer",
    "Match",
    "find_places",
    "is_area",
    "is_installation",
    "is_settlement",
    "members",
    "name_key",
    "read_actors",
    "read_gazetteer",
]
