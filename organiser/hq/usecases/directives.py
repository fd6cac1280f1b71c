"""What headquarters asks of committees: published, replaced, withdrawn; who read and applied it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection, transaction

from organiser import clock
from organiser.domain.directive import COMMITTEE, DEPARTMENT, MOVEMENT, Page
from organiser.domain.drive_brief import DriveBrief
from organiser.domain.exchange.records import Value
from organiser.domain.identifier import id_by_key, new_id
from organiser.errors import Misuse, Refused
from organiser.hq.home import Keys
from organiser.hq.models import HEARD, Attachment, Committee, Directive
from organiser.hq.usecases import briefs, contents, feeds, files
from organiser.hq.usecases.series import all_in, newest_in, newest_of_each
from organiser.i18n import _

EVERYBODY = "all"
_decode = msgspec.json.Decoder(dict[str, Any]).decode


@dataclass(frozen=True, slots=True)
class Terms:
    """When a directive counts, and whether committees are asked to acknowledge it."""

    valid_from: date
    valid_until: date | None = None
    is_asked: bool = False
    drive: DriveBrief | None = None
    """The drive that committees are to run, if any."""


@dataclass(frozen=True, slots=True)
class CommitteeReading:
    """How far one committee is; moments in milliseconds, None where they have not come."""

    id: UUID
    name: str
    read_at: int | None = None
    applied_at: int | None = None
    acknowledged_at: int | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many committees a directive is for, and how far they are."""

    committees: int
    read: int
    applied: int
    acknowledged: int


def audience_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the feeds that *words* name: "all", "department:31", "committee:ID".

    Raises `Misuse` for nobody, for a department without a committee, for one that is not there.
    """
    found = tuple(dict.fromkeys(_feed(word.strip()) for word in words))
    if not found or (MOVEMENT in found and len(found) > 1):
        raise Misuse(_("Say for whom it is: all, or departments, or committees."))
    return tuple(sorted(found))


def publish(
    keys: Keys, page: Page, audience: Sequence[str], terms: Terms, *, by: str = "",
    chosen: Sequence[Attachment] = (),
) -> Directive:  # fmt: skip
    """Send a new directive to its *audience*; committees have it at their next exchange.

    *chosen*: the files that go with it.
    """
    made = new_id()
    with transaction.atomic():
        contents.hold()
        first = Directive(id=made, series=made, version=1)
        sent = _send(keys, first, page, audience, terms, by)
        files.send(keys, sent.audience, sent.pk, chosen)
        return sent


def revise(
    keys: Keys, series: UUID, page: Page, terms: Terms, *, by: str = "",
    chosen: Sequence[Attachment] = (),
) -> Directive:  # fmt: skip
    """Replace what a directive says; its audience stays, and so does what was said before.

    Of the files, those *chosen* go with it from now on, of the version before or new ones.

    Raises `Refused` of one that was withdrawn: who was told to forget it is not told otherwise.
    """
    with transaction.atomic():
        contents.hold()
        last = newest_of(series, lock=True)
        if last.withdrawn_at is not None:
            raise Refused(_("This directive was withdrawn. Publish another one."))
        fresh = Directive(id=new_id(), series=last.series, version=last.version + 1)
        sent = _send(keys, fresh, page, last.audience, terms, by)
        files.send(keys, sent.audience, sent.pk, chosen)
        files.take_back(keys, last.pk)
        return sent


def withdraw(keys: Keys, series: UUID, reason: str, *, by: str = "") -> Directive:
    """Tell the audience that a directive counts no more, and why; once."""
    if not reason.strip():
        raise Refused(_("Say why it is withdrawn: committees read it."))
    with transaction.atomic():
        contents.hold()
        last = newest_of(series, lock=True)
        if last.withdrawn_at is not None:
            return last
        last.withdrawn_at, last.reason, last.withdrawn_by = clock.now(), reason.strip(), by
        last.save(update_fields=["withdrawn_at", "reason", "withdrawn_by"])
        for name in last.audience:
            with feeds.opened(keys, name) as desk:
                feeds.put(desk, "directive", last.pk, _fields(last))
        files.take_back(keys, last.pk)
    return last


def take_back_files(keys: Keys) -> int:
    """Take back what went with directives whose last day is over; return how many files."""
    over = Directive.objects.filter(valid_until__lt=clock.today()).values_list("pk", flat=True)
    sent = Attachment.objects.exclude(feeds=[]).filter(owner__in=list(over))
    count = 0
    for owner in sent.values_list("owner", flat=True).distinct():
        assert owner is not None
        with transaction.atomic():
            count += files.take_back(keys, owner)
    return count


def newest_of(series: UUID, *, lock: bool = False) -> Directive:
    """Return the last version of a directive; `Misuse` where there is none.

    *lock*: hold its first version, so that two who replace it come one after the other.
    """
    last = newest_in(Directive.objects.all(), series, lock=lock)
    if last is None:
        raise Misuse(_("There is no such directive."))
    return last


def list_directives() -> tuple[Directive, ...]:
    """Return the last version of every directive, the newest first; texts are left aside."""
    last = newest_of_each(Directive.objects.defer("text"))
    return tuple(sorted(last, key=lambda each: each.published_at, reverse=True))


def versions_of(series: UUID) -> tuple[Directive, ...]:
    """Return every version of a directive, the last first."""
    return all_in(Directive.objects.all(), series)


def count_readings(directive: Directive, department: str = "") -> Counts:
    """Return how many committees one version is for, and how far they are; of one *department*."""
    where, values = _within(directive.audience, department)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {_COMMITTEES} AND {where}", values)
        (committees,) = cursor.fetchone()
        cursor.execute(
            f"{_HEARD} AND {where}", [id_by_key("directive_reading", directive.pk).hex, *values]
        )
        said = [_decode(fields) for (fields,) in cursor.fetchall()]
    steps = ("read_at", "applied_at", "acknowledged_at")
    return Counts(
        committees, *(sum(fields.get(step) is not None for fields in said) for step in steps)
    )


def read_readings(
    directive: Directive, department: str = "", start: int = 0, many: int | None = None
) -> tuple[CommitteeReading, ...]:
    """Return how far each committee of the audience is with one version, or some of them.

    Those that said something come first, each by its name.
    """
    reading = id_by_key("directive_reading", directive.pk)
    where, values = _within(directive.audience, department)
    part = "" if many is None else f" LIMIT {int(many)} OFFSET {int(start)}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.id, c.name, r.fields {_READINGS} AND {where} "
            f"ORDER BY CASE WHEN r.id IS NULL THEN 1 ELSE 0 END, c.name, c.id{part}",
            [reading.hex, *values],
        )
        rows = cursor.fetchall()
    return tuple(_reading(*row) for row in rows)


def _feed(word: str) -> str:
    if word == EVERYBODY:
        return MOVEMENT
    if word.startswith(DEPARTMENT):
        if Committee.objects.filter(department__name=word, closed_at=None).exists():
            return word
        raise Misuse(_("No committee is in that department."))
    if word.startswith(COMMITTEE):
        try:
            found = Committee.objects.filter(
                pk=UUID(word.removeprefix(COMMITTEE)), closed_at=None
            ).first()
        except ValueError:
            found = None
        if found is None:
            raise Misuse(_("There is no such committee."))
        return f"{COMMITTEE}{found.pk.hex}"
    raise Misuse(_("Say for whom it is: all, or departments, or committees."))


def _send(
    keys: Keys, fresh: Directive, page: Page, audience: Sequence[str], terms: Terms, by: str
) -> Directive:  # fmt: skip
    if terms.valid_until is not None and terms.valid_until < terms.valid_from:
        raise Refused(_("It would end before it begins. Choose a later end."))
    fresh.title, fresh.text, fresh.audience = page.title, page.text, sorted(audience)
    fresh.valid_from, fresh.valid_until = terms.valid_from, terms.valid_until
    fresh.is_asked, fresh.published_at, fresh.published_by = terms.is_asked, clock.now(), by
    fresh.drive = briefs.as_kept(terms.drive) if terms.drive is not None else None
    fresh.save(force_insert=True)
    for name in fresh.audience:
        with feeds.opened(keys, name) as desk:
            feeds.put(desk, "directive", fresh.pk, _fields(fresh))
    return fresh


def _fields(directive: Directive) -> dict[str, Value]:
    end, withdrawn = directive.valid_until, directive.withdrawn_at
    return {
        "series_id": directive.series.hex, "version": directive.version,
        "title": directive.title, "text": directive.text,
        "published_at": clock.stamp(directive.published_at),
        "valid_from": directive.valid_from.isoformat(),
        "valid_until": None if end is None else end.isoformat(),
        "is_asked": int(directive.is_asked),
        "withdrawn_at": None if withdrawn is None else clock.stamp(withdrawn),
        "reason": directive.reason, **briefs.as_fields(briefs.brief_of(directive)),
    }  # fmt: skip


def _within(audience: Sequence[str], department: str) -> tuple[str, list[str]]:
    """Return the condition on committees that a list of feeds is, within a department if any."""
    where, values = "1 = 1", list[str]()
    if MOVEMENT not in audience:
        marks = ", ".join(["%s"] * len(audience))
        where, values = f"(o.name IN ({marks}) OR d.name IN ({marks}))", [*audience, *audience]
    if department:
        return f"{where} AND d.name = %s", [*values, f"{DEPARTMENT}{department}"]
    return where, values


def _reading(committee: UUID | str, name: str, said: Any) -> CommitteeReading:
    fields = _decode(said) if said else {}
    return CommitteeReading(
        committee if isinstance(committee, UUID) else UUID(hex=committee), name,
        fields.get("read_at"), fields.get("applied_at"), fields.get("acknowledged_at"),
        fields.get("word", ""),
    )  # fmt: skip


_JOINED = """
    FROM committee c JOIN scope o ON o.id = c.scope_id LEFT JOIN scope d ON d.id = c.department_id
"""
_OPEN = "WHERE c.closed_at IS NULL"
_COMMITTEES = f"{_JOINED} {_OPEN}"
_READINGS = f"""
    {_JOINED} LEFT JOIN record r ON r.scope_id = c.scope_id AND r.kind = 'directive_reading'
      AND r.id = %s AND r.state = 0 {_OPEN}
"""
_HEARD = f"""
    SELECT r.fields FROM record r JOIN committee c ON c.scope_id = r.scope_id
    JOIN scope o ON o.id = c.scope_id LEFT JOIN scope d ON d.id = c.department_id
    WHERE r.kind = 'directive_reading' AND r.kind IN {HEARD} AND r.id = %s AND r.state = 0
      AND c.closed_at IS NULL
"""  # noqa: S608  (words of ours)
