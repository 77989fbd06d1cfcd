#!/bin/sh
# Times the plan of a scenario from a cold start; then writes its game, and has HiGHS solve it: both values, side by side.
# SCENARIO=korea-1950 and BLOCKERS=1 by default. Needs `make build` first.
set -eu
cd "$(dirname "$0")"
tools=../../.tools/bench
if [ ! -x "$tools/bin/python" ]; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --require-hashes -r ../graphs/requirements.txt
fi
problem=$(mktemp)
trap 'rm -f "$problem"' EXIT
anabasis=${ANABASIS:-../../.build/release/anabasis}
python3 cold.py "$anabasis" "${SCENARIO:-korea-1950}"
"$anabasis" plan "${SCENARIO:-korea-1950}" --blockers "${BLOCKERS:-1}" --problem "$problem" > /dev/null
"$tools/bin/python" check.py "$problem"
