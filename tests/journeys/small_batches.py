"""An exchange of a few changes at once: while they travel, the next go up behind them.

python small_batches.py HOME KEY
"""

import sys
from pathlib import Path

from organiser.sync.client import Headquarters
from organiser.usecases import opening
from organiser.usecases.line.exchanging import exchange


def main() -> None:
    """Exchange to the end."""
    home, key = sys.argv[1:]
    database = opening.open_with_key(Path(home), bytes.fromhex(key))
    exchange(database, Headquarters, most=3, many=1)
    database.close()


if __name__ == "__main__":
    main()
