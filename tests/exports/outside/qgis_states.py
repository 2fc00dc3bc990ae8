"""Run by QGIS's Python: load a GeoPackage as QGIS does when it is dragged in, say what shows.

Arguments: the GeoPackage, then days. Prints JSON.
"""
# ruff: noqa: FBT003  (Qt knows its arguments by position)

from __future__ import annotations

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (  # type: ignore[import-not-found]
    QgsApplication,
    QgsDateTimeRange,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRuleBasedRenderer,
    QgsTemporalUtils,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import (  # type: ignore[import-not-found]
    QDate,
    QDateTime,
    QSize,
    Qt,
    QTime,
)


def day_range(day: str) -> QgsDateTimeRange:
    """Return a day from midnight to midnight, the last not included: a step of the controller."""
    start = QDateTime(QDate.fromString(day, "yyyy-MM-dd"), QTime(0, 0), Qt.UTC)
    return QgsDateTimeRange(start, start.addDays(1), True, False)


def rows_on(layer: QgsVectorLayer, day: str) -> list[list[str | None]]:
    """Return what the layer's own temporal filter lets through."""
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    words = layer.temporalProperties().createFilterString(context, day_range(day))
    request = QgsFeatureRequest().setFilterExpression(words)
    found = [
        [row["site_id"], row["status"], row["changing_to"] or None]
        for row in layer.getFeatures(request)
    ]
    return sorted(found, key=str)


def map_of(layer: QgsVectorLayer, day: str) -> QgsMapSettings:
    """Return the settings of a map of a day."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    extent = layer.extent()
    extent.grow(1)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(200, 200))
    settings.setIsTemporal(True)
    settings.setTemporalRange(day_range(day))
    return settings


def drawn_on(layer: QgsVectorLayer, day: str) -> list[int]:
    """Return how many colours a map of a day has, without the canvas's variables and with them."""
    counts = []
    for scopes in (0, 1):
        settings = map_of(layer, day)
        if scopes:
            context = QgsExpressionContext()
            context.appendScope(QgsExpressionContextUtils.globalScope())
            context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
            settings.setExpressionContext(context)
        job = QgsMapRendererSequentialJob(settings)
        job.start()
        job.waitForFinished()
        image = job.renderedImage()
        counts.append(len({image.pixel(x, y) for x in range(200) for y in range(200)}))
    return counts


def main(path: str, days: list[str]) -> None:
    """Print what QGIS makes of the file."""
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(f"{path}|layername=states", "states", "ogr")
    # What the program does after adding a layer: QgsAppLayerHandling::postProcessAddedLayer.
    _message, styled = layer.loadDefaultStyle()
    temporal = layer.temporalProperties()
    QgsProject.instance().addMapLayer(layer, False)
    span = QgsTemporalUtils.calculateTemporalRangeForProject(QgsProject.instance())
    says = {
        "valid": layer.isValid(),
        "styled": styled,
        "rules": isinstance(layer.renderer(), QgsRuleBasedRenderer),
        "labels": layer.labelsEnabled(),
        "active": temporal.isActive(),
        "fields": [temporal.startField(), temporal.endField()],
        "span": [span.begin().toString("yyyy-MM-dd"), span.end().toString("yyyy-MM-dd")],
        "aliases": [layer.attributeDisplayName(i) for i in range(layer.fields().count())],
        "columns": [field.name() for field in layer.fields()],
        "title": layer.metadata().title(),
        "rows": {day: rows_on(layer, day) for day in days},
        "drawn": {day: drawn_on(layer, day) for day in days},
    }
    sys.stdout.write("JSON:" + json.dumps(says, ensure_ascii=False) + "\n")
    QgsProject.instance().clear()


main(sys.argv[1], sys.argv[2:])
