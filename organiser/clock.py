"""The only one to ask what time it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_read: ContextVar[Callable[[], datetime] | None] = ContextVar("read", default=None)


def now() -> datetime:
    """Return the present moment, in UTC, to the millisecond."""
    read = _read.get()
    moment = read() if read else datetime.now(UTC)  # noqa: TID251
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def now_after(earlier: datetime | None) -> datetime:
    """Return the present moment, or the next one after *earlier*, written where a clock is fast."""
    moment = now()
    return moment if earlier is None or moment > earlier else earlier + _MILLISECOND


def today() -> date:
    """Return the day it is where the computer stands."""
    return now().astimezone().date()


def local(moment: datetime) -> datetime:
    """Return *moment* as the clock on her wall shows it."""
    return moment.astimezone()


def stamp(moment: datetime) -> int:
    """Return *moment* as the file keeps it: milliseconds since 1970, UTC."""
    return (moment - _EPOCH) // _MILLISECOND


def moment(stamp: int) -> datetime:
    """Return the moment of a *stamp*, in UTC."""
    return _EPOCH + stamp * _MILLISECOND


@contextmanager
def set_to(read: Callable[[], datetime]) -> Iterator[None]:
    """Let *read* tell the time inside the block; for demonstrations and tests."""
    before = _read.set(read)
    try:
        yield
    finally:
        _read.reset(before)
