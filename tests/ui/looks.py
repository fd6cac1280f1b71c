"""The three looks in which every screen must keep the rules."""

from organiser import i18n, paths

LOOKS = [("fr", 100, "light"), ("fr", 150, "dark"), ("en", 100, "light")]


def put_on(look, appearance):
    """Speak and wear *look*; put it on before the screen is made."""
    language, percent, scheme = look
    i18n.speak(language, paths.resources() / "locale")
    appearance.wear(scheme, percent)


def look_name(look):
    return "-".join(map(str, look))
