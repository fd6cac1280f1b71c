"""Orders to laptops: signed, so that no proxy and no web server alone can empty one."""

import base64
import json

from organiser import clock
from organiser.hq.home import Keys
from organiser.sync.wire import Order

WIPE = "wipe"


def wipe(keys: Keys, device: int) -> Order:
    """Return the order to erase itself, for one laptop."""
    return signed(keys, {"order": WIPE, "device": device, "at": clock.stamp(clock.now())})


def signed(keys: Keys, said: dict[str, object]) -> Order:
    """Return an order with the signature of headquarters (Ed25519)."""
    text = json.dumps(said, separators=(",", ":"), sort_keys=True)
    signature = keys.signing.sign(text.encode()).signature
    return Order(text, base64.b64encode(signature).decode())


def public_key(keys: Keys) -> str:
    """Return the key by which laptops know our orders, base64."""
    return base64.b64encode(bytes(keys.signing.verify_key)).decode()
