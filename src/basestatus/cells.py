"""Guard cells of tables against being taken for formulas.

A spreadsheet takes a cell that begins with = + - or @ for a formula, and quotes come from
strangers. An apostrophe is put before such a sign, also where a reader that splits at another
separator would see a cell begin. One more is put where apostrophes stand already, so that the
original can be restored: `unguarded` takes one away.
"""

from __future__ import annotations

import re

__all__ = ["guarded", "unguarded"]

# Full-width signs too: spreadsheets read them as the plain ones (OWASP, CSV Injection).
BEGIN = r"((?:^|[;,|\t\r\n\"])\s*)"
SIGN = r"([=+\-@\uff1d\uff0b\uff0d\uff20])"
OPEN = re.compile(BEGIN + r"('*)" + SIGN)
GUARDED = re.compile(BEGIN + r"'('*)" + SIGN)


def guarded(text: str) -> str:
    """Put an apostrophe before each sign that a spreadsheet would take for a formula.

    >>> guarded("=1+1")
    "'=1+1"
    """
    return OPEN.sub(r"\1'\2\3", text)


def unguarded(text: str) -> str:
    """Take away the apostrophes that guarded() put in.

    >>> unguarded("'=1+1")
    '=1+1'
    """
    return GUARDED.sub(r"\1\2\3", text)
