#!/bin/sh
# Installs the system libraries that organiser needs on Debian and its kin, or names them.
#   tools/system_packages.sh demo|test
set -eu

screen="libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 xvfb xauth libxcb-cursor0
libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
tests="dbus gnome-keyring binutils procps postgresql chromium libatomic1"
wanted="python3-venv $screen"
[ "${1:-test}" = test ] && wanted="$wanted $tests"

if ! command -v dpkg-query >/dev/null 2>&1; then
    exit 0  # not Debian: the README tells what is needed
fi
missing=""
for package in $wanted; do
    if [ "$package" = python3-venv ] && "${PYTHON:-python3}" -c "import ensurepip" 2>/dev/null; then
        continue
    fi
    # a library renamed for 64-bit time (Debian 13) counts as itself
    if ! dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q "ok installed"; then
        missing="$missing $package"
    fi
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ]; then
    as=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as="sudo"
else
    echo "organiser needs system packages that are not installed. Please run, as root:" >&2
    echo "apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$as apt-get update -qq
# shellcheck disable=SC2086
$as apt-get install -y -qq --no-install-recommends $missing >/dev/null
