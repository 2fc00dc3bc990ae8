"""Run by QGIS's Python: open a project and say what is in it. Prints JSON."""
# ruff: noqa: FBT003  (Qt knows its arguments by position)

from __future__ import annotations

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import QgsApplication, QgsProject  # type: ignore[import-not-found]

application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()
opened = project.read(sys.argv[1])
span = project.timeSettings().temporalRange()
says = {
    "opened": opened,
    "title": project.title(),
    "layers": sorted(layer.name() for layer in project.mapLayers().values() if layer.isValid()),
    "shown": [layer.name() for layer in project.layerTreeRoot().checkedLayers()],
    "timed": sorted(
        layer.name()
        for layer in project.mapLayers().values()
        if layer.temporalProperties().isActive()
    ),
    "relations": sorted(
        name
        for name, relation in project.relationManager().relations().items()
        if relation.isValid()
    ),
    "span": [span.begin().toString("yyyy-MM-dd"), span.end().toString("yyyy-MM-dd")],
}
sys.stdout.write("JSON:" + json.dumps(says, ensure_ascii=False) + "\n")
project.clear()
