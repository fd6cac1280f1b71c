#!/bin/sh
# Builds .venv with the locked versions; does nothing when it is up to date.
#   tools/prepare.sh demo|test
set -eu
cd "$(dirname "$0")/.."

python=""
for candidate in "${PYTHON:-}" python3.11 python3 python3.12 python3.13; do
    if [ -n "$candidate" ] && "$candidate" -c \
        'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        python="$candidate"
        break
    fi
done
if [ -z "$python" ]; then
    echo "organiser needs Python 3.11, 3.12 or 3.13." >&2
    exit 1
fi
PYTHON="$python" sh tools/system_packages.sh "${1:-test}"

stamp=".venv/.prepared"
now="$(cat requirements/dev.txt pyproject.toml tools/build_catalogues.py | cksum) $(pwd)"
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$now" ]; then
    echo "Setting up .venv (a few minutes the first time)."
    rm -rf .venv
    "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r requirements/dev.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
        --no-build-isolation -e .
    echo "$now" >"$stamp"
fi
.venv/bin/python tools/build_catalogues.py
