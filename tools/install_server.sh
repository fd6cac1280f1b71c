#!/bin/sh
# Installs headquarters' server on Debian and its kin, or a new version of it beside the old one.
#   tools/install_server.sh [PREFIX]      PREFIX is /opt/organiser-hq unless told
# Needs root. Keys, ledger and settings are never touched; running instances go on with what they have
# until they are restarted (docs/headquarters/upgrade.md).
set -eu
cd "$(dirname "$0")/.."
prefix="${1:-/opt/organiser-hq}"
[ "$(id -u)" = 0 ] || { echo "This needs root." >&2; exit 1; }

if command -v dpkg-query >/dev/null 2>&1; then
    missing=""
    for package in python3 python3-venv postgresql-client ca-certificates; do
        dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        echo "Installing system packages:$missing"
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    fi
fi

version="$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml | head -1)"
release="$prefix/releases/$version-$(date +%Y%m%d%H%M%S)"
echo "Installing organiser-hq $version in $release"
mkdir -p "$prefix/releases"
python3 -m venv "$release"
"$release/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/hq.txt
"$release/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps .
"$release/bin/organiser-hq" --version
ln -sfn "$release" "$prefix/current"
# the three newest stay: the one before is a way back
ls -1d "$prefix"/releases/*/ | sort -V | head -n -3 | xargs -r rm -rf
mkdir -p /usr/local/bin
ln -sf "$prefix/current/bin/organiser-hq" /usr/local/bin/organiser-hq

if ! getent passwd organiser-hq >/dev/null; then
    useradd --system --home-dir /var/lib/organiser-hq --shell /usr/sbin/nologin organiser-hq
fi
install -d -o organiser-hq -g organiser-hq -m 0700 /var/lib/organiser-hq /var/backups/organiser-hq
install -d -m 0755 /etc/organiser-hq
if [ ! -e /etc/organiser-hq/environment ]; then
    install -o root -g organiser-hq -m 0640 deploy/environment /etc/organiser-hq/environment
fi
if [ -d /run/systemd/system ]; then
    install -m 0644 deploy/*.service deploy/*.timer /etc/systemd/system/
    systemctl daemon-reload
fi
echo "Next: fill in /etc/organiser-hq/environment, then follow docs/headquarters/install.md."
