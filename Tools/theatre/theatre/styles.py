"""Styles for QGIS, one a layer: what makes a map of the file when it is opened. In the QML of QGIS 3."""

INK, HALO = "62,54,50,255", "246,243,232,255"
TERRAIN = {"plain": "222,227,200,110", "rolling": "233,229,200,110", "hill": "226,206,172,120", "mountain": "205,180,156,130"}
RIVER = {"stream": 0.35, "river": 0.7, "great": 1.2}      # widths in millimetres
ROAD = {"main": 0.7, "road": 0.4, "track": 0.25}
MARK = {"town": ("circle", 2.0), "village": ("circle", 1.2), "pass": ("triangle", 1.8), "summit": ("filled_arrowhead", 1.8),
        "crossing": ("diamond", 1.8)}


POINT, LINE, POLYGON = 0, 1, 2                            # as QGIS counts them


def all_layers():
    """(table, geometry column, QML, what it shows)."""
    return [
        ("cells", "geom", _document(POLYGON, _categories("terrain", {k: _fill(c) for k, c in TERRAIN.items()})), "terrain of the hexes"),
        ("zones", "geom", _document(POLYGON, _single(_outline("104,88,120,255", 0.4, "dash")), _labels("name", 8, "104,88,120,255")), "borders and names of zones"),
        ("rivers", "geom", _document(LINE, _categories("class", {k: _line("88,132,164,255", w) for k, w in RIVER.items()})), "rivers by class"),
        ("roads", "geom", _document(LINE, _categories("class", {k: _line("150,92,70,255", w, "dash" if k == "track" else "solid")
                                                                for k, w in ROAD.items()})), "roads by class"),
        ("lines", "geom", _document(LINE, _single(_line("160,52,46,255", 0.6, "dash"))), "lines"),
        ("places", "geom", _document(POINT, _categories("kind", {k: _marker(*m) for k, m in MARK.items()}), _labels("name", 8, INK)), "places with their names"),
    ]


def _document(geometry, renderer, labels=""):
    return ("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
            f'<qgis version="3.22.0" styleCategories="Symbology|Labeling"{" labelsEnabled=" + chr(34) + "1" + chr(34) if labels else ""}>'
            f"{renderer}{labels}<layerGeometryType>{geometry}</layerGeometryType></qgis>")


def _categories(column, symbols):
    rows = "".join(f'<category render="true" symbol="{i}" value="{k}" label="{k}"/>' for i, k in enumerate(symbols))
    drawn = "".join(s.replace('name="0"', f'name="{i}"', 1) for i, s in enumerate(symbols.values()))
    return f'<renderer-v2 type="categorizedSymbol" attr="{column}" enableorderby="0"><categories>{rows}</categories><symbols>{drawn}</symbols></renderer-v2>'


def _single(symbol):
    return f'<renderer-v2 type="singleSymbol"><symbols>{symbol}</symbols></renderer-v2>'


def _symbol(kind, layer, **options):
    values = "".join(f'<Option type="QString" name="{k}" value="{v}"/>' for k, v in options.items())
    return (f'<symbol type="{kind}" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="{layer}" enabled="1" pass="0" '
            f'locked="0"><Option type="Map">{values}</Option></layer></symbol>')


def _fill(colour):
    return _symbol("fill", "SimpleFill", color=colour, style="solid", outline_style="no")


def _outline(colour, width, style):
    return _symbol("fill", "SimpleFill", style="no", outline_color=colour, outline_width=width, outline_width_unit="MM", outline_style=style)


def _line(colour, width, style="solid"):
    return _symbol("line", "SimpleLine", line_color=colour, line_width=width, line_width_unit="MM", line_style=style, capstyle="round",
                   joinstyle="round")


def _marker(shape, size):
    return _symbol("marker", "SimpleMarker", name=shape, size=size, size_unit="MM", color=HALO, outline_color=INK, outline_width=0.3,
                   outline_width_unit="MM")


def _labels(column, size, colour):
    return ('<labeling type="simple"><settings calloutType="simple">'
            f'<text-style fieldName="{column}" fontSize="{size}" fontSizeUnit="Point" textColor="{colour}" fontFamily="Sans" textOpacity="1" isExpression="0">'
            f'<text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="{HALO}" bufferOpacity="1"/></text-style>'
            '<placement placement="0" dist="1" distUnits="MM" priority="5"/></settings></labeling>')
