"""Waits until a server on this machine says that it is ready: python tools/is_ready.py PORT."""

import sys
from time import monotonic, sleep
from urllib.request import urlopen


def main() -> int:
    """Ask for half a minute; return 0 once it is ready."""
    until = monotonic() + 30
    while monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{sys.argv[1]}/ready", timeout=5) as answer:
                print(answer.read().decode().strip())
                return 0
        except OSError:
            sleep(0.2)
    print("not ready", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
