"""Draws the packet of the tests in a process of its own, and prints the digest of its bytes."""

import sys
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from papers import drawn, packet

print(sha256(drawn(packet(language="en"))).hexdigest())  # noqa: T201
