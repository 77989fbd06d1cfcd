"""What the files of a theatre's folder may hold: every key and column with its meaning. The reader, the JSON Schema and the
tables of Documentation/Theatres.md are made from it."""
from .kinds import Either, Flag, Key, ListOf, Number, Pair, Record, Text, Word

ELEVATIONS = ("auto", "etopo2-asia", "globe", "world")
TERRAINS = ("plain", "rolling", "hill", "mountain")
ROADS = ("main", "road", "track")
RIVERS = ("stream", "river", "great")
PLACES = ("town", "village", "pass", "summit", "crossing")
LATITUDE, LONGITUDE = Number(-90, 90, "degrees"), Number(-180, 180, "degrees")
PROSE = Text(most=1000)
VALUE = Text(most=1000, number=True)


def _order(low, high):
    def rule(values):
        if values[low] >= values[high]:
            return low, f"{low} is {values[low]:g} and {high} {values[high]:g}", f"{low} below {high}", "exchange or correct them"
    return rule


def _box(values):
    return _order("south", "north")(values) or _order("west", "east")(values)


def _limits(values):
    return _order("plain", "rolling")(values) or _order("rolling", "hill")(values)


def _left_out(values):
    kinds = [k for k in ("box", "beyond") if values[k] is not None]
    if len(kinds) != 1 or (values["beyond"] is None) != (values["at"] is None):
        return "name", f"'{values['name']}' is given by {' and '.join(kinds) or 'nothing'}", \
            "either box, or beyond (a river) with at (a point on its far side)", "keep one of the two"


def _height(values):
    if all(values[k] is None for k in ("least", "most", "terrain")):
        return "place", f"the check of {values['place']} asks for nothing", "least, most or terrain", "add one of them"


def _classes(words, examples):
    return [Key(w, ListOf(VALUE), f"values of the column that mean {w}, such as {e}", []) for w, e in zip(words, examples)]


def _vector(words, examples):
    return Record(
        Key("file", Text(most=500), "GeoPackage, shapefile, GeoJSON or what else GDAL reads; its path begins at the theatre's folder"),
        Key("layer", Text(), "layer of the file, where it has several", None),
        Key("class", Text(), "column that says the class; features whose value stands in none of the lists are left out"),
        *_classes(words, examples),
        Key("name", Text(), "column of the name; features without a name are called by their class", None),
        Key("credit", PROSE, "whose data it is and on what terms"))


BOX = Record(Key("south", LATITUDE, "southern edge, degrees north"), Key("north", LATITUDE, "northern edge"),
             Key("west", LONGITUDE, "western edge, degrees east"), Key("east", LONGITUDE, "eastern edge"), rule=_box)

THEATRE = Record(
    Key("title", Text(), "region and date, as maps and pages show them"),
    Key("version", Text(name=True), "raise it when the map changes", "1"),
    Key("hexKilometres", Number(1, 10, "km"), "width of a hex, flat to flat; the rules of the model were set on 3 km", 3.0),
    Key("box", BOX, "what the map has to cover"),
    Key("centre", Pair(), "centre of the projection; the middle of the box if left out", None),
    Key("elevation", Either(Word(*ELEVATIONS), Record(
        Key("file", Text(most=500), "GeoTIFF or what else GDAL reads, in metres; its path begins at the theatre's folder"),
        Key("credit", PROSE, "whose data it is and on what terms"))),
        "source of heights; auto takes the finest public one that covers the box", "auto"),
    Key("sea", Flag(), "false for a map without a coast: the mask of land and sea is then not fetched", True),
    Key("woods", Number(0, 1), "share of the woods of 2019 that hid men then; 0 also does without the data on land cover", 0.5),
    Key("reliefLimits", Record(
        Key("plain", Number(1, 5000, "m"), "local relief at which a plain ends"),
        Key("rolling", Number(1, 5000, "m"), "at which rolling ground ends"),
        Key("hill", Number(1, 5000, "m"), "at which hills end and mountains begin"), rule=_limits),
        "limits of the classes of terrain; each source of heights has its own, given below", None),
    Key("bridges", Record(*(Key(r, Word("all", *ROADS, "none"), f"least class of road whose bridges over a {r} stand", d)
                            for r, d in zip(RIVERS, ("main", "none", "none")))),
        "bridges that stand", None),
    Key("fords", Record(*(Key(r, Word("all", *ROADS, "none"), f"least class of road that has a ford, ferry or pontoon over a {r}", "all")
                          for r in RIVERS)),
        "fords where no bridge stands; a road without one leads to the bank, and the river is there what it is elsewhere", None),
    Key("lines", ListOf(Record(
        Key("id", Text(name=True), "short name"), Key("name", Text(), "name on the map"),
        Key("points", ListOf(Pair(), least=2), "course, straight in latitude and longitude between points"))),
        "lines to be drawn, such as a parallel or a frontier", []),
    Key("borders", ListOf(Record(
        Key("name", Text(), "what it is"), Key("points", ListOf(Pair(), least=2), "course; let it begin and end outside the map"))),
        "lines that no zone crosses, such as a frontier or an army's rear boundary", []),
    Key("leaveOut", ListOf(Record(
        Key("name", Text(), "what it is"), Key("box", BOX, "land inside it is left out", None),
        Key("beyond", Text(), "a river of rivers.txt whose far side is left out", None),
        Key("at", Pair(), "a point on that far side", None), rule=_left_out)),
        "land that is not part of the theatre", []),
    Key("lakes", ListOf(Record(Key("name", Text(), "name"), Key("points", ListOf(Pair(), least=3), "shore, in order"))),
        "lakes wider than a hex: water like the sea", []),
    Key("roads", _vector(ROADS, ("motorway, trunk, primary", "secondary, tertiary", "track, path")),
        "your own file of roads, beside or instead of roads.txt", None),
    Key("rivers", _vector(RIVERS, ("Strahler orders 3 and 4", "5 and 6", "7 and above")),
        "your own file of rivers, beside or instead of rivers.txt", None),
    Key("pictureWidth", Number(200, 4000, "pixels", whole=True), "width of relief and preview", 1100),
    Key("placeSource", PROSE, "where places.csv comes from and how good it is; a row may say otherwise in its column source"),
    Key("credits", PROSE, "where the hand lists come from; the terms of the public data are put before it"),
    Key("terms", Text(lines=True, most=20000), "the same for the metadata of the file, at length; credits if left out", None),
    Key("assumptions", Text(lines=True, most=20000), "what was assumed, for the metadata of the file; a paragraph a line"),
    Key("checks", Record(
        Key("heights", ListOf(Record(
            Key("place", Text(name=True), "a place of places.csv"), Key("least", Number(-500, 9000, "m"), "least mean height of its hex", None),
            Key("most", Number(-500, 9000, "m"), "greatest mean height", None),
            Key("terrain", ListOf(Word(*TERRAINS), least=1), "what its hex may be", None), rule=_height)),
            "known heights: towns, plains, summits", []),
        Key("rivers", ListOf(Record(
            Key("river", Text(), "a river of rivers.txt"), Key("near", Text(), "name of the bridge, ferry or town"),
            Key("at", Pair(), "where it is"), Key("kilometres", Number(0.1, 50, "km"), "farthest that the river may pass from it", 3.0))),
            "known crossings", []),
        Key("roads", ListOf(Record(
            Key("from", Text(name=True), "a place"), Key("to", ListOf(Text(name=True), least=1), "places that roads must reach from it"))),
            "known connections", []),
        Key("people", ListOf(Record(
            Key("zones", ListOf(Text(name=True), least=1), "zones"),
            Key("least", Number(0, 1e9, "people", whole=True), "least sum"), Key("most", Number(0, 1e9, "people", whole=True), "greatest sum"))),
            "known sums", [])),
        "what is known of the region and must come out right", None))

PLACE_ID = Text(name=True)
TABLES = {
    "places.csv": (True, [
        Key("place", PLACE_ID, "short name, by which the other lists and scenarios call it"),
        Key("name", Text(), "name of the time"), Key("modern", Text(), "name of today, or what helps to find it"),
        Key("kind", Word(*PLACES), "what it is"), Key("lat", LATITUDE, "degrees north"), Key("lon", LONGITUDE, "degrees east"),
        Key("zone", Text(name=True), "makes it a seat of that zone: each hex goes to the seat from which it is reached with least effort", None),
        Key("script", Text(), "name in its own script", None),
        Key("label", Word("large", "small", "none"), "large: always named on the preview, in large letters; none: never named; else where there is room", "small"),
        Key("source", PROSE, "where it comes from, if not placeSource", None)]),
    "zones.csv": (True, [
        Key("zone", Text(name=True), "short name"), Key("name", Text(), "name of the time"),
        Key("modern", PROSE, "what it is today"), Key("province", Text(), "its province in provinces.csv"),
        Key("share", Number(0, 1), "share of the province's people that lives inside the map; the mean over its zones counts", 1.0),
        Key("attitude", Number(0, 1), "willingness of the people to hide and feed the own side, 0 to 1"),
        Key("confidence", Word("low", "medium", "high"), "how sure that figure is"), Key("source", PROSE, "where it comes from")]),
    "provinces.csv": (True, [
        Key("province", Text(), "name"), Key("people", Number(0, 1e9, whole=True), "people, shared among its zones by habitable land and towns"),
        Key("source", PROSE, "where the figure comes from")]),
    "cities.csv": (False, [
        Key("place", PLACE_ID, "a place with a zone"), Key("people", Number(0, 1e8, whole=True), "people of the town, counted in its zone"),
        Key("source", PROSE, "where the figure comes from")]),
    "banks.csv": (False, [
        Key("river", Text(), "a river of rivers.txt"), Key("place", PLACE_ID, "a place near it"),
        Key("bank", Word("left", "right"), "its bank, looking downstream: the river is led round the other side of its hex")]),
    "crossings.csv": (False, [
        Key("river", Text(), "a river"), Key("place", PLACE_ID, "the crossing nearest to this place is meant, within two hexes"),
        Key("state", Word("bridge", "ford", "none"), "bridge: bears wheels; ford: men wade or are ferried; none: broken, no boats"),
        Key("source", PROSE, "where it comes from")]),
}
