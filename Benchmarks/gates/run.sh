#!/usr/bin/env bash
# Plays all gates in full, prints their table and writes Documentation/Gates.md. The arguments are the flags of the tests' build.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p out/gates
log=out/gates/log.txt
echo "gates: playing; the small maps take a minute, Korea some more ($log)" >&2
# The tests of the page itself wait for the page.
ANABASIS_GATES=full swift test "$@" --skip-build --filter "GateTests|WorldCoverageTests" --skip "the page lists" >"$log" 2>&1 || true
status=0
python3 Benchmarks/gates/page.py "$log" Documentation/Gates.md || status=$?
echo "gates: ${SECONDS} s; the page is Documentation/Gates.md"
exit $status
