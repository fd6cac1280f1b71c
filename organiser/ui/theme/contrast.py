"""Whether two colours can be told apart, by the formula of the accessibility guidelines."""

_COARSE = 0.03928

STATES = ("success", "warning", "danger", "info", "violet")

PAIRS: tuple[tuple[str, str, float], ...] = (
    *(
        (ink, ground, 4.5)
        for ink in ("text", "text2", "text3")
        for ground in ("bg", "surface", "surface2", "sidebar")
    ),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("accent_text", "accent_soft", 4.5),
    ("accent_text", "surface", 4.5),
    ("accent_text", "bg", 4.5),
    ("selection_text", "selection", 4.5),
    ("text2", "selection", 4.5),
    ("text3", "selection", 4.5),
    *((state, f"{state}_soft", 4.5) for state in STATES),
    *((state, "surface", 4.5) for state in STATES),
    ("on_danger", "danger_fill", 4.5),
    ("bg", "text", 4.5),
    ("toast_action", "text", 4.5),
    ("border_strong", "surface", 3.0),
    ("border_strong", "bg", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "bg", 3.0),
    ("focus", "sidebar", 3.0),
    ("accent", "surface", 3.0),
    ("map5", "map0", 3.0),
)
"""Which colour is read on which, and how far apart they must be."""


def contrast(one: str, other: str) -> float:
    """Return how far *one* stands out from *other*: 1 is not at all, 21 is black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_close(colours: dict[str, str]) -> tuple[str, ...]:
    """Name each pair of *colours* that cannot be read, with the ratio it has."""
    measured = (
        (ink, ground, least, contrast(colours[ink], colours[ground]))
        for ink, ground, least in PAIRS
    )
    return tuple(
        f"{ink} on {ground}: {ratio:.2f} < {least}"
        for ink, ground, least, ratio in measured
        if ratio < least
    )


def mix(one: str, other: str, share: float) -> str:
    """Return *share* of *one* stirred into *other*."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def ink_on(ground: str) -> str:
    """Return the dark or the light ink, whichever is read better on *ground*."""
    return max("#FFFFFF", "#0B1418", key=lambda ink: contrast(ink, ground))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= _COARSE else ((value + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
