"""The files of a form of the desk: those that are ticked, those given just now, those refused."""

import re
from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from organiser.domain.sent_file import LARGEST, LARGEST_TOGETHER, MOST, Form
from organiser.errors import OrganiserError
from organiser.hq.models import Attachment, Role
from organiser.hq.usecases import files
from organiser.hq.web.desk.doors import account_of, door
from organiser.i18n import _
from organiser.words.sent_files import size_words

READERS = (Role.NATIONAL, Role.DEPARTMENT, Role.TRAINER)
"""Who writes what files go with; of whom each file is, is looked at as well."""
TEXTS, PICTURES = ".pdf,.png,.jpg,.jpeg,.odt,.docx", ".png,.jpg,.jpeg"
_HEX = re.compile("[0-9a-f]{32}")


class Attached:
    """What a form says of its files; *before*: what went with the version that it replaces."""

    def __init__(
        self, request: HttpRequest, before: Sequence[Attachment] = (), *, pictures: bool = False
    ) -> None:
        self.refused: list[str] = []
        self._by, self._is_of_pictures = account_of(request).email, pictures
        self.lines = [(each, True) for each in before]
        if request.method == "POST":
            ticked = {UUID(hex=each) for each in request.POST.getlist("file") if _HEX.match(each)}
            given = [*files.waiting(ticked, self._by), *self._given(request)]
            self.lines = [(each, each.pk in ticked) for each in before]
            self.lines += [(each, True) for each in given]

    @property
    def chosen(self) -> list[Attachment]:
        """Return what is to go with it."""
        return [each for each, is_ticked in self.lines if is_ticked]

    @property
    def shown(self) -> list[tuple[Attachment, str, bool]]:
        """Return each file with its size in words, and whether it is ticked."""
        return [(each, size_words(each.file.size), on) for each, on in self.lines]

    @property
    def accepted(self) -> str:
        """Return what a browser offers to choose."""
        return PICTURES if self._is_of_pictures else TEXTS

    @property
    def limits(self) -> str:
        """Say what is taken."""
        kinds = _("PNG and JPEG") if self._is_of_pictures else _("PDF, PNG, JPEG, ODT and DOCX")
        words = _("{kinds}; {count} files at most, {one} each, {all} together.")
        return words.format(
            kinds=kinds, count=MOST, one=size_words(LARGEST), all=size_words(LARGEST_TOGETHER)
        )

    def check(self) -> None:
        """Raise `OrganiserError` where a file was refused, or so much cannot go together."""
        if self.refused:
            raise OrganiserError(_("Not every file is taken: below stands why."))
        files.check(self.chosen)

    def _given(self, request: HttpRequest) -> list[Attachment]:
        """Keep the files that were given just now, until they are sent."""
        kept = []
        for each in request.FILES.getlist("files"):
            only = files.PICTURES if self._is_of_pictures else frozenset(Form)
            try:
                kept.append(files.take(str(each.name), each.read(), by=self._by, only=only))
            except OrganiserError as error:
                self.refused.append(str(error))
        return kept


@door(*READERS)
@require_safe
def file(_request: HttpRequest, attachment: Attachment) -> HttpResponse:
    """Give a file: a picture to be shown, anything else to be kept."""
    form = Form(attachment.file.form)
    response = HttpResponse(bytes(attachment.file.content), content_type=form.mime)
    response.headers["Content-Disposition"] = str(
        content_disposition_header(not form.is_picture, attachment.name)
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
