#!/bin/sh
# Sobol' indices and elementary effects by Statistics and by SALib, side by side: on the Ishigami function, and on rules of a
# scenario. SCENARIO=lesson, RULES="contact.sightNight ..." and ROWS=128 by default. Needs `make build` first.
set -eu
cd "$(dirname "$0")"
tools=../../.tools/statistics
if [ ! -x "$tools/bin/python" ]; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --require-hashes -r requirements.txt
fi
swift build -c release --product Ishigami >&2
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
.build/release/Ishigami 4096 1950 > "$found/ishigami.json"
anabasis=${ANABASIS:-../../.build/release/anabasis}
set --
for rule in ${RULES:-contact.sightNight contact.informers march.path engagement.evadeBase}; do set -- "$@" --rule "$rule"; done
"$anabasis" sensitivity "${SCENARIO:-lesson}" --morris --sobol "$@" --rows "${ROWS:-128}" --out "$found/rules" > /dev/null
"$tools/bin/python" check.py "$found/ishigami.json" "$found/rules"
