"""Starts organiser: a command when there are words, the window when there are none."""

import sys


def main() -> int:
    """Run what the command line asks for; return the exit status."""
    return 0


if __name__ == "__main__":
    sys.exit(main())
