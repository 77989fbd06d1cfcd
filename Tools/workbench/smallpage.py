"""Minifies the page's files for the server: Sources/Workbench/Page into a folder, with the digest of each file that was minified.

    python Tools/workbench/smallpage.py .tools/workbench/page

The server serves what stands there only where every digest is that of the file built into it: a page that was changed since is served as
it was written. The sources stay as they are.
"""

import hashlib
import pathlib
import sys

import minify

PAGE = pathlib.Path(__file__).resolve().parents[2] / "Sources/Workbench/Page"
#: Names of our files as the minifier calls their kind.
TYPES = {".js": "application/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}


def main() -> None:
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        old.unlink()
    minify.config({"html-keep-document-tags": True, "html-keep-end-tags": True, "html-keep-quotes": True})
    lines = []
    for path in sorted(PAGE.iterdir()):
        text = path.read_bytes()
        (out / path.name).write_text(minify.string(TYPES[path.suffix], text.decode()))
        lines.append(f"{hashlib.sha256(text).hexdigest()}  {path.name}\n")
    (out / "SHA256SUMS").write_text("".join(lines))


if __name__ == "__main__":
    main()
