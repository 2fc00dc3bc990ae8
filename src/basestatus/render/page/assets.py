"""The files that go into a page: Leaflet's, and the script and style sheets beside this module."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import xstatic.pkg.leaflet

__all__ = ["data_text", "leaflet_script", "leaflet_style", "page_script", "page_style", "policy"]

# One scope, in this order: values first, then what draws them, then what starts it all.
_SCRIPTS = (
    "days",
    "dom",
    "words",
    "table",
    "symbols",
    "sheet",
    "base",
    "labels",
    "layout",
    "status",
    "view",
    "evidence",
    "sentences",
    "band",
    "stretch",
    "slider",
    "panel",
    "card",
    "corrections",
    "changes",
    "search",
    "twin",
    "files",
    "legend",
    "controls",
    "chart",
    "compare",
    "start",
)
_STYLES = ("page", "map", "time", "evidence", "below", "phone", "print")
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=\S+\s*$")
_FETCHED = re.compile(r"url\((?!data:)[^)]*\)")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def leaflet_script() -> str:
    """Return Leaflet, without the line that makes browsers look for its source map."""
    return _SOURCE_MAP.sub("\n", _leaflet("leaflet.js"))


def leaflet_style() -> str:
    """Return Leaflet's style sheet, without the pictures that it would fetch."""
    return _FETCHED.sub("none", _leaflet("leaflet.css"))


@cache
def page_script() -> str:
    """Return our script: its files in order, in one strict scope."""
    parts = [_own(f"script/{name}.js") for name in _SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@cache
def page_style() -> str:
    """Return our style sheets."""
    return "\n".join(_own(f"look/{name}.css") for name in _STYLES)


def data_text(data: Any) -> str:  # noqa: ANN401  (whatever JSON can hold)
    r"""Return JSON that cannot end the element it stands in, nor a line of script.

    >>> data_text({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    text = text.encode("utf-8", "replace").decode("utf-8")
    return re.sub("[<>&\u2028\u2029]", lambda match: _UNSAFE[match.group()], text)


def policy(scripts: list[str], styles: list[str], tile_origins: list[str]) -> str:
    """Return a content security policy that allows these scripts and styles, and nothing else."""
    images = ["data:", "blob:", *tile_origins]
    rules = {
        "default-src": ["'none'"],
        "script-src": [_hash(text) for text in scripts],
        "style-src": [_hash(text) for text in styles],
        "img-src": images,
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _leaflet(name: str) -> str:
    return (Path(xstatic.pkg.leaflet.BASE_DIR) / name).read_text(encoding="utf-8")


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
