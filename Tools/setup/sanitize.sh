#!/usr/bin/env bash
# Runs small cases in debug under the thread and the address sanitizer: they find races and stray accesses, and a debug build checks
# every bound and every sum. Each must play the same campaigns as the release build: the digests of a small study are held against
# one another, on 1, 2, 3 and 8 workers. Needs `make build` first. Takes some twelve minutes on two processors.
set -euo pipefail
cd "$(dirname "$0")/../.."

suites='StudyRunnerTests|ChangeOfOrdersTests|RecordingTests|OrderTests|ShortestPathTreeTests|HexGridTests'
export ANABASIS_SMALL=1 ASAN_OPTIONS=detect_leaks=0
export TSAN_OPTIONS="halt_on_error=1 suppressions=$PWD/Tools/setup/thread-sanitizer.txt"

# The thread sanitizer wants memory where it expects it.
plain() { if command -v setarch > /dev/null; then setarch -R "$@"; else "$@"; fi; }

digest() {    # digest COMMAND WORKERS
    plain "$1" study lesson --replications 12 --sweep 0 --no-store --workers "$2" --json --out out/sanitize 2> /dev/null \
        | python3 -c 'import json, sys; print(json.load(sys.stdin)["digest"])'
}

expected=$(digest .build/release/anabasis 2)
for sanitizer in thread address; do
    flags=(-c debug --sanitize="$sanitizer" --scratch-path ".build-$sanitizer" --explicit-target-dependency-import-check error)
    swift build "${flags[@]}" --build-tests
    plain swift test "${flags[@]}" --skip-build --filter "$suites"
    for workers in 1 2 3 8; do
        found=$(digest ".build-$sanitizer/debug/anabasis" "$workers")
        if [ "$found" != "$expected" ]; then
            echo "sanitize: debug with the $sanitizer sanitizer on $workers workers plays digest $found, release $expected" >&2
            exit 1
        fi
    done
    echo "sanitize: nothing found by the $sanitizer sanitizer, and the digest of release on 1, 2, 3 and 8 workers"
done
