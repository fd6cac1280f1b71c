"""Turfs with too few or too many doors, cut anew together with those beside them."""

from collections.abc import Callable, Iterator, Sequence

from organiser.domain.turfs.balance import Size, doors_of, halved, middle
from organiser.domain.turfs.spots import Spot


def mended(
    pieces: Sequence[list[Spot]], size: Size, seed: int, pause: Callable[[], None]
) -> list[list[Spot]]:
    """Return *pieces* with those whose doors do not fit *size* cut anew, as far as can be.

    Such a turf is halved alone, then together with its nearest, with its two nearest, with more,
    until fewer of them are unfit. Where that never is, it stays as it was.
    """
    now = list(pieces)
    given_up: set[tuple[str, ...]] = set()
    while (wrong := _first_unfit(now, size, given_up)) is not None:
        pause()
        anew = _cut_anew(now, wrong, size, seed)
        if anew is None:
            given_up.add(_name(now[wrong]))
        else:
            now = anew
    return now


def _first_unfit(
    pieces: Sequence[list[Spot]], size: Size, given_up: set[tuple[str, ...]]
) -> int | None:
    for at, piece in enumerate(pieces):
        if not size.fits(doors_of(piece)) and _name(piece) not in given_up:
            return at
    return None


def _name(piece: Sequence[Spot]) -> tuple[str, ...]:
    return tuple(spot.lines[0].id for spot in piece)


def _cut_anew(
    pieces: list[list[Spot]], wrong: int, size: Size, seed: int
) -> list[list[Spot]] | None:
    """Return *pieces* with *wrong* and some beside it cut so that fewer are unfit; or None."""
    for taken in _more_and_more(pieces, wrong):
        spots = [spot for at in taken for spot in pieces[at]]
        unfit = _unfit([pieces[at] for at in taken], size)
        count = size.pieces(doors_of(spots))
        for tried in (count, count + 1, max(1, count - 1)):
            anew = halved(spots, tried, seed)
            if _unfit(anew, size) < unfit:
                return _put(pieces, taken, anew)
    return None


def _nearest_first(pieces: Sequence[Sequence[Spot]], wrong: int) -> list[int]:
    middles = [middle(piece) for piece in pieces]
    x, y = middles[wrong]

    def far(at: int) -> tuple[float, float, int]:
        across, up = middles[at]
        return (at != wrong), (x - across) ** 2 + (y - up) ** 2, at

    return sorted(range(len(pieces)), key=far)


def _more_and_more(pieces: Sequence[Sequence[Spot]], wrong: int) -> Iterator[list[int]]:
    """Yield *wrong*, then it and the nearest, then more of them, at last all."""
    yield [wrong]
    near, many = _nearest_first(pieces, wrong), 2
    while many < len(pieces):
        yield sorted(near[:many])
        many += 1 + many // 3
    yield sorted(near)


def _unfit(pieces: Sequence[Sequence[Spot]], size: Size) -> int:
    return sum(not size.fits(doors_of(piece)) for piece in pieces)


def _put(
    pieces: list[list[Spot]], taken: Sequence[int], anew: list[list[Spot]]
) -> list[list[Spot]]:
    """Put *anew* where the first of *taken* stood, so that numbers stay beside each other."""
    gone = set(taken)
    before = [piece for at, piece in enumerate(pieces) if at not in gone and at < taken[0]]
    after = [piece for at, piece in enumerate(pieces) if at not in gone and at > taken[0]]
    return before + anew + after
