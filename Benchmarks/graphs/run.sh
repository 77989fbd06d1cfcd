#!/bin/sh
# Prints one table: shortest paths and inspection games by Graphs, plain C++, scipy and HiGHS on equal subjects.
# Rounds are interleaved (every program once a round); figures are medians. ROUNDS=9 and SIZES="20 40 60" by default.
set -eu
cd "$(dirname "$0")"
rounds=${ROUNDS:-9}
sizes=${SIZES:-20 40 60}
tools=../../.tools/bench
if [ ! -x "$tools/bin/python" ]; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --require-hashes -r requirements.txt
fi
build=.build/bench
mkdir -p "$build"
swift build -c release --product GraphsBenchmark >&2
c++ -O3 -std=c++17 -march=native -o "$build/paths" paths.cpp
log="$build/log.txt"
: > "$log"
ours=.build/release/GraphsBenchmark
python="$tools/bin/python reference.py"
for round in $(seq "$rounds"); do
    for greatest in 100 1000; do
        "$ours" paths "$greatest" >> "$log"
        "$build/paths" buckets "$greatest" >> "$log"
        "$build/paths" heap "$greatest" >> "$log"
        $python paths "$greatest" >> "$log"
    done
done
for round in 1 2 3; do
    for size in $sizes; do
        for blockers in 1 "$size"; do
            "$ours" game "$size" "$blockers" >> "$log"
            $python game "$size" "$blockers" simplex >> "$log"
            $python game "$size" "$blockers" ipm >> "$log"
        done
    done
done
"$tools/bin/python" table.py "$log"
