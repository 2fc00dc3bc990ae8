"""Claims compared with those that an analyst expects."""

from __future__ import annotations

from basestatus.evaluation.gold import read_gold
from basestatus.evaluation.matching import Level
from basestatus.evaluation.mistakes import Kind, Mistake, find_mistakes
from basestatus.evaluation.rows import Row, row_of_claim
from basestatus.evaluation.scores import Scores, Share, Tally, score
from basestatus.evaluation.sites import rename_sites

__all__ = [
    "Kind",
    "Level",
    "Mistake",
    "Row",
    "Scores",
    "Share",
    "Tally",
    "find_mistakes",
    "read_gold",
    "rename_sites",
    "row_of_claim",
    "score",
]
