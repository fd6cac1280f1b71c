"""Text as it may be stored: without controls and without signs that hide or turn it around."""

import re

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
"""Signs that are never stored: controls, and those that hide or turn text around."""
_HALVES = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """Return *text* without hidden signs; half a sign, which no file can hold, shows as one."""
    if text.isascii() and text.isprintable():
        return text
    return _HALVES.sub("\ufffd", HIDDEN.sub("", text))
