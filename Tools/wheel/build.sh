#!/usr/bin/env bash
# Builds dist/anabasis-*.whl: the command with the workbench and Swift's library inside, stripped; scenarios, theatres, the renderer of
# charts, the libraries of the page; and the Python package. Nothing is compiled again: the objects of the workbench's build, which its
# tests ran on, are linked a second time, with archives where that build has shared libraries. The platform in the name of the wheel is
# the oldest C library that has what the command asks for.
#
# usage: build.sh SCRATCH, the folder of `swift build --package-path Workbench --product anabasis`
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "wheel: $1; $2" >&2; exit 1; }

[ "$(uname -s)" = Linux ] || fail "it is made on Linux only" "elsewhere 'make build' leaves the command at .build/release/anabasis."
bash Tools/python/setup.sh
bash Tools/workbench/setup.sh
python=.tools/python/bin
build=.build-wheel
payload=$build/payload
bin=$1/release
objects=$bin/anabasis.product/Objects.LinkFileList
[ -f "$objects" ] || fail "there is no $objects" "run 'make wheel', which builds the workbench first; another Swift may lay its build out otherwise."

# A folder that holds only archives, so that the linker cannot take the shared libraries.
mkdir -p "$build/archives" "$payload"
for library in sqlite3:libsqlite3-dev z:zlib1g-dev; do
    archive=$(find /usr/lib /usr/lib64 /usr/local/lib -name "lib${library%:*}.a" 2>/dev/null | head -n 1)
    [ -n "$archive" ] || fail "missing: lib${library%:*}.a" "install the development package, such as ${library#*:}."
    cp "$archive" "$build/archives/"
done

clang -O2 -c Tools/wheel/older.c -o "$build/older.o"
link=(-static-stdlib -L "$build/archives" -o "$build/anabasis" "@$objects" "$build/older.o")
# What the objects name: the command's own main, and Foundation's archives in the order in which they need one another.
link+=(-Xlinker --defsym -Xlinker main=AnabasisCLI_main)
for part in Foundation CoreFoundation FoundationInternationalization FoundationEssentials _FoundationCollections _FoundationCShims \
    _FoundationICU swiftSynchronization; do link+=("-l$part"); done
for name in hypot hypotf _ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE; do link+=(-Xlinker "--wrap=$name"); done
link+=(-Xlinker --gc-sections -Xlinker --no-export-dynamic)
swiftc "${link[@]}" 2>"$build/link.log" || { cat "$build/link.log" >&2; fail "the command cannot be linked" "the linker's words are above."; }

rm -rf "$payload"
mkdir -p "$payload/bin" "$payload/share/anabasis/.tools"
strip -o "$payload/bin/anabasis" "$build/anabasis"
git ls-files -z Scenarios Theatres Tools/charts | while IFS= read -r -d '' file; do
    case $file in *.png | Tools/charts/test_* | Tools/charts/symbols.py) continue ;; esac
    mkdir -p "$payload/share/anabasis/$(dirname "$file")"
    cp "$file" "$payload/share/anabasis/$file"
done
cp -R .tools/workbench "$payload/share/anabasis/.tools/"
# The licences of all that is linked in, which ask to travel with it; ICU comes with Swift's library.
mkdir -p "$payload/share/anabasis/licences"
cp LICENSE "$payload/share/anabasis/licences/Anabasis.txt"
cp Tools/wheel/icu-licence.txt "$payload/share/anabasis/licences/ICU.txt"
cp "$(dirname "$(dirname "$(realpath "$(command -v swiftc)")")")/share/swift/LICENSE.txt" "$payload/share/anabasis/licences/Swift.txt"
for file in "$1"/checkouts/*/LICENSE* "$1"/checkouts/*/NOTICE*; do
    [ -f "$file" ] || continue
    cp "$file" "$payload/share/anabasis/licences/$(basename "$(dirname "$file")")-$(basename "$file")"
done

platform=$("$python/python" Tools/wheel/platform.py "$payload/bin/anabasis")
mkdir -p dist
rm -f dist/anabasis-*.whl
root=$PWD
(cd Python && ANABASIS_PAYLOAD=$root/$payload ANABASIS_PLATFORM=$platform "$root/$python/python" -m hatchling build -d "$root/dist" -t wheel >&2)
ls -l dist/anabasis-*.whl
