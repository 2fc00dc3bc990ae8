"""Write the state layer as OGC Features and Geometries JSON, with the time of each feature.

OGC 21-045. An interval there includes both its days, so that its end is the day before
``valid_to``; the columns themselves are unchanged among the properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from basestatus.exports.encode import day_values, point_values, value_lists
from basestatus.exports.frame import export_layers
from basestatus.files import written_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import geopandas as gpd

    from basestatus.exports.options import Options
    from basestatus.layers import Atlas

__all__ = ["CONFORMANCE", "write_jsonfg"]

CONFORMANCE = (
    "http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
    "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas",
)
HEAD = (
    '{{"type":"FeatureCollection","conformsTo":[{conformance}],"featureType":"states",'
    '"geometryDimension":0,"features":['
)
OPEN = '".."'


def write_jsonfg(atlas: Atlas, path: Path, options: Options) -> tuple[str, ...]:
    """Write one collection of features of the type ``states``, one a line."""
    layers = export_layers(atlas, options)
    conformance = ",".join(f'"{uri}"' for uri in CONFORMANCE)
    with written_aside(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD.format(conformance=conformance))
        between = "\n"
        for lines in _lines(layers):
            file.write(between + ",\n".join(lines))
            between = ",\n"
        file.write("\n]}\n")
    return ()


def _lines(layers: Iterable[gpd.GeoDataFrame]) -> Iterator[Iterator[str]]:
    for rows in filter(len, layers):
        values = value_lists(rows)
        members = ",".join(f'"{name}":%s' for name in values)
        feature = (
            f'{{"type":"Feature","time":%s,"place":null,"geometry":%s,"properties":{{{members}}}}}'
        )
        parts = zip(_times(rows), point_values(rows), *values.values(), strict=True)
        yield map(feature.__mod__, parts)


def _times(rows: gpd.GeoDataFrame) -> Iterator[str]:
    """Return each row's first and last day, both included; null where both are open."""
    first = day_values(rows["valid_from"], missing=OPEN, end="")
    last = day_values(rows["valid_to"] - np.timedelta64(1, "D"), missing=OPEN, end="")
    return (
        "null" if start == end == OPEN else f'{{"interval":[{start},{end}]}}'
        for start, end in zip(first, last, strict=True)
    )
