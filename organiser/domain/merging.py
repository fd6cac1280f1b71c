"""Which of two values stays when two entries turn out to be one person."""

from collections.abc import Mapping

from organiser.domain.identity import fold, unaccented

TEXTS = (
    "title", "first_name", "middle_name", "last_name", "birth_name", "occupation",
)  # fmt: skip
"""Words of which one stays; what is not lost otherwise stands in the merged entry's image."""


def better(kept: str, other: str) -> str:
    """Return the fuller of two spellings; *kept* when neither is.

    Something before nothing, a name before its initial, accents before none, and small letters
    before capitals.
    """
    if not kept.strip() or not other.strip():
        return kept if kept.strip() else other
    return other if _fullness(other) > _fullness(kept) and _is_same(kept, other) else kept


def taken_by_default(kept: Mapping[str, str], other: Mapping[str, str]) -> frozenset[str]:
    """Return the fields of `TEXTS` whose value of the *other* entry is the one to keep."""
    taken = {name for name in TEXTS if better(kept[name], other[name]) != kept[name]}
    if _are_told_apart(kept, other):
        taken |= {"first_name", "last_name"}
    return frozenset(taken)


def _are_told_apart(kept: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """The other entry has in two fields the names that the kept one has in one."""
    if kept["first_name"].strip() or not other["first_name"].strip():
        return False
    both = fold(f"{other['first_name']} {other['last_name']}").split()
    return sorted(fold(kept["last_name"]).split()) == sorted(both)


def _is_same(one: str, other: str) -> bool:
    """Only spellings of one name are weighed; of two names the kept one stays."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _fullness(text: str) -> tuple[int, int, bool]:
    accents = sum(
        sign != plain for sign, plain in zip(text.lower(), unaccented(text), strict=False)
    )
    return len(_letters(text)), accents, not text.isupper()


def _letters(text: str) -> str:
    return "".join(sign for sign in unaccented(text) if sign.isalnum())
