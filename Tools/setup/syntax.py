"""Checks that every Python file parses and every shell script is well formed. Prints each fault; exits 1 if there is one."""

import ast
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = {".git", ".build", ".tools", "out"}


def files(*patterns):
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if not SKIPPED & set(path.relative_to(ROOT).parts):
                yield path


def fault_of_python(path):
    try:
        ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    except SyntaxError as error:
        return f"{path.relative_to(ROOT)}:{error.lineno}: {error.msg}"


def fault_of_shell(path):
    check = subprocess.run(["bash", "-n", str(path)], capture_output=True, text=True)
    return check.stderr.strip() if check.returncode else None


def main():
    faults = [fault_of_python(path) for path in files("Tools/**/*.py", "Tests/**/*.py")]
    faults += [fault_of_shell(path) for path in files("Tools/**/*.sh", ".ci/run")]
    faults = [fault for fault in faults if fault]
    print("\n".join(faults) if faults else "syntax: Python and shell files are well formed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
