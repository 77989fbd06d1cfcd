"""The relief picture: pale height tints, soft light from several sides, a quiet sea. No labels."""
import io

import numpy as np
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter

TINTS = [(0, (214, 221, 196)), (60, (224, 228, 203)), (180, (233, 231, 208)), (380, (236, 226, 200)),
         (700, (229, 212, 184)), (1100, (218, 197, 170)), (1600, (211, 192, 172)), (2300, (232, 225, 216))]
SEA_SHORE, SEA_DEEP, COAST = (203, 218, 224), (219, 229, 231), (140, 160, 170)
BEYOND = (236, 234, 226)        # land that is not of the theatre
PIXEL = 478.0                   # metres of a pixel at which the blurs below were chosen; finer pixels are blurred over more of them
LIGHTS = ((315, 0.46), (270, 0.20), (360, 0.20), (45, 0.14))   # azimuth, weight


def render(grid, dem, mask, beyond, width):
    """PNG bytes, height in pixels. `beyond(lat, lon)` says which land is not of the theatre, 0 to 1."""
    west, south, east, north = grid.bounds
    height = round(width * (north - south) / (east - west))
    pixel = (east - west) / width
    x = west + (np.arange(width) + 0.5) * pixel
    y = north - (np.arange(height) + 0.5) * (north - south) / height
    px, py = np.meshgrid(x, y)
    lat, lon = grid.to_globe(px, py)
    z = np.maximum(dem.at(lat, lon, 3), 0)
    shore = gaussian_filter(np.clip(mask.at(lat, lon, 1), 0, 1), 0.8)
    land = np.clip((shore - 0.5) * 3.0 + 0.5, 0, 1)
    picture = _land(z, pixel, beyond(px, py))
    picture = land[..., None] * picture + (1 - land[..., None]) * _sea(shore, pixel)
    edge = np.exp(-((shore - 0.5) / 0.16) ** 2) * 0.55
    picture = picture * (1 - edge[..., None]) + np.array(COAST) * edge[..., None]
    return _png(picture), height


def _land(z, pixel, beyond):
    heights = [h for h, _ in TINTS]
    tint = np.stack([np.interp(gaussian_filter(z, 2.0 * _pixels(pixel)), heights, [c[k] for _, c in TINTS]) for k in range(3)], -1)
    shade = _shade(z, pixel)[..., None]
    dark, light = np.array((96, 88, 92.0)), np.array((255, 253, 244.0))
    lit = np.where(shade < 0, tint + (dark - tint) * -shade * 0.85, tint + (light - tint) * shade * 0.75)
    quiet = np.array(BEYOND) + (lit - tint) * 0.45
    return lit * (1 - beyond[..., None]) + quiet * beyond[..., None]


def _shade(z, pixel):
    """-1 to 1 around flat ground, weighted over lights and two sizes of ground form."""
    out = np.zeros_like(z)
    for blur, share, lift in ((0.8, 0.68, 7.0), (5.0, 0.32, 11.0)):
        gy, gx = np.gradient(gaussian_filter(z, blur * _pixels(pixel)), pixel)
        slope = np.arctan(lift * np.hypot(gx, gy))
        aspect = np.arctan2(gy, -gx)
        for azimuth, weight in LIGHTS:
            a = np.radians(90 - azimuth)
            high = np.radians(42)
            lit = np.sin(high) * np.cos(slope) + np.cos(high) * np.sin(slope) * np.cos(a - aspect)
            out += share * weight * (lit - np.sin(high))
    return np.clip(out * 1.25, -1, 1)


def _pixels(pixel):
    """Pixels that stand for one of the usual size."""
    return max(1.0, PIXEL / pixel)


def _sea(shore, pixel):
    """Pale, a little darker along the coast, in soft rings as on an engraved chart."""
    km = distance_transform_edt(shore < 0.5) * pixel / 1000
    near = np.exp(-km / 14.0)
    rings = 0.10 * np.exp(-km / 12.0) * np.cos(2 * np.pi * km / 4.5)
    t = np.clip(near + rings, 0, 1)[..., None]
    return np.array(SEA_DEEP) * (1 - t) + np.array(SEA_SHORE) * t


def _png(picture, colours=250):
    image = Image.fromarray(np.clip(np.round(picture), 0, 255).astype(np.uint8), "RGB")
    image = image.quantize(colours, method=Image.Quantize.MEDIANCUT, kmeans=3, dither=Image.Dither.NONE)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
