"""The words printed around the doors of a packet, in the language of the paper."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from organiser.domain.field import Door, Notice, Outing
from organiser.i18n import _, counted, long_date, short_date

RETURN_WITHIN = timedelta(days=2)
_BLANK = "……/……/…………"
_TO_FILL = "…………………………………"
_SHORT_NAME = 3
_ORDINAL = re.compile(r"(-?\d+)\s*(?:e|er|ème|eme|è|ᵉ|st|nd|rd|th)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and what it is; *missing* when headquarters has not given it yet."""

    label: str
    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What the cover of a packet says."""

    kicker: str
    title: str
    when: str
    code_label: str
    facts: tuple[Labelled, ...]
    say_title: str
    say: str
    tick_title: str
    meanings: tuple[Labelled, ...]
    """Code and words of each box, with when to tick it."""
    samples: tuple[str, ...]
    """Beside a box ticked, one blackened and one left empty."""
    never: str
    notice_title: str
    notice: tuple[Labelled, ...]
    cut: str
    receipt_title: str
    receipt: tuple[str, ...]
    """Labels of the lines that are filled in when the packet comes back."""


@dataclass(frozen=True, slots=True)
class TallyWords:
    """What a tally page says."""

    title: str
    rule: str
    lines: tuple[str, ...]
    """Beside the plus, the zero and the minus."""


@dataclass(frozen=True, slots=True)
class SlipWords:
    """What a contact slip says."""

    title: str
    committee: str
    number: str
    fields: tuple[str, ...]
    purposes_title: str
    purposes: tuple[str, ...]
    ages: tuple[str, ...]
    signature: str
    notice: tuple[Labelled, ...]
    optional: str
    web: str
    """Address of the full notice, or nothing."""
    web_label: str


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a packet says that is not on one page alone."""

    document: str
    """Title of the file: it names nobody."""
    rule: str
    erased: str
    note: str
    cover: CoverWords
    tally: TallyWords
    slip: SlipWords


def legend() -> tuple[tuple[str, str], ...]:
    """Return the letter and the words of each box of a door, in the order of the boxes."""
    return (
        ("A", _("absent")),
        ("P", _("met")),
        ("L", _("come back")),
        ("N", _("do not come back")),
        ("I", _("no way in")),
        ("E", _("wrong address")),
        ("B", _("leaflet in the box")),
        ("C", _("slip filled in")),
    )


def words(outing: Outing, number: str, doors: int, pages: int, slips: int) -> Words:
    """Return what the packet *number* says."""
    return Words(
        document=_("Sheet {number}").format(number=number),
        rule=_(
            "One cross per door among A to E. Mistake: black the box out. "
            "Notes outside the boxes, about the visit only."
        ),
        erased=_("line erased"),
        note=_("note"),
        cover=_cover(outing, doors, pages, slips),
        tally=_tally(),
        slip=_slip(outing.notice),
    )


def heading(outing: Outing, lines: str) -> tuple[str, ...]:
    """Return title, day and team as they stand above the rows."""
    return outing.title, _when(outing), _team(outing), lines


def page_of(page: int, pages: int) -> str:
    """Return "page 2/7"."""
    return _("page {page}/{pages}").format(page=page, pages=pages)


def lines_of(first: int, last: int) -> str:
    """Return "lines 1 to 16", or "line 17"."""
    if first == last:
        return _("line {first}").format(first=first)
    return _("lines {first} to {last}").format(first=first, last=last)


def footer(outing: Outing, number: str, page: str) -> tuple[str, ...]:
    """Return what every page must say of itself: whose it is, until when, and where it goes."""
    holder = outing.holder or outing.team
    parts = [_("Sheet {number}").format(number=number), page]
    day = short_date(outing.printed_on) if outing.printed_on else _BLANK
    printed = _("printed on {day} by {name}")
    parts.append(printed.format(day=day, name=outing.printed_by or _TO_FILL))
    parts.append(_("held by {holder}").format(holder=holder or _TO_FILL))
    contact = outing.notice.contact
    found = (
        _("Sheet found? Thank you for writing to {contact}, or for destroying it.")
        if contact
        else _("Sheet found? Thank you for handing it to the committee, or for destroying it.")
    )
    return " · ".join(parts), _return_by(outing), found.format(contact=contact)


def place_of(door: Door) -> str:
    """Return building, stairs, floor and door in words."""
    if door.where:
        return door.where
    named = (
        (door.building, _("building {name}")),
        (door.stairs, _("stairs {name}")),
        (_floor(door.floor), _("floor {name}")),
        (door.door, _("door {name}")),
    )
    return ", ".join(_named(value.strip(), words) for value, words in named if value.strip())


def _floor(floor: str) -> str:
    """Say "5" for "5e", and the ground floor by its name."""
    ordinal = _ORDINAL.fullmatch(floor.strip())
    bare = ordinal[1] if ordinal else floor
    return _("ground floor") if bare == "0" else bare


def _named(value: str, words: str) -> str:
    """Say "building B" for "B", but leave "Tour Armor" as it is."""
    is_bare = len(value) <= _SHORT_NAME and value.casefold() != "rdc"
    return words.format(name=value) if is_bare else value


def _when(outing: Outing) -> str:
    day = long_date(outing.on) if outing.on else ""
    return " · ".join(part for part in (day[:1].upper() + day[1:], outing.hours) if part)


def _team(outing: Outing) -> str:
    return _("Team: {team}").format(team=outing.team) if outing.team else ""


def _return_by(outing: Outing) -> str:
    day = _last_day(outing)
    written = short_date(day) if day else _BLANK
    return _("To be returned or destroyed before {day}.").format(day=written)


def _last_day(outing: Outing) -> date | None:
    start = outing.on or outing.printed_on
    return outing.return_by or (start + RETURN_WITHIN if start else None)


def _cover(outing: Outing, doors: int, pages: int, slips: int) -> CoverWords:
    return CoverWords(
        kicker=_kicker(outing),
        title=outing.title,
        when=_when(outing),
        code_label=_("Code of this packet"),
        facts=_facts(outing, doors, pages, slips),
        say_title=_("To say at the door"),
        say=_(
            "“Hello, I am …, a volunteer of the support committee of …. If you would like us to "
            "get back to you, I will write down your details with your agreement; otherwise I "
            "write nothing about you.”"
        ),
        tick_title=_("How to fill in a line"),
        meanings=_meanings(),
        samples=(
            _("A cross answers."),
            _("A black box counts for nothing: tick another one."),
            _("A line left empty means: not visited."),
        ),
        never=_(
            "Never write an opinion beside an address, nor anything about health, religion, "
            "origin, orientation, union or private life."
        ),
        notice_title=_("Data protection (GDPR, articles 13 and 14)"),
        notice=_notice(outing),
        cut=_("Cut here when the packet comes back"),
        receipt_title=_("Return receipt"),
        receipt=(
            _("Pages handed back, of {pages}").format(pages=pages),
            _("Contact slips handed back"),
            _("Handed back on"),
            _("By (name and initials)"),
            _("Received by (name and initials)"),
            _("Destroyed on"),
        ),
    )


def _kicker(outing: Outing) -> str:
    packet = _("Door to door, packet of one team")
    return " · ".join(part for part in (outing.notice.committee, packet) if part)


def _facts(outing: Outing, doors: int, pages: int, slips: int) -> tuple[Labelled, ...]:
    packet = counted("{count} page", "{count} pages", pages)
    if slips:
        packet += " · " + counted("{count} contact slip", "{count} contact slips", slips)
    return (
        Labelled(_("Team"), outing.team or _TO_FILL),
        Labelled(_("Meeting point"), outing.meeting_point or _TO_FILL),
        Labelled(_("Organiser’s phone"), outing.phone or _TO_FILL),
        Labelled(_("Holder of the packet"), outing.holder or outing.team or _TO_FILL),
        Labelled(_("To walk"), counted("{count} door", "{count} doors", doors)),
        Labelled(_("In the packet"), packet),
    )


def _meanings() -> tuple[Labelled, ...]:
    explained = (
        _("nobody opened"),
        _("somebody answered, whatever was said"),
        _("asked for another moment"),
        _("wants no more visits: respected for ever"),
        _("locked, or no bell"),
        _("no such door here"),
        _("may be ticked besides"),
        _("wants a call back: number in the note"),
    )
    return tuple(
        Labelled(f"{code} {said}", why)
        for (code, said), why in zip(legend(), explained, strict=True)
    )


def _notice(outing: Outing) -> tuple[Labelled, ...]:
    notice = outing.notice
    return (
        _given(_("Controller"), notice.controller),
        _given(_("Your rights and any question"), notice.contact),
        _given(_("Data protection officer (DPO)"), notice.dpo),
        Labelled(
            _("Kept for"),
            notice.retention
            or _(
                "two months without contact or answer; never more than three years after your "
                "last sign"
            ),
        ),
        Labelled(
            _("Why"),
            _(
                "to prepare and follow visits, and to call back those who ask for it by a slip, "
                "with their explicit consent (art. 9-2-a GDPR). Nothing is noted about anyone’s "
                "opinion."
            ),
        ),
        Labelled(
            _("Where from, for whom"),
            _(
                "addresses come from the public address base; a name, when printed, from the "
                "person or from the electoral roll (art. L.37 of the electoral code). Seen by the "
                "committee and the national team only."
            ),
        ),
        Labelled(
            _("You may"),
            _(
                "see, correct or erase what concerns you, object to it, and ask not to be visited "
                "again. Complaint: CNIL, www.cnil.fr."
            ),
        ),
    )


def _given(label: str, text: str) -> Labelled:
    return Labelled(label, text or _("to be completed by headquarters"), missing=not text)


def _tally() -> TallyWords:
    return TallyWords(
        title=_("Welcome, street by street (anonymous)"),
        rule=_(
            "One tick per conversation, from the left, never beside an address nor in the order "
            "of the doors. Under 5 ticks, a street is added to its polling station."
        ),
        lines=(_("welcome +"), _("welcome 0"), _("welcome −")),
    )


def _slip(notice: Notice) -> SlipWords:
    committee = notice.committee or _("the support committee")
    return SlipWords(
        committee=committee[:1].upper() + committee[1:],
        title=_("Contact slip"),
        number=_("Slip no."),
        fields=(_("First and last name"), _("Phone"), _("E-mail"), _("Town")),
        purposes_title=_("I agree that the committee contacts me:"),
        purposes=(
            _("by phone"),
            _("by e-mail, with its news"),
            _("by text message"),
            _("for its actions nearby"),
        ),
        ages=(_("I am 18 or over"), _("15 to 17")),
        signature=_("Date and signature or initials"),
        notice=notice_at_sign_up(notice, committee),
        optional=_("No answer is required; each box is free, and you can change your mind."),
        web=notice.web,
        web_label=_("full notice"),
    )


def notice_at_sign_up(notice: Notice, committee: str) -> tuple[Labelled, ...]:
    """Return what who signs up is told (art. 13), as the data protection officer will sign it."""
    recipients = _("{committee} and the national team").format(committee=committee)
    return (
        _given(_("Controller"), notice.controller),
        Labelled(_("Purpose"), _("contacting you for what is ticked above")),
        Labelled(_("Basis"), _("your explicit consent (art. 9-2-a GDPR)")),
        Labelled(_("Recipients"), recipients),
        Labelled(
            _("Kept for"),
            notice.retention
            or _(
                "two months without contact or answer; never more than three years after your "
                "last sign"
            ),
        ),
        _given(
            _("You may withdraw your agreement, access, correct, erase, object"), notice.contact
        ),
        _given(_("DPO"), notice.dpo),
        Labelled(_("Complaint"), "CNIL, www.cnil.fr"),
    )
