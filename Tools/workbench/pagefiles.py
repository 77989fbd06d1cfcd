"""Writes the table of the page's files that are built into the program: Sources/Workbench/PageFiles.swift."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2] / "Sources" / "Workbench"


def text() -> str:
    names = sorted(path.name for path in (ROOT / "Page").iterdir())
    rows = "\n".join(f'            "{name}": PackageResources.{name.replace(".", "_").replace("-", "_")},' for name in names)
    return f"""#if Workbench
    /// The files of the page that are built into the program, by name: written by Tools/workbench/pagefiles.py.
    enum PageFiles {{
        /// Bytes of each file.
        static let all: [String: [UInt8]] = [
{rows}
        ]
    }}
#endif
"""


if __name__ == "__main__":
    (ROOT / "PageFiles.swift").write_text(text())
