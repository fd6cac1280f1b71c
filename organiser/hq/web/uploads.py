"""Takes in the files of a form: in memory, from who may send some, and no more than may be sent."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from organiser.domain.sent_file import LARGEST, LARGEST_TOGETHER
from organiser.hq.models import Account

FORMS = frozenset({
    "desk_directive_write", "desk_directive_revise", "desk_course_write", "desk_course_revise",
})  # fmt: skip
"""Routes of the forms that files go with."""
MOST_FORM = LARGEST_TOGETHER + (1 << 20)
"""Bytes of such a form, its files included."""


class Uploads(FileUploadHandler):
    """Keeps each file as far as one may be large; what comes after is counted, not kept.

    A file that was cut is longer than any that is taken, and is refused for that by who looks.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a file; skip it where nobody waits for one."""
        super().new_file(*args, **kwargs)
        self._kept = bytearray()
        if not self._is_awaited():
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        """Take a part in."""
        room = LARGEST + 1 - len(self._kept)
        self._kept += raw_data[: max(room, 0)]

    def file_complete(self, file_size: int) -> SimpleUploadedFile:  # noqa: ARG002
        """Return the file."""
        return SimpleUploadedFile(str(self.file_name), bytes(self._kept))

    def _is_awaited(self) -> bool:
        match = getattr(self.request, "resolver_match", None)
        is_form = match is not None and match.url_name in FORMS
        return is_form and isinstance(getattr(self.request, "user", None), Account)
