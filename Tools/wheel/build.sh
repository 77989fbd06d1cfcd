#!/usr/bin/env bash
# Builds dist/anabasis-*.whl: the command with the workbench and Swift's library inside, stripped; scenarios, theatres, the renderer of
# charts, the libraries of the page; and the Python package. The platform in its name is the oldest C library that has what the command asks for.
set -euo pipefail
cd "$(dirname "$0")/../.."

bash Tools/python/setup.sh
bash Tools/workbench/setup.sh
python=.tools/python/bin
build=.build-wheel
payload=$build/payload

# SQLite from a folder that holds only the archive, so that the linker cannot take the shared library.
archive=$(find /usr/lib /usr/lib64 -name libsqlite3.a 2>/dev/null | head -n 1)
[ -n "$archive" ] || { echo "wheel: missing: libsqlite3.a; install the development package of SQLite (libsqlite3-dev)" >&2; exit 1; }
mkdir -p "$build/sqlite"
cp "$archive" "$build/sqlite/"
swift build --package-path Workbench --scratch-path "$build" -c release --static-swift-stdlib \
    --explicit-target-dependency-import-check error --product anabasis -Xlinker "-L$PWD/$build/sqlite" >&2

rm -rf "$payload"
mkdir -p "$payload/bin" "$payload/share/anabasis/Tools"
cp "$build/release/anabasis" "$payload/bin/"
strip "$payload/bin/anabasis"
git ls-files -z Scenarios Theatres Tools/charts | while IFS= read -r -d '' file; do
    case $file in *.png | Tools/charts/test_* | Tools/charts/symbols.py) continue ;; esac
    mkdir -p "$payload/share/anabasis/$(dirname "$file")"
    cp "$file" "$payload/share/anabasis/$file"
done
mkdir -p "$payload/share/anabasis/.tools"
cp -R .tools/workbench "$payload/share/anabasis/.tools/"

platform=$("$python/python" Tools/wheel/platform.py "$payload/bin/anabasis")
mkdir -p dist
rm -f dist/anabasis-*.whl
root=$PWD
(cd Python && ANABASIS_PAYLOAD=$root/$payload ANABASIS_PLATFORM=$platform "$root/$python/python" -m hatchling build -d "$root/dist" -t wheel >&2)
ls -l dist/anabasis-*.whl
