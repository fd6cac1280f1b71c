"""The doors of the server but for the committees', which `organiser.hq.wsgi` opens by itself."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from organiser.hq.web import contact, health, openapi
from organiser.hq.web.desk import routes as desk
from organiser.hq.web.site import counter, founding, joining, mine, notices, reminders
from organiser.hq.web.site import map as maps

urlpatterns = [
    path("v1/", openapi.page),
    path("v1/openapi.json", openapi.file),
    path("v1/style.css", openapi.style),
    path(".well-known/security.txt", contact.page, name="security_txt"),
    path("health", health.alive),
    path("ready", health.ready),
    path("metrics", health.metrics),
    *i18n_patterns(
        path("", maps.whole, name="map"),
        path("departement/<str:code>/", maps.department, name="department"),
        path("comites/", maps.find, name="find"),
        path("compteur/", counter.show, name="counter"),
        path("transparence/", notices.listed, name="notices"),
        path("transparence/<slug:reference>/", notices.one, name="notice"),
        path("transparence/<slug:reference>/code.svg", notices.code, name="code_of_notice"),
        path("t/<slug:reference>", notices.short, name="short_notice"),
        path("creer/", founding.begin, name="found"),
        path("creer/confirmer/<str:token>/", founding.verify, name="verify"),
        path("creer/avec/<str:token>/", founding.other, name="other"),
        path("creer/suivre/<str:token>/", founding.follow, name="follow"),
        path("creer/engagement/<str:token>/", founding.commit, name="commit"),
        path("comite/<str:code>/", joining.committee, name="committee"),
        path("comite/<str:code>/agenda.ics", joining.calendar, name="calendar"),
        path("comite/<str:code>/lien.svg", joining.code_of_link, name="code_of_link"),
        path("comite/<str:code>/rejoindre/", joining.join, name="join"),
        path("c/<str:code>", joining.short, name="short"),
        path("c/<str:code>/<str:friend>", joining.sent, name="sent"),
        path("mes-donnees/<str:token>/", mine.show, name="mine"),
        path("mes-donnees/<str:token>/lien.svg", mine.code_of_friend, name="code_of_friend"),
        path("confirmer/<str:token>/", joining.confirm, name="confirm"),
        path("rappels/<str:token>/", reminders.show, name="reminders"),
        path("siege/", include(desk.routes)),
        prefix_default_language=False,
    ),
]
