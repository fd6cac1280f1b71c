#!/bin/sh
# Proves both commands in a bare Debian 12: as an ordinary user without the packages (one line, exit 1),
# as root, then as that user. Needs root, debootstrap and 6 GB. The machine's own apt and pip settings
# are copied into the bare system; no mirror is named here.
#   tools/test_fresh.sh [demo|server]     with "demo", only `make demo` is run; with "server", only the server installed
set -eu
cd "$(dirname "$0")/.."
source="$(pwd)"
bare="${FRESH_ROOT:-$source/build/fresh}"
only="${1:-all}"
[ "$(id -u)" = 0 ] || { echo "This needs root, to make a bare system." >&2; exit 1; }
command -v debootstrap >/dev/null 2>&1 || apt-get install -y -qq --no-install-recommends debootstrap

unmounted() {
    for place in dev/shm proc; do
        mountpoint -q "$bare/$place" && umount "$bare/$place" || true
    done
}
trap unmounted EXIT
unmounted
rm -rf "$bare"
mkdir -p "$bare"
mirror="$(apt-get indextargets --format '$(SITE)' | sort | uniq -c | sort -rn | awk 'NR == 1 {print $2}')"
debootstrap --variant=minbase bookworm "$bare" "$mirror" >"$bare.log" 2>&1 || { tail -5 "$bare.log"; exit 1; }

# the machine's own settings for apt and pip, and the certificates it trusts
for settings in etc/apt etc/pip.conf etc/xdg/pip root/.config/pip root/.pip usr/local/share/ca-certificates; do
    if [ -e "/$settings" ]; then
        mkdir -p "$bare/$(dirname "$settings")"
        rm -rf "${bare:?}/$settings"
        cp -a "/$settings" "$bare/$settings"
    fi
done
cp /etc/resolv.conf "$bare/etc/resolv.conf" 2>/dev/null || true
cp /etc/hosts "$bare/etc/hosts" 2>/dev/null || true
mkdir -p "$bare/proc" "$bare/dev/shm"
mount -t proc proc "$bare/proc"
mount -t tmpfs -o mode=1777 tmpfs "$bare/dev/shm"
for device in null zero full random urandom tty; do
    [ -e "$bare/dev/$device" ] || cp -a "/dev/$device" "$bare/dev/$device" 2>/dev/null || true
    chmod 666 "$bare/dev/$device" 2>/dev/null || true
done

inside() {  # inside USER DIRECTORY COMMAND...
    user="$1" directory="$2"
    shift 2
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME="$directory" LANG=C.UTF-8 \
        $(env | grep -E '^(PIP_|SSL_|REQUESTS_|CURL_|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY)' | grep -v FIND_LINKS || true) \
        chroot --userspec="$user" "$bare" sh -c "cd '$directory/organiser' && $*"
}

chroot "$bare" apt-get update -qq
chroot "$bare" apt-get install -y -qq --no-install-recommends python3 make git ca-certificates >/dev/null
[ -f /etc/ssl/certs/ca-certificates.crt ] && cp -L /etc/ssl/certs/ca-certificates.crt "$bare/etc/ssl/certs/ca-certificates.crt"
if [ "$only" != demo ]; then
    echo "The server, as root: installed, set up, asked whether it is ready."
    git clone --quiet "$source" "$bare/root/server"
    mkdir -p "$bare/root/organiser"
    inside root:root /root "cd /root/server && sh tools/install_server.sh"
    inside root:root /root "export ORGANISER_HQ_HOME=/var/lib/organiser-hq DATABASE_URL=sqlite:////var/lib/organiser-hq/hq.db; \
        organiser-hq migrate && organiser-hq check && cp /root/server/tools/is_ready.py /tmp/ && \
        (organiser-hq serve --port 8123 2>/dev/null & echo \$! >/tmp/pid) && python3 /tmp/is_ready.py 8123 && kill \$(cat /tmp/pid)"
    rm -rf "$bare/root/organiser" "$bare/root/server"
    [ "$only" = server ] && { echo "The server stands on a bare Debian 12."; exit 0; }
fi
chroot "$bare" useradd --create-home organiser
for place in root home/organiser; do
    git clone --quiet "$source" "$bare/$place/organiser"
done
chroot "$bare" chown -R organiser:organiser /home/organiser

echo "As a user, without the packages: one line, exit 1, nothing built."
if inside organiser:organiser /home/organiser make demo >"$bare.log" 2>&1; then
    echo "make demo should have asked for packages"; exit 1
fi
grep -q '^apt-get install' "$bare.log" || { cat "$bare.log"; exit 1; }
[ ! -e "$bare/home/organiser/organiser/.venv" ] || { echo "something was built"; exit 1; }

for who in root:root:/root organiser:organiser:/home/organiser; do
    user="${who%:*}" home="${who##*:}"
    echo "make demo, as ${user%:*}"
    inside "$user" "$home" make demo
    [ -s "$bare$home/organiser/demo-out/saturday.pdf" ] || { echo "no packet was printed"; exit 1; }
    ls "$bare$home/organiser/demo-out/screens/"*.png >/dev/null
    if [ "$only" = all ]; then
        echo "make test, as ${user%:*}"
        inside "$user" "$home" make test
    fi
done
echo "Both commands work on a bare Debian 12."
