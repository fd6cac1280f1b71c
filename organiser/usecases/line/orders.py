"""Orders of headquarters: obeyed when they bear the signature that was learnt at pairing."""

import base64
import binascii
import json
from collections.abc import Iterable

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from organiser.sync.wire import Order

_WIPE = "wipe"


def is_to_wipe(orders: Iterable[Order], order_key: str, device: int) -> bool:
    """Tell whether one of *orders* is to erase this very laptop, signed by *order_key* (Ed25519).

    No proxy and no web server alone can empty a laptop: whatever is not signed, or names another
    laptop, or cannot be read, orders nothing.
    """
    return any(_orders(order, order_key, device) for order in orders)


def _orders(order: Order, order_key: str, device: int) -> bool:
    try:
        key = VerifyKey(base64.b64decode(order_key, validate=True))
        key.verify(order.text.encode(), base64.b64decode(order.signature, validate=True))
        said = json.loads(order.text)
    except (BadSignatureError, binascii.Error, ValueError, TypeError):
        return False
    is_ours = isinstance(said, dict) and said.get("device") == device
    return is_ours and type(said["device"]) is int and said.get("order") == _WIPE
