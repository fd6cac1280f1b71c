"""Starts `organiser-hq`."""

import sys

from organiser.hq.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
