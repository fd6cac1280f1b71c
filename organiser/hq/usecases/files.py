"""Files that go with directives and courses: looked into, kept, cut into the feeds, taken back.

How the content of each lies in the feeds is settled in `contents`.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import PurePosixPath
from uuid import UUID

from django.db import transaction

from organiser import clock, paths
from organiser.domain.exchange.records import Value
from organiser.domain.identifier import new_id
from organiser.domain.looked_into import NotTaken, form_of
from organiser.domain.plain_text import storable
from organiser.domain.sent_file import (
    LARGEST_TOGETHER,
    LONGEST_NAME,
    MOST,
    Form,
)
from organiser.errors import Refused, UnreadableFile
from organiser.hq.home import Keys
from organiser.hq.models import Attachment, StoredFile
from organiser.hq.usecases import contents, feeds
from organiser.i18n import _
from organiser.words.sent_files import reason_words, size_words

PICTURES = frozenset(form for form in Form if form.is_picture)
WAITS = timedelta(days=1)
"""How long a file waits for what it goes with to be published."""
MOST_WAITING = 40
"""Files of one account that wait; the oldest goes when another comes."""
MOST_IN_FEEDS = 128 << 20
"""Bytes that one directive brings into all its feeds together."""
_APART = re.compile(r"[\s()\[\]]+")


def take(
    name: str, content: bytes, *, by: str = "", only: frozenset[Form] = frozenset(Form)
) -> Attachment:
    """Keep a file that somebody gives, until it is sent; `UnreadableFile` says why it is not.

    What is in it decides what it is, and its name is made to say the same; that of a picture which
    a page is to name has no spaces.
    """
    name = _APART.sub("-", name) if only == PICTURES else name
    words, shown = _("{file}: {why}"), clean_name(name, None)
    try:
        form = form_of(content)
    except NotTaken as error:
        raise UnreadableFile(words.format(file=shown, why=reason_words(error.reason))) from error
    if form not in only:
        raise UnreadableFile(words.format(file=shown, why=_("Only pictures go here: PNG or JPEG.")))
    _let_go(by)
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        stored, _is_new = StoredFile.objects.get_or_create(
            pk=sha256, defaults={"form": str(form), "size": len(content), "content": content}
        )
        return Attachment.objects.create(
            pk=new_id(), file=stored, name=clean_name(name, form), by=by, at=clock.now()
        )


def clean_name(name: str, form: Form | None) -> str:
    """Return a name without folders and hidden signs, that ends as files of *form* do."""
    bare = unicodedata.normalize("NFC", storable(name)).replace("\\", "/").rpartition("/")[2]
    safe = paths.safe_name(" ".join(bare.split()).lstrip("."))
    if form is None:
        return safe[:LONGEST_NAME]
    known = {form.suffix, ".jpeg"} if form is Form.JPEG else {form.suffix}
    told = PurePosixPath(safe)
    stem, suffix = (told.stem, told.suffix) if told.suffix.lower() in known else (safe, form.suffix)
    return f"{stem[: LONGEST_NAME - len(suffix)].rstrip(' .')}{suffix.lower()}"


def waiting(ids: Iterable[UUID], by: str) -> tuple[Attachment, ...]:
    """Return those of *ids* that somebody gave and that wait, in the order they were given."""
    found = Attachment.objects.filter(pk__in=list(ids), owner=None, by=by)
    return tuple(found.select_related("file").defer("file__content").order_by("pk"))


def of_owner(owner: UUID) -> tuple[Attachment, ...]:
    """Return what goes, or went, with a version of a directive or with a course."""
    found = Attachment.objects.filter(owner=owner).select_related("file")
    return tuple(found.defer("file__content").order_by("place"))


def check(chosen: Sequence[Attachment], feed_count: int = 1) -> None:
    """Raise `Refused` where so much cannot go together, or two bear the same name."""
    total = sum(each.file.size for each in chosen)
    if len(chosen) > MOST:
        raise Refused(_("{count} files at most go together.").format(count=MOST))
    if total > LARGEST_TOGETHER:
        words = _("All files together are too large: {size} at most.")
        raise Refused(words.format(size=size_words(LARGEST_TOGETHER)))
    if total * feed_count > MOST_IN_FEEDS:
        raise Refused(_("That is too much for so many committees one by one. Choose a department."))
    names = [each.name.casefold() for each in chosen]
    if len(set(names)) < len(names):
        raise Refused(_("Two files bear the same name. Give one of them another."))


def send(keys: Keys, names: Sequence[str], owner: UUID, chosen: Sequence[Attachment]) -> None:
    """Send files with *owner* to the feeds *names*; within the caller's transaction.

    One that goes with something else already goes with this one too.
    """
    check(chosen, len(names))
    sent = [_of(owner, place, each) for place, each in enumerate(chosen)]
    for each in sent:
        each.feeds = list(names)
        each.save()
    for name in names if sent else ():
        with feeds.opened(keys, name) as desk:
            feeds.put_all(desk, "sent_file", {each.pk: _fields(each) for each in sent})
    contents.settle(keys, [each.file_id for each in sent], names)


def take_back(keys: Keys, owner: UUID, but: Sequence[Attachment] = ()) -> int:
    """Take back what went with *owner*, and the pieces that nothing else needs; return how many.

    Within the caller's transaction. That it was sent is still known here. *but*: what stays.
    """
    contents.hold()
    stays = {each.pk for each in but}
    gone = [each for each in of_owner(owner) if each.feeds and each.pk not in stays]
    names = sorted({name for each in gone for name in each.feeds})
    Attachment.objects.filter(pk__in=[each.pk for each in gone]).update(feeds=[])
    for name in names:
        with feeds.opened(keys, name) as desk:
            feeds.drop_all(desk, "sent_file", [each.pk for each in gone])
    contents.settle(keys, [each.file_id for each in gone], names)
    return len(gone)


def forget_unsent() -> int:
    """Let go of files that were given and never sent, and of contents that nothing names."""
    then = clock.now() - WAITS
    gone = Attachment.objects.filter(owner=None, at__lt=then).delete()[0]
    StoredFile.objects.filter(attachment=None).delete()
    return gone


def _let_go(by: str) -> None:
    """Make room for another file that waits."""
    if by:
        waits = Attachment.objects.filter(owner=None, by=by).order_by("-pk")
        gone = list(waits.values_list("pk", flat=True)[MOST_WAITING - 1 :])
        Attachment.objects.filter(pk__in=gone).delete()


def _of(owner: UUID, place: int, given: Attachment) -> Attachment:
    """Return the use of a file by *owner*: the one that is there or waited, or another one."""
    if given.owner in {None, owner}:
        given.owner, given.place = owner, place
        return given
    return Attachment(
        pk=new_id(), file=given.file, name=given.name, owner=owner, place=place, by=given.by,
        at=clock.now(),
    )  # fmt: skip


def _fields(each: Attachment) -> dict[str, Value]:
    assert each.owner is not None
    return {
        "owner_id": each.owner.hex, "place": each.place, "name": each.name,
        "form": each.file.form, "size": each.file.size, "sha256": each.file_id,
    }  # fmt: skip
