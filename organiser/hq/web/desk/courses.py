"""Courses of headquarters at the desk: the list, one of them, the form to write one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organiser.domain.course import read_course
from organiser.errors import OrganiserError
from organiser.hq import home
from organiser.hq.models import Attachment, Course, Role
from organiser.hq.usecases import courses
from organiser.hq.usecases.courses import LONGEST, Terms
from organiser.hq.web import markdown
from organiser.hq.web.desk.attaching import Attached
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import _

TEACHERS = (Role.NATIONAL, Role.TRAINER)
"""Who writes what committees are taught."""


class CourseForm(forms.Form):
    """What a trainer types."""

    text = forms.CharField(max_length=LONGEST, widget=forms.Textarea({"rows": 22}))
    is_gate = forms.BooleanField(required=False)
    again = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, label_suffix="", initial=initial)
        self.fields["text"].label = _("Page of the course")
        self.fields["text"].help_text = _(
            "Markdown: # and its title first, ## for each lesson, ## Quiz at the end; there, ? "
            "begins a question, + and - its answers, ! says why. A picture stands alone on its "
            "line: ![what it shows](its-name.png). No HTML."
        )
        self.fields["is_gate"].label = _("Ask it before anything is printed or exported")
        self.fields["again"].label = _("Who followed an earlier version follows this one too")

    def terms(self) -> Terms:
        """Return what is asked with it."""
        return Terms(self.cleaned_data["is_gate"], self.cleaned_data["again"])


@door(*TEACHERS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show every course of headquarters."""
    return render(request, "desk/courses.html", {"courses": courses.list_courses()})


@door(*TEACHERS)
@require_safe
def one(request: HttpRequest, course: Course) -> HttpResponse:
    """Show one course as committees read it."""
    told = _read(course.text, courses.pictures_of(course))
    return render(request, "desk/course.html", {"course": course, **told})


@door(*TEACHERS)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Write a new course: look at it, publish it."""
    return _written(request, None)


@door(*TEACHERS)
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, course: Course) -> HttpResponse:
    """Write the next version of one."""
    return _written(request, course)


@door(*TEACHERS)
@require_POST
def withdraw(request: HttpRequest, course: Course) -> HttpResponse:
    """Offer it no more."""
    courses.withdraw(home.keys(), course.pk)
    messages.success(request, _("It is offered no more. Who followed it keeps that."))
    return redirect("desk_course", course.pk)


def _written(request: HttpRequest, course: Course | None) -> HttpResponse:
    attached = Attached(request, courses.pictures_of(course) if course else (), pictures=True)
    if request.method != "POST":
        said = {"text": course.text, "is_gate": course.is_gate} if course else None
        return _form(request, CourseForm(initial=said), course, attached)
    act = request.POST.get("act")
    if act == "attach" or attached.refused:
        typed, status = CourseForm(initial=request.POST.dict()), 422 if attached.refused else 200
        return _form(request, typed, course, attached, status)
    form = CourseForm(request.POST)
    if not form.is_valid():
        return _form(request, form, course, attached, status=422)
    text, given = form.cleaned_data["text"], attached.chosen
    try:
        attached.check()
        courses.check(text, given)
        if act != "publish":
            return _form(request, form, course, attached, **_read(text, given))
        made = _send(request, course, text, form.terms(), given)
    except OrganiserError as error:
        form.add_error("text", str(error))
        return _form(request, form, course, attached, status=422)
    messages.success(request, _("Published. Committees have it at their next exchange."))
    return redirect("desk_course", made.pk)


def _send(
    request: HttpRequest, course: Course | None, text: str, terms: Terms,
    given: list[Attachment],
) -> Course:  # fmt: skip
    by = account_of(request).email
    if course is None:
        return courses.publish(home.keys(), text, terms, by=by, given=given)
    return courses.revise(home.keys(), course.pk, text, terms, by=by, given=given)


def _form(
    request: HttpRequest, form: CourseForm, course: Course | None, attached: Attached,
    status: int = 200, **said: Any,
) -> HttpResponse:  # fmt: skip
    known = {"form": form, "course": course, "attached": attached, **said}
    return render(request, "desk/course_form.html", known, status=status)


def _read(text: str, given: Sequence[Attachment]) -> dict[str, Any]:
    """Return what a page says, set as it is read, with the pictures that were *given*."""
    read = read_course(text)
    pictures = {each.name: reverse("desk_attachment", args=[each.pk]) for each in given}
    return {
        "read": read, "introduction": markdown.shown(read.introduction, pictures),
        "lessons": [(each.title, markdown.shown(each.text, pictures)) for each in read.lessons],
        "questions": [
            (each, [(words, at in each.right) for at, words in enumerate(each.answers)])
            for each in read.questions
        ],
    }  # fmt: skip
