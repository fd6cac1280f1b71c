"""How many examples a run tries: a small share by default, thousands in `make torture`."""

import os

TORTURE = int(os.environ.get("ORGANISER_TORTURE", "1"))


def share(ordinary: int, most: int | None = None) -> int:
    """Return *ordinary*, multiplied in a torture run, *most* at most."""
    wanted = ordinary * TORTURE
    return wanted if most is None else min(wanted, most)
