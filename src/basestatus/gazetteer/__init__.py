"""The places of a theatre and the forces in it, read, checked and searched."""

from basestatus.gazetteer.actors import read_actors
from basestatus.gazetteer.draft import Gazetteer
from basestatus.gazetteer.kinds import is_area, is_installation, is_settlement
from basestatus.gazetteer.membership import members
from basestatus.gazetteer.reading import read_gazetteer

__all__ = [
    "Gazetteer",
    "is_area",
    "is_installation",
    "is_settlement",
    "members",
    "read_actors",
    "read_gazetteer",
]
