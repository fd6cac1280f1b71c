"""The doors of the server."""

from django.urls import path

from organiser.hq.web import health, line

urlpatterns = [
    path("v1/sync", line.sync),
    path("v1/enrol", line.enrol),
    path("health", health.alive),
    path("ready", health.ready),
]
