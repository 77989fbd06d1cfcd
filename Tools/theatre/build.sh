#!/bin/bash
# Builds a theatre from the lists in a folder: Tools/theatre/build.sh NAME [--check | --preview], or make theatre THEATRE=NAME.
#   NAME       a folder of Theatres/, or the path of one elsewhere
#   --check    read the lists, tell what is wrong and stop
#   --preview  draw the picture and stop
#   --tools    install the tools and stop
# Writes NAME.gpkg and NAME.png beside the folder. Tools and public data are pinned by SHA-256 and kept in .tools/theatre; run
# again, nothing is downloaded that is there already.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
here="$root/Tools/theatre"
tools="$root/.tools/theatre"
python=${PYTHON:-python3}

fail() { echo "theatre: $1" >&2; exit 1; }

command -v "$python" >/dev/null || fail "no $python found: install Python 3.11 or later, or set PYTHON."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$python is too old: Python 3.11 or later is needed."
mkdir -p "$tools"

installed() { [ -f "$tools/$1.stamp" ] && cmp -s "$tools/$1.stamp" "$here/$1.txt"; }
install() {   # install FILE [OPTION ...]
    if installed "$1"; then return; fi
    "$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: "${@:2}" \
        -r "$here/$1.txt" || fail "could not install the pinned tools of $1.txt (network, or a changed hash)."
    cp "$here/$1.txt" "$tools/$1.stamp"
}
theatre() { PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1 "$tools/venv/bin/python" -m theatre "$@"; }

if [ ! -x "$tools/venv/bin/python" ]; then
    rm -f "$tools"/*.stamp
    "$python" -m venv "$tools/venv" || fail "could not make a virtual environment: install python3-venv."
fi
install requirements-lists
install_tools() { install requirements; install requirements-validator --no-deps; }

name=${1:-}
[ "$name" != --tools ] || { install_tools; exit 0; }
[ -n "$name" ] || fail "which theatre? Tools/theatre/build.sh NAME, a folder of Theatres/."
cd "$root"
folder="Theatres/$name"
if [[ "$name" == */* ]]; then folder=${name%/}; fi
theatre check "$folder"
case ${2:-} in
    --check) exit 0 ;;
    --preview) outputs=(--preview "$folder.png") ;;
    "") outputs=(--preview "$folder.png" --out "$folder.gpkg") ;;
    *) fail "there is no option $2; the options are --check and --preview." ;;
esac
install_tools
theatre build "$folder" --data "$tools/data" "${outputs[@]}"
