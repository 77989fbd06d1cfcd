"""Times the server of the workbench and prints a table with the machine: python3 Benchmarks/workbench/server.py [PROGRAM].

Cold start to the ground and to the situation, the first estimate and 200 pairs of futures, another future, a seek in its frames, 64 worlds,
and 64 clients for a minute, with the most memory that each took. All is asked of a fresh server with Korea 1950; targets stand beside it.
"""

import concurrent.futures
import http.client
import json
import os
import pathlib
import platform
import socket
import struct
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build-workbench/release/anabasis")
SECONDS = float(os.environ.get("SECONDS", "60"))
CASE = "korea-1950"
FOUR = ["kpa_2", "kpa_3", "kpa_4", "kpa_6"]
rows: list[tuple[str, str, str]] = []


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


PORT = free_port()


def ask(path: str, body=None) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    data = None if body is None else json.dumps(body).encode()
    connection.request("GET" if body is None else "POST", path, body=data, headers={"Content-Type": "application/json"} if data else {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status >= 400:
        raise RuntimeError(f"{path}: {answer.status} {content[:200]!r}")
    return content


def timed(work):
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def row(what: str, found: str, target: str) -> None:
    rows.append((what, found, target))
    print(f"  {what:<44} {found:>14}   {target}", flush=True)


def wait_until_it_listens() -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", PORT), timeout=1).close()
            return
        except OSError:
            time.sleep(0.005)


def memory(process: subprocess.Popen, field: str) -> float:
    """Megabytes that it holds (VmRSS), or has held at most (VmHWM)."""
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1000 for line in text if line.startswith(field))


def peak(process: subprocess.Popen, since: str, target: str = "<= 250 MB") -> None:
    """A row with the most memory held since the row before; Linux counts anew from here."""
    row(f"memory at most, {since}", f"{memory(process, 'VmHWM'):.0f} MB", target)
    pathlib.Path(f"/proc/{process.pid}/clear_refs").write_text("5")


def follow(study: str, begun: float) -> tuple[float, float]:
    """Seconds from a moment to the first estimate and to the end of a study."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    connection.request("GET", f"/api/studies/{study}/events")
    answer = connection.getresponse()
    first = 0.0
    while line := answer.readline():
        if line == b"event: estimate\n" and not first:
            first = time.perf_counter() - begun
        if line in (b"event: done\n", b"event: failed\n"):
            break
    connection.close()
    return first, time.perf_counter() - begun


def studies() -> None:
    while any(one["state"] in ("queued", "playing") for one in json.loads(ask("/api/studies"))):
        time.sleep(0.1)
    for name, seed in (("200 pairs, first after the start", "7"), ("200 pairs again, other luck", "8")):
        begun = time.perf_counter()
        asked = json.loads(ask("/api/studies", {
            "scenario": CASE, "directive": "zhou-1-october", "going": FOUR, "replications": 200, "seed": seed}))
        first, whole = follow(asked["id"], begun)
        row(f"{name}: first estimate", f"{first:.2f} s", "<= 1 s")
        row(f"{name}: all", f"{whole:.2f} s", "<= 3 s")


def worlds() -> None:
    begun = time.perf_counter()
    asked = json.loads(ask("/api/studies", {"scenario": CASE, "directive": "zhou-1-october", "going": FOUR, "worlds": 64, "perWorld": 4}))
    first, whole = follow(asked["id"], begun)
    row("64 worlds of 4 pairs: first estimate, all", f"{first:.1f} s, {whole:.1f} s", "")


def campaigns() -> None:
    times = []
    for replication in range(10):
        body = {"scenario": CASE, "directive": "zhou-1-october", "going": FOUR, "replication": replication}
        answer, seconds = timed(lambda: json.loads(ask("/api/campaigns", body)))
        times.append(seconds)
    row("another future, median of 10", f"{sorted(times)[5]:.3f} s", "<= 0.2 s")
    frames, seconds = timed(lambda: ask(f"/api/campaigns/{answer['id']}/frames"))
    row("its frames", f"{seconds:.3f} s, {len(frames) / 1000:.0f} kB", "")
    _, again = timed(lambda: ask(f"/api/campaigns/{answer['id']}/frames"))
    row("its frames again", f"{again:.3f} s", "")
    begun = time.perf_counter()
    epochs = struct.unpack_from("<H", frames, 6)[0]
    for _ in range(100):
        for epoch in (0, epochs // 2, epochs - 1):
            first, end = struct.unpack_from("<II", frames, 32 + 4 * epoch)
            assert first <= end
    row("a seek in the frames (index)", f"{(time.perf_counter() - begun) / 300 * 1000:.3f} ms", "<= 50 ms with drawing")


def crowd() -> None:
    paths = ["/", "/api/scenarios", f"/api/scenarios/{CASE}", f"/api/scenarios/{CASE}/ground", f"/api/scenarios/{CASE}/situation",
             f"/api/scenarios/{CASE}/fields/hold", f"/api/scenarios/{CASE}/relief.png"]
    end = time.monotonic() + SECONDS

    def client(number: int) -> tuple[int, int]:
        count = faults = 0
        while time.monotonic() < end:
            try:
                ask(paths[(number + count) % len(paths)])
            except (OSError, RuntimeError):
                faults += 1
            count += 1
        return count, faults

    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        found = list(pool.map(client, range(64)))
    row(f"64 clients for {SECONDS:.0f} s", f"{sum(one for one, _ in found)} answers", "")
    row("of them errors", str(sum(two for _, two in found)), "0")


def main() -> None:
    processors = os.cpu_count()
    model = next((line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    print(f"workbench, server: {model}, {processors} processors, {platform.system()} {platform.release()}")
    begun = time.perf_counter()
    # A home of its own: nothing of an earlier run is kept there.
    home = tempfile.TemporaryDirectory(prefix="anabasis-benchmark-")
    for name in ("Scenarios", "Theatres", ".tools"):
        (pathlib.Path(home.name) / name).symlink_to(ROOT / name)
    process = subprocess.Popen(
        [str(pathlib.Path(PROGRAM).resolve()), "serve", "--port", str(PORT)], cwd=home.name,
        env={**os.environ, "ANABASIS_HOME": home.name}, stderr=subprocess.DEVNULL)
    try:
        wait_until_it_listens()
        row("start to listening", f"{time.perf_counter() - begun:.2f} s", "")
        ask(f"/api/scenarios/{CASE}/ground")
        row("cold start to the ground", f"{time.perf_counter() - begun:.2f} s", "<= 1 s")
        ask(f"/api/scenarios/{CASE}/situation")
        row("cold start to the situation", f"{time.perf_counter() - begun:.2f} s", "<= 3 s")
        peak(process, "until it is shown")
        studies()
        peak(process, "while 200 pairs are played")
        campaigns()
        peak(process, "while futures are watched")
        crowd()
        peak(process, "with 64 clients")
        worlds()
        peak(process, "while worlds are played", "")
        row("memory in the end", f"{memory(process, 'VmRSS'):.0f} MB", "<= 250 MB")
    finally:
        process.terminate()
        process.wait(10)
        home.cleanup()


if __name__ == "__main__":
    main()
