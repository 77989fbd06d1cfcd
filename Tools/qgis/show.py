"""Draws a GeoPackage as QGIS shows it at first opening: every layer with its default style.

usage: QT_QPA_PLATFORM=offscreen python3 Tools/qgis/show.py FILE.gpkg... PICTURE.png

Needs QGIS with its Python bindings (Debian: python3-qgis). Of several files the first is drawn lowest.
"""

import sqlite3
import sys

from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

WIDTH, HEIGHT = 1400, 1600


def layers(path):
    """The layers of a file, the lowest first; the exit code tells of one that does not load."""
    names = [n for (n,) in sqlite3.connect(path).execute("select table_name from gpkg_contents where data_type = 'features' order by rowid")]
    for name in names:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        if not layer.isValid():
            sys.exit(f"{path}: layer {name} does not load")
        said, loaded = layer.loadDefaultStyle()
        print(f"{name}: {layer.featureCount()} features, {'styled' if loaded else 'no style'}")
        yield layer


def main():
    *paths, picture = sys.argv[1:]
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    found = [layer for path in paths for layer in layers(path)]
    settings = QgsMapSettings()
    settings.setLayers(list(reversed(found)))
    settings.setDestinationCrs(found[-1].crs())
    extent = QgsRectangle()
    for layer in found:
        if layer.name() in ("formations", "enemy", "cordon"):
            extent.combineExtentWith(layer.extent())
    extent.scale(1.15)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setBackgroundColor(QColor("#fdfbf6"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(picture)
    for error in job.errors():
        print(f"{error.layerID}: {error.message}", file=sys.stderr)


main()
