#!/bin/sh
# Runs the main job on invented people; on a virtual screen where there is none.
set -eu
cd "$(dirname "$0")/.."
out="${1:-demo-out}"
case "$(uname -s)" in
Linux)
    if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
        exec env QT_QPA_PLATFORM=xcb ORGANISER_DEMO_SHOTS=1 \
            xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/organiser demo --out "$out"
    fi
    ;;
esac
exec .venv/bin/organiser demo --out "$out"
