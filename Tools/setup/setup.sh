#!/usr/bin/env bash
# Sees that everything Anabasis needs is on this machine. What is missing is installed where that is possible (Debian and
# Ubuntu, as root) and otherwise named, with the remedy, in one sentence. A second call finds the stamp and returns at once.
set -euo pipefail
cd "$(dirname "$0")/../.."

requirements=Tools/charts/requirements.txt
charts=.tools/charts
missing=0     # things that only a person can put right
packages=()   # Debian packages to install

lacks() {     # lacks WHAT REMEDY: one sentence, and go on to find the rest
    echo "setup: missing: $1; $2" >&2
    missing=1
}

is_debian() { [ -x /usr/bin/apt-get ]; }

needs() {     # needs DEBIAN_PACKAGE WHAT REMEDY_ELSEWHERE
    if is_debian; then
        packages+=("$1")
        echo "setup: missing: $2 (Debian package $1)" >&2
    else
        lacks "$2" "$3"
    fi
}

has_library() { ldconfig -p 2>/dev/null | grep -q "$1" || [ -n "$(compgen -G "/usr/lib/*/$1*")" ]; }

stamp_text() { cksum Tools/setup/setup.sh "$requirements"; command -v swift python3; uname -sm; }

stamp=.tools/stamp
if [ -f "$stamp" ] && [ -x "$charts/bin/python" ] && [ "$(cat "$stamp")" = "$(stamp_text)" ]; then exit 0; fi

# What the toolchain itself, the linker and the build need on Linux. macOS brings all of it with Xcode.
check_libraries() {
    if [ "$(uname -s)" != Linux ]; then return; fi
    if is_debian; then
        has_library libncurses.so.6 || needs libncurses6 "the terminal library of the Swift toolchain"
        has_library libcurl.so.4 || needs libcurl4 "the network library of the Swift toolchain"
        has_library libxml2.so || needs libxml2 "the XML library of the Swift toolchain"
        [ -d /usr/include/c++ ] || needs g++ "the C and C++ headers that the Swift linker uses"
    fi
    [ -n "$(compgen -G '/usr/include/sqlite3.h')" ] \
        || needs libsqlite3-dev "the header of SQLite" "install it with 'dnf install sqlite-devel', 'pacman -S sqlite' or the like."
    command -v git >/dev/null || needs git "git, to fetch the Swift packages" "install it with the system's package manager."
}

check_python() {
    command -v python3 >/dev/null || { needs python3-venv "Python 3" "get Python 3.10 or newer from https://www.python.org/downloads/ ."; return; }
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
        || lacks "a recent Python" "$(python3 --version) is on the PATH, and the charts need 3.10 or newer from https://www.python.org/downloads/ ."
    python3 -c 'import venv, ensurepip' 2>/dev/null \
        || needs python3-venv "Python's venv module" "install it with the system's package manager, or reinstall Python from https://www.python.org/downloads/ ."
}

install_packages() {
    if [ "${#packages[@]}" -eq 0 ]; then return; fi
    if [ "$(id -u)" -ne 0 ]; then
        lacks "the right to install packages" "run 'sudo apt-get install ${packages[*]}', then this again."
        return
    fi
    echo "setup: installing ${packages[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update && apt-get install -y --no-install-recommends "${packages[@]}"; } >.tools/apt.log 2>&1; then
        tail -n 15 .tools/apt.log >&2
        lacks "one of ${packages[*]}" "apt-get could not install it; the end of .tools/apt.log is above."
    fi
}

check_swift() {
    if ! command -v swift >/dev/null; then
        lacks "Swift" "get Swift 6.2 or newer from https://www.swift.org/install/ and put its usr/bin on the PATH."
        return
    fi
    local version
    version=$(swift --version 2>&1 | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
    case "$version" in
        "") lacks "a Swift that starts" "run 'swift --version' to see what stops it." ;;
        [0-5].* | 6.[01]) lacks "a recent Swift" "version $version is on the PATH, and this package needs 6.2 or newer from https://www.swift.org/install/ ." ;;
    esac
}

make_charts_environment() {
    echo "setup: making $charts (Vega-Lite and APP-6 symbols, pinned and checked by hash)" >&2
    rm -rf "$charts"
    python3 -m venv "$charts"
    "$charts/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
        --require-hashes --requirement "$requirements" \
        || lacks "the chart renderer" "pip could not install it from $requirements; its own message is above."
}

mkdir -p .tools
check_libraries
check_python
install_packages
check_swift
if [ "$missing" -eq 0 ]; then make_charts_environment; fi
if [ "$missing" -ne 0 ]; then exit 1; fi
stamp_text > "$stamp"
echo "setup: everything is here" >&2
