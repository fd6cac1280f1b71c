"""What one may offer to do: kept in the committees' language, shown in that of the page."""

from contextvars import copy_context

from organiser import paths
from organiser.i18n import _, speak

_KEPT_IN = "fr"
"""One word in every committee's list, whatever language the visitor read."""


def offered() -> list[tuple[str, str]]:
    """Return each as it is kept, and as it is shown."""
    return list(zip(copy_context().run(_kept), _words(), strict=True))


def shown(kept: str) -> str:
    """Return how *kept* is shown; what a committee wrote itself stays as it is."""
    return dict(offered()).get(kept, kept)


def _kept() -> tuple[str, ...]:
    speak(_KEPT_IN, paths.resources() / "locale")
    return _words()


def _words() -> tuple[str, ...]:
    return (
        _("knocking at doors"), _("handing out leaflets"), _("putting up posters"),
        _("making calls"), _("writing, pictures, networks"), _("driving others"),
        _("lending a hand with logistics"),
    )  # fmt: skip
