"""Read TOML and JSON that anybody may have written: whatever is wrong is one kind of error."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

__all__ = ["load_json", "load_toml"]

DEEP = "nests too deeply"
# A key of so many parts takes the parser time with the square of them.
DEEP_KEY = re.compile(r"(?<![\w\-\"'.])(?:[\w\-\"']++\s*+\.\s*+){100}")


def load_toml(text: str) -> dict[str, Any]:
    """Return what a TOML text says.

    Raises:
        TOMLDecodeError: also where it nests too deeply, or a number has too many digits.
    """
    if DEEP_KEY.search(text):
        raise tomllib.TOMLDecodeError(DEEP)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except (RecursionError, ValueError) as error:
        raise tomllib.TOMLDecodeError(_plain(error)) from error


def load_json(text: str) -> Any:  # noqa: ANN401  (any JSON)
    """Return what a JSON text says.

    Raises:
        JSONDecodeError: also where it nests too deeply, or a number has too many digits.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError) as error:
        raise json.JSONDecodeError(_plain(error), text, 0) from error


def _plain(error: Exception) -> str:
    return DEEP if isinstance(error, RecursionError) else "a number has too many digits"
