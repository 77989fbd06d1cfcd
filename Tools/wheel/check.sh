#!/usr/bin/env bash
# Installs the wheel into a fresh environment, asks it what the development build was asked, and compares the digests; opens the workbench from
# it; writes an order of battle with it and begins a scenario from that. auditwheel has to find the platform of its name.
set -euo pipefail
cd "$(dirname "$0")/../.."

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
tag=$(basename dist/anabasis-*.whl .whl | sed 's/.*-//')
.tools/python/bin/python -m auditwheel show dist/anabasis-*.whl | tr '\n' ' ' | grep -q "platform tag: \"$tag\"" \
    || { echo "wheel: auditwheel finds another platform than $tag" >&2; exit 1; }
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check dist/anabasis-*.whl

question=(study lesson --worlds 8 --per-world 5 --no-store --json)
digest() { python3 -c 'import json, sys; print(json.load(sys.stdin)["digest"])'; }
.build/release/anabasis "${question[@]}" --out "$place/built" 2>/dev/null | digest > "$place/built.txt"
# From another folder and without the variables, so that nothing but what was installed is found.
start=$(date +%s%N)
(cd "$place" && env -u ANABASIS_HOME -u ANABASIS_COMMAND venv/bin/anabasis --version >/dev/null)
end=$(date +%s%N)
(cd "$place" && env -u ANABASIS_HOME -u ANABASIS_COMMAND venv/bin/anabasis "${question[@]}" --out "$place/installed" 2>"$place/told" | digest > "$place/installed.txt")
cmp "$place/built.txt" "$place/installed.txt" || { echo "wheel: the digests differ" >&2; exit 1; }
grep -q "charts are not drawn" "$place/told" && { echo "wheel: the charts are not drawn" >&2; exit 1; }
ls "$place/installed/directives.svg" >/dev/null
(cd "$place" && env -u ANABASIS_HOME -u ANABASIS_COMMAND venv/bin/python -c 'import anabasis; print(anabasis.Scenario("korea-1950").check())' >/dev/null)
# Orders of battle: the package carries them out, and needs no library for that.
(cd "$place" && env -u ANABASIS_HOME -u ANABASIS_COMMAND bash -euo pipefail -c '
    venv/bin/anabasis export korea-1950 --out korea.json
    venv/bin/anabasis import korea.json --own Korean --enemy "United Nations" --theatre korea --out again
    venv/bin/anabasis check again' >/dev/null) || { echo "wheel: an order of battle does not come back" >&2; exit 1; }
# The workbench, offline: its page and the map's library come out of the wheel.
(cd "$place" && exec env -u ANABASIS_HOME -u ANABASIS_COMMAND venv/bin/python - <<'PYTHON'
import socket, subprocess, sys, time, urllib.request
from pathlib import Path

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
command = [str(Path(sys.executable).parent / "anabasis"), "serve", "--port", str(port), "--scenario", "lesson"]
with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
    try:
        print(server.stderr.readline(), end="", file=sys.stderr)
        for path, word in (("/", b"<html"), ("/lib/ol.js", b"OpenLayers"), ("/api/scenarios", b"korea-1950")):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
                assert answer.status == 200 and word in answer.read(), path
    finally:
        server.terminate()
PYTHON
) || { echo "wheel: its workbench does not open" >&2; exit 1; }
echo "wheel: $(basename dist/anabasis-*.whl), $(du -m dist/anabasis-*.whl | cut -f1) MB; starts in $(((end - start) / 1000000)) ms; digest $(cat "$place/installed.txt") as built"
