"""The doors of the server but for the committees', which `organiser.hq.wsgi` opens by itself."""

from django.urls import path

from organiser.hq.web import health, openapi

urlpatterns = [
    path("v1/", openapi.page),
    path("v1/openapi.json", openapi.file),
    path("v1/style.css", openapi.style),
    path("health", health.alive),
    path("ready", health.ready),
    path("metrics", health.metrics),
]
