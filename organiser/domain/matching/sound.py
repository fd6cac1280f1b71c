"""How a French name sounds, roughly: what is heard alike is written alike."""

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(heard), written)
    for heard, written in (
        (r"(.)\1+", r"\1"),
        (r"y", "i"),
        (r"bv", "v"),
        (r"ean", "an"),
        (r"([^cspw])h", r"\1"),
        (r"^h", ""),
        (r"ph", "f"),
        (r"g(?=[ei])", "j"),
        (r"gn", "n"),
        (r"(eau|au)", "o"),
        (r"[ae]i(n|m)(?=[^aeiouy]|$)", "4"),
        (r"(ai|ei|er|ez|et|es)$", "e"),
        (r"(ai|ei)", "e"),
        (r"oi", "wa"),
        (r"ou", "u"),
        (r"(an|am|en|em)(?=[^aeiouymn]|$)", "1"),
        (r"(in|im|un|um)(?=[^aeiouymn]|$)", "4"),
        (r"(on|om)(?=[^aeiouymn]|$)", "3"),
        (r"(oe|eu)", "e"),
        (r"qu", "k"),
        (r"c(?=[eiy])", "s"),
        (r"s?ch|s?h", "x"),
        (r"[cq]", "k"),
        (r"z", "s"),
        (r"v", "f"),
        (r"s$", ""),
        (r"e$", ""),
        (r"[dtpxs]{1,2}$", ""),
        (r"w", "v"),
        (r"b", "p"),
        (r"d", "t"),
        (r"m", "n"),
        (r"(.)\1+", r"\1"),
    )
)
_LONGEST = 6


@lru_cache(maxsize=100_000)
def sound(name: str) -> str:
    """Return how a folded *name* sounds, in six signs at most; "" only for no name at all."""
    heard = name.replace(" ", "")
    if not heard:
        return ""
    for pattern, written in _RULES:
        heard = pattern.sub(written, heard)
    return heard[:_LONGEST] or "-"
