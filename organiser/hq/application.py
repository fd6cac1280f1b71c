"""Headquarters as an application of Django."""

from django.apps import AppConfig


class Headquarters(AppConfig):
    """All its tables are of one application."""

    name = "organiser.hq"
    label = "hq"
    verbose_name = "organiser"
