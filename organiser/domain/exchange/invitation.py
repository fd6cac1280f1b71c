"""What headquarters gives a new laptop: an address and a code, forgiving how they are typed."""

from collections.abc import Iterator
from urllib.parse import urlsplit

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No sign looks like another."""
LENGTH = 10
GROUP = 5
_SEEN_FOR = {
    "0": "QD", "O": "QD", "1": "7JT", "I": "7JT", "L": "7JT", "U": "V",
    "2": "Z", "Z": "2", "5": "S", "S": "5", "6": "G", "G": "6", "8": "B", "B": "8",
}  # fmt: skip
"""What a sign read off paper may have been: those that no code has, then those that it may."""
_MOST_READINGS = 200
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def check_sign(body: str) -> str:
    """Return the sign that tells a mistyped code: a weighted sum modulo the alphabet."""
    total = sum((at + 1) * ALPHABET.index(sign) for at, sign in enumerate(body))
    return ALPHABET[total % len(ALPHABET)]


def signs_of(typed: str) -> str:
    """Return the signs of a code as it is being typed: capitals, no blanks, no dashes."""
    return "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())


def grouped(signs: str) -> str:
    """Return *signs* in the groups in which headquarters writes them."""
    groups = [signs[at : at + GROUP] for at in range(0, len(signs), GROUP)]
    return "-".join(groups)


def read_code(typed: str) -> str | None:
    """Return the code that is meant, if exactly one can be; look-alikes are put right."""
    signs = signs_of(typed)
    if len(signs) != LENGTH:
        return None
    if _is_code(signs):
        return signs
    found = {code for code in _readings(signs) if _is_code(code)}
    return found.pop() if len(found) == 1 else None


def read_address(typed: str) -> str | None:
    """Return the address that is meant, or None: all but this computer is spoken to encrypted."""
    text = "".join(typed.split()).rstrip("/")
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    is_here = host in _HERE
    if parts.username or parts.query or parts.fragment or not (is_here or "." in host.strip(".")):
        return None
    if parts.scheme != "https" and not (parts.scheme == "http" and is_here):
        return None
    shown = f"[{host}]" if ":" in host else host
    at = f":{port}" if port is not None else ""
    return f"{parts.scheme}://{shown}{at}{parts.path}"


def _is_code(signs: str) -> bool:
    return all(sign in ALPHABET for sign in signs) and check_sign(signs[:-1]) == signs[-1]


def _readings(signs: str) -> Iterator[str]:
    """Yield what may be meant: every sign that no code has replaced, or else one look-alike."""
    strange = [at for at, sign in enumerate(signs) if sign not in ALPHABET]
    places = strange or [at for at, sign in enumerate(signs) if sign in _SEEN_FOR]
    if not strange:
        for at in places:
            yield from (signs[:at] + seen + signs[at + 1 :] for seen in _SEEN_FOR[signs[at]])
        return
    read = [signs]
    for at in strange:
        read = [r[:at] + seen + r[at + 1 :] for r in read for seen in _SEEN_FOR.get(signs[at], "")]
        if len(read) > _MOST_READINGS:
            return
    yield from read
