"""Where she stopped reading each course: kept with the settings of this computer."""

from pathlib import Path

from organiser.settings import change_settings, read_settings

_MOST = 40


def read_stop(home: Path, key: str) -> int:
    """Return the page of the course *key* on which she stopped; 0 is its first."""
    return _stops(home).get(key, 0)


def keep_stop(home: Path, key: str, page: int) -> None:
    """Remember the *page* on which she stops; its first is not worth remembering."""
    stops = _stops(home)
    if stops.get(key, 0) == page:
        return
    stops.pop(key, None)
    if page:
        stops[key] = page
    kept = [f"{course}:{at}" for course, at in stops.items()]
    change_settings(home, course_stops=tuple(kept[-_MOST:]))


def _stops(home: Path) -> dict[str, int]:
    pairs = (str(kept).rpartition(":") for kept in read_settings(home).course_stops)
    return {key: int(page) for key, _colon, page in pairs if page.isdecimal()}
