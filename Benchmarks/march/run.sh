#!/bin/sh
# Prints one table: the common march model by the samplers of Randomness, plain C++, numpy and Mesa, on one ground.
# Every program removes a body at its first contact and counts survivors; they differ in how they find the contact. The loops of
# C++, numpy and Mesa draw a number a step. The samplers of Randomness are exact without that: one number a body, or one a cohort.
# Rounds are interleaved; figures are medians. ROUNDS=5 BODIES=3000 STEPS=150 REPLICATIONS=30 by default; MESA=0 leaves Mesa out.
set -eu
cd "$(dirname "$0")"
rounds=${ROUNDS:-5} bodies=${BODIES:-3000} steps=${STEPS:-150} replications=${REPLICATIONS:-30}
tools=../../.tools/march
if ! "$tools/bin/python" -c 'import numpy, mesa' 2>/dev/null; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --require-hashes -r requirements.txt
fi
build=.build/bench
mkdir -p "$build"
swift build -c release --product MarchBenchmark >&2
c++ -O3 -std=c++17 -march=native -o "$build/steps" steps.cpp
log="$build/log.txt" ground="$build/ground.bin" python="$tools/bin/python"
: > "$log"
for round in $(seq "$rounds"); do
    .build/release/MarchBenchmark "$ground" "$bodies" "$steps" "$replications" >> "$log"
    "$build/steps" "$ground" "$replications" >> "$log"
    "$python" reference.py numpy "$ground" "$replications" >> "$log"
done
"$python" reference.py expected "$ground" "$replications" >> "$log"
# An agent a body takes about a thousand times as long: one round.
if [ "${MESA:-1}" = 1 ]; then "$python" reference.py mesa "$ground" "$replications" >> "$log"; fi
"$python" table.py "$log" "$bodies" "$steps" "$replications"
