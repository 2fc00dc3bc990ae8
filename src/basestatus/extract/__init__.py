"""Read claims out of documents: names, clauses, who, what, when and who says so."""

from __future__ import annotations

from basestatus.extract.find import Explanation, explain_claims, find_claims
from basestatus.extract.lexicon import Lexicon, compile_lexicon

__all__ = ["Explanation", "Lexicon", "compile_lexicon", "explain_claims", "find_claims"]
