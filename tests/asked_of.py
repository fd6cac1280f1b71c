"""A directive that headquarters published."""

from datetime import date


def asked_of(*feeds, title="Tracts", text="Trois par rue.", chosen=(), **terms):
    """Publish a directive to *feeds*; the server of the test must have been called before."""
    from organiser.domain.directive import Page
    from organiser.hq import home
    from organiser.hq.usecases import directives

    known = directives.Terms(**{"valid_from": date(2026, 1, 1), **terms})
    return directives.publish(home.keys(), Page(title, text), feeds, known, chosen=chosen)
