"""The files that a course may come in, wherever one is dropped or chosen."""

from dataclasses import replace

from organiser.i18n import _
from organiser.ui.drops import Kind

COURSES = Kind(
    (".md", ".txt"),
    lambda: _("Drop the course here to look at it"),
    lambda: _("This is no course: one page of text as Markdown."),
    takes_many=True,
)
ONE_COURSE = replace(COURSES, takes_many=False)
"""In the form of a course there is room for one."""
