#!/bin/sh
# Writes requirements/*.txt: exact versions and hashes, for every system and Python we serve.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv build/lock
build/lock/bin/pip install --quiet uv
for name in run dev; do
    extras=""
    [ "$name" = dev ] && extras="--extra hq --extra dev --extra build"
    # shellcheck disable=SC2086
    build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header $extras pyproject.toml \
        -o "requirements/$name.txt"
done
python3 tools/server_requirements.py
