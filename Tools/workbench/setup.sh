#!/usr/bin/env bash
# Takes the libraries of the page out of wheels that are pinned by hash, into .tools/workbench, and minifies the page's own files there; with
# `tests` also what the tests of server and page need: a Python environment and Chromium. A second call finds the stamps and returns at once.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=Tools/workbench
out=.tools/workbench
charts=.tools/charts/bin/python

stamp_text() { cksum "$here/libraries.txt" "$here/openlayers-licence.txt" "$here/tests.txt" "$here/setup.sh"; uname -sm; }
page_text() { cksum Sources/Workbench/Page/* "$here/minifier.txt" "$here/smallpage.py" "$here/setup.sh"; uname -sm; }

fail() { echo "setup: $1; $2" >&2; exit 1; }

check_zlib() {
    if [ -f /usr/include/zlib.h ] || [ "$(uname -s)" != Linux ]; then return; fi
    if [ -x /usr/bin/apt-get ] && [ "$(id -u)" -eq 0 ]; then
        echo "setup: installing zlib1g-dev" >&2
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends zlib1g-dev; } \
            > .tools/zlib.log 2>&1 || fail "missing: the header of zlib" "apt-get could not install it; .tools/zlib.log has its words."
    else
        fail "missing: the header of zlib" "install zlib1g-dev, zlib-devel or zlib with the system's package manager."
    fi
}

take_libraries() {
    local stamp="$out/stamp"
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(stamp_text)" ]; then return; fi
    [ -x "$charts" ] || fail "missing: the chart renderer" "run 'make setup' first."
    echo "setup: taking OpenLayers and Vega out of their wheels" >&2
    rm -rf "$out" && mkdir -p "$out/wheels"
    "$charts" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        --requirement "$here/libraries.txt" --dest "$out/wheels" || fail "missing: OpenLayers" "pip could not fetch it; its message is above."
    "$charts" - "$out" <<'PYTHON'
import pathlib, sys, zipfile
import vl_convert

out = pathlib.Path(sys.argv[1])
wheel = next((out / "wheels").glob("pyopenlayersqt-*.whl"))
with zipfile.ZipFile(wheel) as archive:
    for name in ("ol.js", "ol.css"):
        (out / name).write_bytes(archive.read(f"pyopenlayersqt/vendor/ol/{name}"))
wheel.unlink()
(out / "vega.js").write_text(vl_convert.javascript_bundle("export { vegaEmbed, vegaLite };"))
PYTHON
    rmdir "$out/wheels"
    cp "$here/openlayers-licence.txt" "$out/LICENSES"
    stamp_text > "$stamp"
}

# The page is served minified; without the minifier (no wheel for this machine or Python) it is served as it was written.
minify_page() {
    local stamp="$out/page.stamp" minifier="$out/minifier"
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(page_text)" ]; then return; fi
    if [ ! -d "$minifier" ] || [ "$(cat "$minifier/pins" 2>/dev/null)" != "$(cksum < "$here/minifier.txt")" ]; then
        echo "setup: fetching the minifier of the page" >&2
        rm -rf "$minifier"
        "$charts" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
            --requirement "$here/minifier.txt" --target "$minifier" \
            || { echo "setup: no minifier for this machine; the page is served as it was written" >&2; rm -rf "$minifier" "$out/page"; return; }
        cksum < "$here/minifier.txt" > "$minifier/pins"
    fi
    PYTHONPATH="$minifier" "$charts" -B "$here/smallpage.py" "$out/page"
    page_text > "$stamp"
}

make_tests_environment() {
    local stamp=.tools/workbench-tests.stamp
    if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null && ! command -v google-chrome >/dev/null; then
        if [ -x /usr/bin/apt-get ] && [ "$(id -u)" -eq 0 ]; then
            echo "setup: installing chromium" >&2
            { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-dejavu-core; } \
                > .tools/chromium.log 2>&1 || fail "missing: Chromium" "apt-get could not install it; .tools/chromium.log has its words."
        else
            fail "missing: Chromium" "install it with the system's package manager."
        fi
    fi
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(stamp_text)" ] && [ -x .tools/workbench-tests/bin/python ]; then return; fi
    echo "setup: making .tools/workbench-tests (Playwright, axe-core, schemathesis, pinned and checked by hash)" >&2
    rm -rf .tools/workbench-tests
    python3 -m venv .tools/workbench-tests
    .tools/workbench-tests/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        --requirement "$here/tests.txt" || fail "missing: the tests of the workbench" "pip could not install $here/tests.txt; its message is above."
    stamp_text > "$stamp"
}

check_zlib
take_libraries
minify_page
if [ "${1:-}" = tests ]; then make_tests_environment; fi
