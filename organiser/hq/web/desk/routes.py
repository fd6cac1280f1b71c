"""The addresses of the desk."""

from collections.abc import Iterator

from allauth.account.urls import urlpatterns as account_routes
from allauth.mfa.urls import urlpatterns as factor_routes
from django.urls import URLPattern, URLResolver, include, path

from organiser.hq.web.desk import entrance
from organiser.hq.web.desk.doors import SIGNING_IN


def _only(known: list[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """Leave out whatever of the library's we have no use for."""
    for each in known:
        if isinstance(each, URLResolver):
            yield path(str(each.pattern), include(list(_only(list(each.url_patterns)))))
        elif each.name in SIGNING_IN:
            yield each


routes: list[URLPattern | URLResolver] = [
    path("", entrance.first, name="desk"),
    path("second-facteur/", entrance.second_factor, name="desk_second_factor"),
    path("compte/", include(list(_only(account_routes)))),
    path("compte/2fa/", include(list(_only(factor_routes)))),
]
