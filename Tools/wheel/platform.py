"""Prints the platform of a wheel that holds a program: the oldest manylinux whose C library has all that the program asks for.

usage: platform.py PROGRAM
"""

import re
import subprocess
import sys
import sysconfig

# Libraries that manylinux promises (PEP 600); whatever else a program needs would have to travel with it.
PROMISED = {"libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1"}
# The C library with which a release of libstdc++ came, where that asks for more than the program's own calls.
GLIBCXX = {(3, 4, 29): (2, 34), (3, 4, 30): (2, 35), (3, 4, 31): (2, 37), (3, 4, 32): (2, 38), (3, 4, 33): (2, 39)}


def main():
    program = sys.argv[1]
    if not sys.platform.startswith("linux"):
        print(re.sub(r"[-.]", "_", sysconfig.get_platform()))
        return 0
    dynamic = subprocess.run(["readelf", "--dynamic", program], capture_output=True, text=True, check=True).stdout
    needed = set(re.findall(r"NEEDED.*\[(.*)\]", dynamic))
    foreign = {name for name in needed if name not in PROMISED and not name.startswith("ld-linux")}
    if foreign:
        print(f"wheel: the program needs {', '.join(sorted(foreign))}, which not every system has", file=sys.stderr)
        return 1
    symbols = subprocess.run(["readelf", "--version-info", program], capture_output=True, text=True, check=True).stdout
    asked = [tuple(map(int, v.split("."))) for v in re.findall(r"GLIBC_(\d+\.\d+)", symbols)]
    for version in re.findall(r"GLIBCXX_(\d+\.\d+\.\d+)", symbols):
        asked.append(GLIBCXX.get(tuple(map(int, version.split("."))), (2, 17)))
    major, minor = max(asked)
    machine = sysconfig.get_platform().split("-")[-1]
    print(f"manylinux_{major}_{minor}_{machine}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
