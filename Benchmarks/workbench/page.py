"""The page in a browser: how soon it shows, what a frame costs, how fast it seeks, how large it is.

    python Benchmarks/workbench/page.py http://127.0.0.1:8080

Needs a running `anabasis serve`, a system Chromium, and Playwright (`bash Tools/workbench/setup.sh tests`). Each figure is the median of
some repetitions, on a machine that is printed; software rendering unless the machine has a graphics processor.
"""

import gzip
import os
import pathlib
import platform
import shutil
import statistics
import sys
import urllib.request

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "Sources/Workbench/Page"
CHROMIUM = next(path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path)
SIZE = {"width": 1280, "height": 800}

#: 3,000 bodies that march for 90 epochs, as frames, and a second and a half of play over them.
PLAY = """async bodies => {
  const {Frames} = await import('/page/frames.js'), {map} = bench, epochs = 90, count = bodies * epochs, hexes = map.hexes;
  const padded = bytes => Math.ceil(bytes / 4) * 4, columns = [2, 2, 2, 4, 1], events = [2, 4, 1, 1, 2, 4];
  const bytes = new ArrayBuffer(32 + 8 * (epochs + 1) + columns.reduce((sum, width) => sum + padded(width * count), 0)), view = new DataView(bytes);
  [...'ANAF'].forEach((sign, at) => view.setUint8(at, sign.charCodeAt(0)));
  view.setUint16(4, 1, true);
  view.setUint16(6, epochs, true);
  [12, 2, 2, 4, 1].forEach((width, at) => view.setUint8(8 + at, width));
  view.setUint32(16, count, true);
  view.setUint32(24, bodies, true);
  for (let epoch = 0; epoch <= epochs; epoch += 1) view.setUint32(32 + 4 * epoch, bodies * epoch, true);
  let at = 32 + 8 * (epochs + 1);
  const place = (epoch, body) => hexes.at([-120000 + (body % 60) * 3600, -230000 + Math.floor(body / 60) * 4200 + epoch * 1500]) ?? 0;
  const column = (width, of) => {
    const Type = {1: Uint8Array, 2: Uint16Array, 4: Uint32Array}[width], values = new Type(bytes, at, count);
    for (let epoch = 0; epoch < epochs; epoch += 1) for (let body = 0; body < bodies; body += 1) values[epoch * bodies + body] = of(epoch, body);
    at += padded(values.byteLength);
  };
  column(2, place);
  column(2, (epoch, body) => place(epoch + 1, body));
  column(2, (epoch, body) => body);
  column(4, () => 40);
  column(1, () => 0);
  const layer = bench.bodies, frames = new Frames(bytes, hexes), costs = [], gaps = [];
  layer.show([frames]);
  await new Promise(resolve => {
    let before = performance.now(), moment = 0;
    const step = now => {
      gaps.push(now - before);
      before = now;
      if (layer.cost !== undefined) costs.push(layer.cost);
      layer.seek(moment += 0.05);
      if (costs.length < 90) requestAnimationFrame(step); else resolve();
    };
    requestAnimationFrame(step);
  });
  const seeks = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const begun = performance.now();
    layer.seek((turn * 37) % 90);
    map.map.renderSync();
    seeks.push(performance.now() - begun);
  }
  return {costs: costs.slice(10), gaps: gaps.slice(10), seeks};
}"""


def cold(browser, address: str) -> tuple[float, float]:
    """Seconds from a fresh profile to the ground and to the situation."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.add_init_script("""new MutationObserver(() => {
      window.times ??= {};
      if (document.body?.dataset.ready) window.times.ground ??= performance.now();
      if (document.body?.dataset.situation) window.times.situation ??= performance.now();
    }).observe(document, {subtree: true, childList: true, attributes: true});""")
    page.goto(f"{address}/?s=korea-1950")
    page.wait_for_selector("body[data-ready=map][data-situation]")
    page.wait_for_timeout(100)
    times = page.evaluate("window.times")
    context.close()
    return times["ground"] / 1000, times["situation"] / 1000


def fetched(address: str, name: str) -> bytes:
    """A file of the page as the server serves it."""
    return urllib.request.urlopen(f"{address}/" if name == "index.html" else f"{address}/page/{name}").read()


def size(files) -> float:
    """Thousands of bytes of some files."""
    return sum(map(len, files)) / 1000


def main() -> None:
    address = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8080"
    written = {path.name: path.read_bytes() for path in sorted(PAGE.iterdir())}
    served = {name: fetched(address, name) for name in written}
    print(f"{platform.platform()}, {os.cpu_count()} cores")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        print(f"Chromium {browser.version}, {SIZE['width']} x {SIZE['height']}")
        starts = [cold(browser, address) for _ in range(5)]
        print(f"fresh profile: ground {statistics.median(ground for ground, _ in starts):.2f} s, situation {statistics.median(stand for _, stand in starts):.2f} s")
        page = browser.new_page(viewport=SIZE)
        loaded = set()
        page.on("response", lambda response: loaded.add(response.url.rsplit("/", 1)[1]) if "/page/" in response.url else None)
        page.goto(f"{address}/?s=korea-1950")
        page.wait_for_selector("body[data-ready=map][data-situation]")
        first = size(served[name] for name in loaded | {"index.html"})
        page.goto(f"{address}/?s=korea-1950&v=watch")
        page.wait_for_selector("body[data-campaign]")
        page.wait_for_timeout(1500)
        found = page.evaluate(PLAY, 3000)
        print(f"3,000 bodies playing: script {statistics.median(found['costs']):.1f} ms a frame, a frame every {statistics.median(found['gaps']):.0f} ms; seek and draw {statistics.median(found['seeks']):.0f} ms")
        page.goto(f"{address}/?s=korea-1950&v=watch")
        page.wait_for_selector("body[data-campaign]")
        page.wait_for_timeout(800)
        seeks = page.evaluate("""() => Array.from({length: 20}, (_, turn) => { const begun = performance.now(); bench.screen.seek(turn * 37 % 90); bench.map.map.renderSync(); return performance.now() - begun; })""")
        print(f"seek in a campaign of Korea: {statistics.median(seeks):.0f} ms")
        packed = size(gzip.compress(content) for content in served.values())
        print(f"the page's own code: {size(served.values()):.1f} KB served in {len(served)} files ({packed:.0f} KB in gzip), of {size(written.values()):.0f} KB as it is written; a first visit loads {first:.0f} KB of it")
        browser.close()


if __name__ == "__main__":
    main()
