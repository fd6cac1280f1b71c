"""The addresses of the desk."""

from collections.abc import Iterator

from allauth.account.urls import urlpatterns as account_routes
from allauth.mfa.urls import urlpatterns as factor_routes
from allauth.socialaccount.urls import urlpatterns as provider_routes
from django.urls import URLPattern, URLResolver, include, path

from organiser.hq.web.desk import (
    access,
    acts,
    applications,
    attaching,
    committees,
    counts,
    courses,
    directives,
    drives,
    entrance,
    ladder,
    proposals,
    register,
    single_sign_on,
)
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
    path("partout/", entrance.everywhere, name="desk_everywhere"),
    path("comites/", committees.listed, name="desk_committees"),
    path("comites/<uuid:committee>/", committees.one, name="desk_committee"),
    path("comites/<uuid:committee>/texte/", acts.text, name="desk_text"),
    path("comites/<uuid:committee>/code/", acts.code, name="desk_code"),
    path("comites/<uuid:committee>/ordinateurs/<int:device>/", acts.laptop, name="desk_laptop"),
    path("comites/<uuid:committee>/relais/", acts.fall_back, name="desk_fall_back"),
    path("comites/<uuid:committee>/confier/", acts.send_on, name="desk_send_on"),
    path("comites/<uuid:committee>/fermer/", acts.close, name="desk_close"),
    path("demandes/", applications.listed, name="desk_applications"),
    path("demandes/<uuid:application>/", applications.one, name="desk_application"),
    path("demandes/<uuid:application>/appel/", applications.call, name="desk_application_call"),
    path(
        "demandes/<uuid:application>/decision/", applications.decide, name="desk_application_decide"
    ),
    path("consignes/", directives.listed, name="desk_directives"),
    path("consignes/nouvelle/", directives.write, name="desk_directive_write"),
    path("consignes/<uuid:directive>/", directives.one, name="desk_directive"),
    path("consignes/<uuid:directive>/version/", directives.revise, name="desk_directive_revise"),
    path("consignes/<uuid:directive>/campagne.csv", drives.file, name="desk_directive_drives"),
    path(
        "consignes/<uuid:directive>/retrait/", directives.withdraw, name="desk_directive_withdraw"
    ),
    path("propositions/", proposals.listed, name="desk_proposals"),
    path("propositions/propositions.csv", proposals.file, name="desk_proposals_file"),
    path("propositions/<uuid:proposal>/", proposals.one, name="desk_proposal"),
    path("propositions/<uuid:proposal>/publier/", proposals.publish, name="desk_proposal_publish"),
    path("propositions/<uuid:proposal>/reponse/", proposals.reply, name="desk_proposal_answer"),
    path("propositions/<uuid:proposal>/joindre/", proposals.merge, name="desk_proposal_merge"),
    path("formations/", courses.listed, name="desk_courses"),
    path("formations/nouvelle/", courses.write, name="desk_course_write"),
    path("formations/<uuid:course>/", courses.one, name="desk_course"),
    path("formations/<uuid:course>/version/", courses.revise, name="desk_course_revise"),
    path("formations/<uuid:course>/retrait/", courses.withdraw, name="desk_course_withdraw"),
    path("niveaux/", ladder.shown, name="desk_ladder"),
    path("niveaux/definir/", ladder.define, name="desk_ladder_define"),
    path("niveaux/retour/", ladder.back, name="desk_ladder_back"),
    path("registre/", register.listed, name="desk_register"),
    path("registre/registre.csv", register.file, name="desk_register_file"),
    path("registre/nouvelle/", register.write, name="desk_line_write"),
    path("registre/<uuid:line>/", register.one, name="desk_line"),
    path("registre/<uuid:line>/version/", register.revise, name="desk_line_revise"),
    path("registre/<uuid:line>/retrait/", register.withdraw, name="desk_line_withdraw"),
    path("fichiers/<uuid:attachment>/", attaching.file, name="desk_attachment"),
    path("chiffres/", counts.shown, name="desk_counts"),
    path("chiffres/<slug:name>.csv", counts.file, name="desk_counts_file"),
    path("personne/", access.person, name="desk_person"),
    path("personne/journal/", access.log, name="desk_log"),
    path("compte/", include(list(_only(account_routes)))),
    path("compte/2fa/", include(list(_only(factor_routes)))),
    path("compte/oidc/", include(list(_only(provider_routes)))),
    path(
        "compte/oidc/<slug:provider_id>/login/", single_sign_on.begin, name="openid_connect_login"
    ),
    path(
        "compte/oidc/<slug:provider_id>/login/callback/",
        single_sign_on.come_back,
        name="openid_connect_callback",
    ),
]
