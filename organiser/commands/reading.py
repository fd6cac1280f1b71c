"""Command `sheet read`: what is ticked on photographed and scanned pages."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from organiser.commands.session import opened, say, watched
from organiser.errors import UnreadableFile
from organiser.i18n import _, counted
from organiser.usecases.field.reading_sheets import PictureRead, ReadPage, read_files
from organiser.usecases.field.recording_read import Entered, record
from organiser.words.pictures import refusal


def read(args: argparse.Namespace) -> int:
    """Read pictures of pages, in the order given; write nothing unless that is asked."""
    _check(args.pictures)
    with opened(args) as database:
        reads = []
        for picture in read_files(database, args.pictures, watched()):
            reads.append(picture)
            if not args.record:
                _say(args, picture, None)
        pages = [picture.page for picture in reads if picture.page is not None]
        if args.record:
            fates = record(database, pages, blank_is_not_visited=args.yes)
            for picture in reads:
                _say(args, picture, fates)
    return 0


def _check(files: Sequence[Path]) -> None:
    for file in files:
        if not file.exists():
            raise UnreadableFile(_("There is no file {name}.").format(name=file.name))


def _say(args: argparse.Namespace, read: PictureRead, fates: dict[UUID, Entered] | None) -> None:
    if args.json:
        say(json.dumps(_value(read, fates), ensure_ascii=False))
        return
    name = str(read.file)
    if read.of > 1:
        name = _("{file}, picture {at}").format(file=name, at=read.picture)
    say(_("{file}: {said}").format(file=name, said=_line(read, fates)))


def _value(read: PictureRead, fates: dict[UUID, Entered] | None) -> dict[str, Any]:
    value: dict[str, Any] = {"image": str(read.file)}
    if read.of > 1:
        value["picture"] = read.picture
    page = read.page
    if page is None:
        assert read.reason is not None
        return value | {"status": "rejected", "reason": read.reason.value}
    value |= {
        "status": "ok", "token": page.page.token, "page": page.page.page,
        "marks": {
            box: {"v": mark.v, "review": mark.review, "p": round(mark.p, 4)}
            for box, mark in page.marks.items()
        },
        "blank_rows": list(page.blank_rows), "seconds": round(read.seconds, 3),
    }  # fmt: skip
    return value if fates is None else value | {"entered": fates[page.id].value}


def _line(read: PictureRead, fates: dict[UUID, Entered] | None) -> str:
    if read.page is None:
        assert read.reason is not None
        return refusal(read.reason)
    page = read.page
    parts = [_("page {typed}").format(typed=page.page.typed), *_found(page)]
    if page.replaced_by:
        parts.append(_("replaced by sheet {number}").format(number=page.replaced_by))
    if fates is not None:
        parts.append(_fate(fates[page.id]))
    return ", ".join(parts)


def _found(page: ReadPage) -> list[str]:
    ticked = sum(mark.v for mark in page.marks.values())
    parts = [counted("{count} box ticked", "{count} boxes ticked", ticked)]
    if page.asked:
        parts.append(counted("{count} box to look at", "{count} boxes to look at", len(page.asked)))
    if page.blank_rows:
        blank = len(page.blank_rows)
        parts.append(counted("{count} line without an answer", "{count} lines without an answer",
                             blank))  # fmt: skip
    return parts


def _fate(fate: Entered) -> str:
    said = {
        Entered.RECORDED: _("entered"),
        Entered.QUESTIONS: _("not entered: somebody has to look at it"),
        Entered.BLANK_ROWS: _("not entered: say by --yes that these doors were not visited"),
        Entered.SETTLED: _("entered before, left as it is"),
        Entered.TWICE: _("not entered: two pictures of it differ"),
        Entered.PAGE_MISSING: _("not entered: the other page of counts is missing"),
        Entered.NOTHING: _("nothing to enter"),
    }
    return said[fate]
