"""How well a title fits what was typed, whatever its accents and however little was typed."""

from organiser.domain.identity import unaccented

_NO_MATCH = 0


def fit(typed: str, title: str) -> int:
    """Return how well *title* fits what was *typed*: 0 not at all, the more the better.

    Each word typed begins a word of the title, or is in it, or its letters are, in order.
    """
    words, target = unaccented(typed).split(), unaccented(title)
    points = [_fit_word(word, target) for word in words]
    if not all(points):
        return _NO_MATCH
    return sum(points) * 100 // max(1, len(points)) - min(len(target), 80) // 4


def _fit_word(word: str, target: str) -> int:
    if target.startswith(word):
        return 10
    if f" {word}" in target or f"-{word}" in target or f"'{word}" in target:
        return 8
    if word in target:
        return 5
    return 2 if len(word) > 1 and _is_scattered(word, target) else _NO_MATCH


def _is_scattered(word: str, target: str) -> bool:
    letters = iter(target)
    return all(letter in letters for letter in word)
