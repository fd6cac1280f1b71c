"""The doors of the server but for the committees', which `organiser.hq.wsgi` opens by itself."""

from django.urls import path

from organiser.hq.web import health

urlpatterns = [
    path("health", health.alive),
    path("ready", health.ready),
    path("metrics", health.metrics),
]
