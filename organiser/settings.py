"""This computer's settings; no personal data, and a broken file is only forgotten."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from organiser.files import replacing

FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What she chose for this computer."""

    language: str = "fr"
    theme: str = "system"
    """ "system", "light" or "dark"."""
    text_percent: int = 100
    lock_minutes: int = 10
    open_with_keyring: bool = True
    sounds: bool = True
    notices: bool = False
    """Whether the computer tells what is due while the program is not in front."""
    window: str = ""
    """Size and place of the window, as Qt writes them (hexadecimal)."""
    list_columns: tuple[str, ...] = ()
    """Columns of the list of people in their order; empty for the program's choice."""
    list_widths: tuple[int, ...] = ()
    list_sort: str = "name"
    list_descending: bool = False
    course_stops: tuple[str, ...] = ()
    """Where she stopped reading each course, as "key:page"."""
    frame_left: int = 200
    """Tenths of a millimetre from the edge of the paper to the frame of a printer's test page."""
    frame_top: int = 200
    white_edge: int = 0
    """What her printer leaves white at the widest edge, in tenths of a millimetre."""
    reminded_on: str = ""
    """The day on which she was last reminded of "data and rights"."""


def read_settings(home: Path) -> Settings:
    """Return what *home* holds; whatever is missing or odd takes its default."""
    try:
        kept = json.loads((home / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _from(kept) if isinstance(kept, dict) else Settings()


def write_settings(home: Path, settings: Settings) -> None:
    """Keep *settings* in *home*; the file is whole at every moment."""
    home.mkdir(parents=True, exist_ok=True)
    with replacing(home / FILE) as fresh:
        fresh.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")


def change_settings(home: Path, **changes: Any) -> Settings:
    """Read, change and keep the settings of *home*; return them."""
    settings = replace(read_settings(home), **changes)
    write_settings(home, settings)
    return settings


def _from(kept: dict[str, Any]) -> Settings:
    defaults = Settings()
    values: dict[str, Any] = {}
    for field in fields(Settings):
        default = getattr(defaults, field.name)
        value = kept.get(field.name, default)
        if isinstance(default, tuple) and isinstance(value, list):
            value = tuple(value)
        if type(value) is type(default):
            values[field.name] = value
    return Settings(**values)
