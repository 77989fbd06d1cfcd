#!/usr/bin/env bash
# Installs what the Python package is tested with into .tools/python, exactly as Python/requirements.txt says, and the package
# itself as it stands. A second call finds the stamp and returns at once.
set -euo pipefail
cd "$(dirname "$0")/../.."

place=.tools/python
stamp=$place/stamp
text="$(cksum Python/requirements.txt Python/pyproject.toml; command -v python3; uname -sm)"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$text" ]; then exit 0; fi
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
    || { echo "setup: missing: Python 3.11 or newer for the Python package; $(python3 --version) is on the PATH" >&2; exit 1; }
rm -rf "$place"
python3 -m venv "$place"
"$place/bin/pip" install --quiet --disable-pip-version-check --requirement Python/requirements.txt
"$place/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable Python
printf '%s' "$text" > "$stamp"
