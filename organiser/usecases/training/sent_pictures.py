"""Pictures of a course of headquarters: taken into the page that is read, once they came."""

import base64
import re
from uuid import UUID

from organiser.database import Database
from organiser.domain.course import PICTURE
from organiser.domain.sent_file import SentFile
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.usecases.sent_files import read_content, read_files


def with_pictures(database: Database, key: str, text: str) -> str:
    """Return a page of the course *key* with its pictures within.

    Of what did not come yet, what it shows stands in its place. Other courses are as they were.
    """
    if "![" not in text:
        return text
    with database.bare() as connection:
        row = connection.execute("SELECT id FROM sent_course WHERE key = ?", (key,)).fetchone()
    if row is None:
        return text
    files = {each.name: each for each in read_files(database, UUID(bytes=row[0]))}
    return PICTURE.sub(lambda found: _shown(database, files.get(found[2]), found), text)


def _shown(database: Database, file: SentFile | None, found: re.Match[str]) -> str:
    if file is not None and file.is_whole and file.form.is_picture:
        try:
            packed = base64.b64encode(read_content(database, file)).decode()
        except OrganiserError:
            return _missing(found[1])
        return f"![{found[1]}](data:{file.form.mime};base64,{packed})"
    return _missing(found[1])


def _missing(what: str) -> str:
    words = _("Picture still to come: {what}").format(what=what)
    return f"*{words}*"
