"""Counts tries from one address: of codes that missed, ten an hour, so that nobody guesses one.

They are counted in the database, for all processes and machines together; an address is kept as a
keyed digest for a day, which tells nobody who it was.
"""

from datetime import timedelta
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address, ip_network

from organiser import clock
from organiser.hq.home import Keys
from organiser.hq.models import MissedTry

MOST = 10
_WITHIN = timedelta(hours=1)
_KEPT = timedelta(days=1)


def wait_of(keys: Keys, address: str, what: str = "", most: int = MOST) -> int:
    """Return after how many seconds *address* may try *what*; 0 when it may now."""
    since = clock.now() - _WITHIN
    recent = MissedTry.objects.filter(address=_digest(keys, address, what), at__gt=since)
    moments = list(recent.order_by("-at").values_list("at", flat=True)[:most])
    if len(moments) < most:
        return 0
    return max(1, int((moments[-1] - since).total_seconds()))


def note_miss(keys: Keys, address: str, what: str = "") -> None:
    """Note a try that missed, or one of *what*; outside any transaction that ends with it."""
    MissedTry.objects.create(address=_digest(keys, address, what), at=clock.now())


def forget_old() -> int:
    """Forget those of more than a day ago; return how many."""
    return MissedTry.objects.filter(at__lt=clock.now() - _KEPT).delete()[0]


def _digest(keys: Keys, address: str, what: str) -> str:
    said = f"{what}{_place(address)}".encode()
    return blake2b(said, key=keys.records, digest_size=16).hexdigest()


def _place(address: str) -> str:
    """Return whose address it is: of IPv6 a whole network belongs to one subscriber."""
    try:
        known = ip_address(address.strip("[]"))
    except ValueError:
        return "unknown"
    is_wide = isinstance(known, IPv6Address) and known.ipv4_mapped is None
    return str(ip_network(f"{known}/64", strict=False)) if is_wide else str(known)
