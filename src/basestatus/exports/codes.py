"""Say each state in the codes of other schemes: PLOVER, CAMEO, ACLED, and MISP for the grade."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = ["CODE_COLUMNS", "code_sources", "codes_by_state", "misp_tags", "with_codes"]

SCHEMES = ("plover", "cameo", "acled")
CODE_COLUMNS = (*SCHEMES, "misp_tags")
GRADE = re.compile(r"([A-F])([1-6])")


def with_codes(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the layer with CODE_COLUMNS after the others, null where there is no equivalent."""
    columns = {
        scheme: [codes[state] or None for state in layer["status"]]
        for scheme, codes in codes_by_state().items()
    }
    columns["misp_tags"] = [misp_tags(grade) for grade in layer["grade"]]
    coded = {name: pd.Series(column, dtype="str") for name, column in columns.items()}
    order = [*layer.columns.drop(["geometry"]), *CODE_COLUMNS, "geometry"]
    return layer.assign(**coded)[order]


def misp_tags(grade: object) -> str | None:
    """Return an Admiralty grade as machine tags of MISP, with | between; None for no grade.

    >>> misp_tags("B2")
    'admiralty-scale:source-reliability="b"|admiralty-scale:information-credibility="2"'
    """
    found = GRADE.fullmatch(grade) if isinstance(grade, str) else None
    if found is None:
        return None
    reliability, credibility = found.groups()
    return (
        f'admiralty-scale:source-reliability="{reliability.lower()}"|'
        f'admiralty-scale:information-credibility="{credibility}"'
    )


def codes_by_state() -> dict[str, dict[str, str]]:
    """Return each scheme's code of each state, empty where it has none."""
    data = _read()
    return {scheme: data[scheme] for scheme in SCHEMES}


def code_sources() -> dict[str, str]:
    """Return where the codes of each column are published."""
    sources: dict[str, str] = _read()["source"]
    return sources


@cache
def _read() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("codes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
