#!/bin/sh
# Installs the peers that the benchmarks compare with, in build/peers; nothing of them is shipped.
set -eu
cd "$(dirname "$0")/.."
[ -d build/peers ] || .venv/bin/python -m venv build/peers
build/peers/bin/python -m pip install --quiet --disable-pip-version-check "anki==26.9.3" 2>/dev/null ||
    build/peers/bin/python -m pip install --quiet --disable-pip-version-check anki
