"""Writes a GeoPackage 1.3 with the standard library: feature tables, an attribute table, one tile, metadata, styles."""
import sqlite3
import struct

STAMP = "2026-01-01T00:00:00.000Z"   # fixed, so that two builds are the same file
SRS = 100001

SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_tile_matrix_set (table_name TEXT NOT NULL PRIMARY KEY, srs_id INTEGER NOT NULL, min_x DOUBLE NOT NULL,
  min_y DOUBLE NOT NULL, max_x DOUBLE NOT NULL, max_y DOUBLE NOT NULL,
  CONSTRAINT fk_gtms_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gtms_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_tile_matrix (table_name TEXT NOT NULL, zoom_level INTEGER NOT NULL, matrix_width INTEGER NOT NULL,
  matrix_height INTEGER NOT NULL, tile_width INTEGER NOT NULL, tile_height INTEGER NOT NULL, pixel_x_size DOUBLE NOT NULL,
  pixel_y_size DOUBLE NOT NULL, CONSTRAINT pk_ttm PRIMARY KEY (table_name, zoom_level),
  CONSTRAINT fk_tmm_table_name FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL,
  md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
"""

# As QGIS makes it: the table from which it takes the style of a layer that it opens.
STYLES = """
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
  f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT, ui TEXT, update_time DATETIME);
"""

WGS84 = ('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
         'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]')


def laea(latitude, longitude):
    return (f'PROJCS["Anabasis LAEA {latitude}N {longitude}E",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,'
            '298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],'
            'PROJECTION["Lambert_Azimuthal_Equal_Area"],'
            f'PARAMETER["latitude_of_center",{latitude}],PARAMETER["longitude_of_center",{longitude}],'
            'PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1],'
            'AXIS["Easting",EAST],AXIS["Northing",NORTH]]')


class GeoPackage:
    def __init__(self, path, latitude, longitude):
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("PRAGMA page_size = 4096")
        self.db.execute("PRAGMA application_id = 0x47504B47")
        self.db.execute("PRAGMA user_version = 10300")
        self.db.executescript(SCHEMA)
        self.db.execute("BEGIN")
        self._rows("gpkg_spatial_ref_sys", [
            ("Undefined Cartesian", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
            ("Undefined geographic", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
            ("WGS 84", 4326, "EPSG", 4326, WGS84, "longitude and latitude"),
            (f"Anabasis LAEA {latitude}N {longitude}E", SRS, "ANABASIS", SRS, laea(latitude, longitude),
             "Lambert azimuthal equal area centred on the theatre")])

    def attributes(self, name, columns, rows, about):
        self.db.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, {columns})")
        self._rows(name, rows)
        self._contents(name, "attributes", about, (None,) * 4, None)

    def features(self, name, kind, columns, rows, about):
        """Rows are (fid, geometry points or rings, other values ...); `columns` is SQL for the other values."""
        self.db.execute(f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {kind}, {columns})")
        encode, points = {"POINT": (_point, lambda g: [g]), "LINESTRING": (_line, lambda g: g),
                          "POLYGON": (_polygon, lambda g: g[0]),
                          "MULTIPOLYGON": (_multipolygon, lambda g: [p for polygon in g for p in polygon[0]])}[kind]
        xs, ys = zip(*(p for row in rows for p in points(row[1]))) if rows else ((), ())
        self._rows(name, [(row[0], _blob(encode(row[1])), *row[2:]) for row in rows])
        extent = (min(xs), min(ys), max(xs), max(ys)) if rows else (None,) * 4
        self._contents(name, "features", about, extent, SRS)
        self._rows("gpkg_geometry_columns", [(name, "geom", kind, SRS, 0, 0)])

    def tile(self, name, png, width, height, bounds, about):
        """One PNG over the bounds, as a tile table of one zoom level."""
        self.db.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY AUTOINCREMENT, zoom_level INTEGER NOT NULL, "
                        "tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL, "
                        "UNIQUE (zoom_level, tile_column, tile_row))")
        self._rows(name, [(1, 0, 0, 0, png)])
        self._contents(name, "tiles", about, bounds, SRS)
        self._rows("gpkg_tile_matrix_set", [(name, SRS, *bounds)])
        self._rows("gpkg_tile_matrix", [(name, 0, 1, 1, width, height, (bounds[2] - bounds[0]) / width,
                                         (bounds[3] - bounds[1]) / height)])

    def metadata(self, text):
        url = "http://www.geopackage.org/spec130/#extension_metadata"
        self._rows("gpkg_extensions", [(t, None, "gpkg_metadata", url, "read-write")
                                       for t in ("gpkg_metadata", "gpkg_metadata_reference")])
        self._rows("gpkg_metadata", [(1, "dataset", "https://www.geopackage.org", "text/plain", text)])
        self._rows("gpkg_metadata_reference", [("geopackage", None, None, None, STAMP, 1, None)])

    def styles(self, rows):
        """Default styles of layers: (table, geometry column, QML text, what it shows)."""
        self.db.execute(STYLES)
        self._rows("layer_styles", [(i, "", "", table, column, table, qml, None, 1, about, "", None, STAMP)
                                    for i, (table, column, qml, about) in enumerate(rows, 1)])
        self._contents("layer_styles", "attributes", "Styles for QGIS", (None,) * 4, None)

    def close(self):
        self.db.execute("COMMIT")
        self.db.execute("VACUUM")
        self.db.close()

    def _contents(self, name, kind, about, bounds, srs):
        self._rows("gpkg_contents", [(name, kind, name, about, STAMP, *bounds, srs)])

    def _rows(self, table, rows):
        if rows:
            self.db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)


def _blob(wkb):
    """GeoPackage header: little endian, no envelope."""
    return b"GP\x00\x01" + struct.pack("<i", SRS) + wkb


def _points(points):
    return struct.pack("<I", len(points)) + b"".join(struct.pack("<dd", x, y) for x, y in points)


def _point(p):
    return struct.pack("<BIdd", 1, 1, *p)


def _line(points):
    return struct.pack("<BI", 1, 2) + _points(points)


def _polygon(rings):
    return struct.pack("<BII", 1, 3, len(rings)) + b"".join(_points(r) for r in rings)


def _multipolygon(polygons):
    return struct.pack("<BII", 1, 6, len(polygons)) + b"".join(_polygon(p) for p in polygons)
