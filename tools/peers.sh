#!/bin/sh
# Installs the peers that the benchmarks compare with, in build/peers; nothing of them is shipped.
set -eu
cd "$(dirname "$0")/.."
[ -d build/peers/bin ] || .venv/bin/python -m venv build/peers
build/peers/bin/python -m pip install --quiet --disable-pip-version-check "anki==26.9.3" 2>/dev/null ||
    build/peers/bin/python -m pip install --quiet --disable-pip-version-check anki

if ! command -v npm >/dev/null; then
    echo "There is no Node with npm on this machine: PouchDB and RxDB are left out." >&2
    exit 0
fi
lock=benchmarks/peers/package-lock.json
if ! cmp -s "$lock" build/peers/node/installed; then
    mkdir -p build/peers/node
    cp benchmarks/peers/package.json "$lock" build/peers/node/
    (cd build/peers/node && npm ci --silent --ignore-scripts --omit=optional --no-audit --no-fund)
    cp "$lock" build/peers/node/installed
fi
