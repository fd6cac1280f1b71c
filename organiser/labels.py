"""What the words of the domain are called: on screen, on paper and on the command line."""

from collections.abc import Iterable

from organiser.domain.action import ActionKind
from organiser.domain.consent import Basis, Channel, ConsentState, ObjectionState, Origin, Relation
from organiser.domain.engagement import Rung
from organiser.domain.field import Outcome, SheetState
from organiser.domain.matching.entry import Field
from organiser.domain.matching.guards import Guard
from organiser.domain.matching.judgement import Band, Extra, Part
from organiser.i18n import _, counted, signed_tenths

_RUNGS = {
    Rung.CONTACT: lambda: _("Contact"),
    Rung.SIGNED_UP: lambda: _("Sign-up"),
    Rung.SUPPORTER: lambda: _("Supporter"),
    Rung.VOLUNTEER: lambda: _("Volunteer"),
    Rung.RELAY: lambda: _("Relay"),
    Rung.AMBASSADOR: lambda: _("Ambassador"),
}
"""Asked for every row that is painted: only the one word is looked up."""


def rung_label(rung: Rung) -> str:
    """Return the name of a rung of the ladder; a dash is no place."""
    return "—" if rung is Rung.UNRANKED else _RUNGS[rung]()


def outcome_label(outcome: Outcome) -> str:
    """Return what the box of *outcome* stands for."""
    return {
        Outcome.ABSENT: _("absent"),
        Outcome.MET: _("met"),
        Outcome.COME_BACK: _("come back"),
        Outcome.LEAVE_ALONE: _("do not come back"),
        Outcome.INACCESSIBLE: _("no access"),
        Outcome.WRONG_ADDRESS: _("wrong address"),
    }[outcome]


def sheet_state_label(state: SheetState) -> str:
    """Return where a packet is."""
    return {
        SheetState.PRINTED: _("printed"),
        SheetState.OUT: _("out"),
        SheetState.BACK: _("back"),
        SheetState.ENTERED: _("entered"),
        SheetState.DESTROYED: _("destroyed"),
        SheetState.VOID: _("void"),
        SheetState.LOST: _("lost"),
    }[state]


def action_label(kind: ActionKind) -> str:
    """Return the name of a kind of action."""
    return {
        ActionKind.DOOR_TO_DOOR: _("Door to door"),
        ActionKind.LEAFLETS: _("Leaflets"),
        ActionKind.STALL: _("Stall"),
        ActionKind.MEETING: _("Meeting"),
        ActionKind.CALLS: _("Calls"),
        ActionKind.POSTERS: _("Posters"),
        ActionKind.OTHER: _("Other action"),
    }[kind]


def channel_label(channel: Channel) -> str:
    """Return the name of a way to reach somebody."""
    return {
        Channel.EMAIL: _("e-mail"),
        Channel.SMS: _("text message"),
        Channel.CALL: _("phone call"),
        Channel.AUTO_CALL: _("recorded call"),
        Channel.POST: _("letter"),
        Channel.MESSAGING: _("messaging"),
        Channel.DOOR: _("visit"),
    }[channel]


def origin_label(origin: Origin) -> str:
    """Return where data come from."""
    return {
        Origin.COMMITTEE: _("the committee's own list"),
        Origin.SIGNUP_SHEET: _("a sign-up sheet"),
        Origin.PETITION: _("a petition"),
        Origin.EVENT: _("an event"),
        Origin.WEBSITE: _("the website"),
        Origin.MEMBER_LIST: _("a list of members"),
        Origin.TOWN_HALL: _("a file of the town hall"),
        Origin.EMPLOYER: _("a file of an employer"),
        Origin.CLIENTS: _("patients or clients"),
        Origin.SCHOOL: _("a file of a school"),
        Origin.THIRD_PARTY: _("another association, without agreement"),
    }[origin]


def basis_label(basis: Basis) -> str:
    """Return on what basis somebody's data are held."""
    return {
        Basis.PENDING: _("consent to be asked"),
        Basis.EXPLICIT_CONSENT: _("consent recorded"),
        Basis.REGULAR_CONTACT: _("regular contact"),
        Basis.ROLL: _("electoral roll"),
    }[basis]


def relation_label(relation: Relation) -> str:
    """Return how regular the contact is."""
    return {
        Relation.OCCASIONAL: _("occasional contact"),
        Relation.REGULAR: _("regular contact"),
        Relation.MEMBER: _("member"),
        Relation.FORMER_MEMBER: _("former member"),
        Relation.ELECTOR_ONLY: _("elector only"),
    }[relation]


def consent_state_label(state: ConsentState) -> str:
    """Return what was said about a consent."""
    return {
        ConsentState.GIVEN: _("Consent given"),
        ConsentState.REFUSED: _("Consent refused"),
        ConsentState.WITHDRAWN: _("Consent withdrawn"),
    }[state]


def act_label(kind: str, count: int = 0) -> str:
    """Return what an act was, for "Undo ..." and for toasts."""
    if kind == "people.import":
        return counted("import of {count} person", "import of {count} people", count)
    return {
        "committee.edit": _("committee changed"),
        "committee.goal": _("goal of the month set"),
        "sheet.out": _("sheet handed out"),
        "sheet.back": _("sheet back"),
        "sheet.lost": _("sheet lost"),
        "sheet.destroyed": _("sheet destroyed"),
        "sheet.void": _("sheet void"),
        "people.add": _("person added"),
        "people.edit": _("card changed"),
        "people.note": _("remark"),
        "people.step_done": _("step done"),
        "people.apart": _("two persons kept apart"),
        "people.merge": _("two entries merged"),
        "action.log": _("action noted"),
        "training.note": _("training noted"),
        "consent.record": _("consent recorded"),
        "consent.withdraw": _("consent withdrawn"),
        "consent.refuse": _("refusal noted"),
        "consent.answer": _("question answered"),
        "consent.lift": _("refusal lifted"),
        "objection.make": _("objection noted"),
        "objection.lift": _("objection lifted"),
        "sheet.print": _("sheet printed"),
        "field.enter": _("sheet entered"),
        "field.tally": _("tally entered"),
        "field.addresses": _("addresses learnt"),
    }.get(kind, _("last act"))


def timeline_words(kind: str, what: str) -> str:
    """Return the head of one line of a timeline."""
    if kind == "action":
        return action_label(ActionKind(what.partition(":")[0]))
    if kind == "training":
        return _("Training: {course}").format(course=what)
    if kind in {"visit", "door"}:
        words = outcome_label(Outcome(what)) if what else _("not visited")
        return _("Visit: {outcome}").format(outcome=words)
    if kind in {"consent", "objection", "refusal", "question", "lifted"}:
        return _will_words(kind, what)
    return _plain_words(kind)


def _will_words(kind: str, what: str) -> str:
    """What she wants and does not want."""
    if kind == "objection":
        return _objection_words(ObjectionState(what))
    if kind == "consent":
        state, _purpose, channel = what.split(":")
        said = consent_state_label(ConsentState(state))
        return f"{said} · {channel_label(Channel(channel))}"
    return _refusal_words(kind).format(channel=channel_label(Channel(what)))


def _objection_words(state: ObjectionState) -> str:
    return {
        ObjectionState.MADE: _("Does not want to be ranked"),
        ObjectionState.LIFTED: _("May be ranked again"),
    }[state]


def _refusal_words(kind: str) -> str:
    return {
        "refusal": _("No longer by {channel}"),
        "question": _("By {channel}? A remark reads like a refusal"),
        "lifted": _("Again by {channel}"),
    }[kind]


def _plain_words(kind: str) -> str:
    return {
        "added": _("Added by hand"),
        "imported": _("Brought in from a file"),
        "filled_in": _("Completed from a file"),
        "edit": _("Card changed"),
        "remark": _("Remark"),
        "call": _("Call"),
        "met": _("Met"),
        "step": _("Step done"),
        "merge": _("Another entry was merged in"),
    }.get(kind, _("Note"))


def reasons_shown(parts: Iterable[Part]) -> str:
    """Write why two entries may be one person, the weightiest reason first."""
    heaviest = sorted(parts, key=lambda part: (-abs(part.points), part.why.name))
    return " · ".join(map(reason_shown, heaviest))


def reason_shown(part: Part) -> str:
    """Write one reason with what it counts: "same given name +7.1 (rare +2.0)"."""
    words = f"{reason_label(part)} {signed_tenths(part.points)}"
    if not part.rarity:
        return words
    rarity = _("rare {points}") if part.rarity > 0 else _("frequent {points}")
    return f"{words} ({rarity.format(points=signed_tenths(part.rarity))})"


def reason_label(part: Part) -> str:
    """Return what speaks for, or against, two entries being one person."""
    if isinstance(part.why, Field):
        return _agreement_label(part.why, part.level)
    if isinstance(part.why, Guard):
        return guard_label(part.why)
    return {
        Extra.RARITY: _("few entries are there twice"),
        Extra.IDENTICAL: _("nothing tells them apart"),
        Extra.THIRD: _("both are the same person as a third entry"),
        Extra.CHAIN: _("together they would join people who are not the same"),
    }[part.why]


def guard_label(guard: Guard) -> str:
    """Return why two entries that are alike may be two persons."""
    return {
        Guard.OTHER_GIVEN_NAME: _("other given name: another person of the same household?"),
        Guard.TWINS: _("same birth date, other given name: twins?"),
        Guard.HOUSEHOLD: _("same family name, same home, other given name"),
        Guard.NO_NAME_AT_HOME: _("no given name, only the home in common"),
        Guard.OTHER_BIRTH: _("names that differ and other birth date"),
        Guard.ALIKE_AT_HOME: _("given names alike in one home: brothers, sisters or a couple?"),
        Guard.PARENT_AND_CHILD: _("same name, same home, other birth date: parent and child?"),
        Guard.NAMELESS: _("a name is missing, and nothing personal is in common"),
    }[guard]


def band_label(band: Band) -> str:
    """Return how sure it is that two entries are one person."""
    return {
        Band.AUTO: _("certain"),
        Band.SUGGEST: _("likely"),
        Band.REVIEW: _("to be looked at"),
    }[band]


def _agreement_label(field: Field, level: int) -> str:
    """The words for the five levels of each field, from different to equal."""
    other_mailbox = _("same mailbox name elsewhere")
    words = {
        Field.GIVEN: (
            _("other given name"), _("given names that look alike"),
            _("given name by its initial or its sound"), _("nearly the same given name"),
            _("same given name"),
        ),
        Field.FAMILY: (
            _("other family name"), _("family names that look alike"),
            _("family name in part or by its sound"), _("nearly the same family name"),
            _("same family name"),
        ),
        Field.BIRTH: (
            _("other birth date"), _("birth date with two slips"), _("birth date in part"),
            _("birth date with one slip"), _("same birth date"),
        ),
        Field.EMAIL: (
            _("other e-mail"), other_mailbox, other_mailbox, _("e-mail with one slip"),
            _("same e-mail"),
        ),
        Field.MOBILE: (
            _("other mobile"), _("other mobile"), _("mobile with one slip"),
            _("mobile with one slip"), _("same mobile"),
        ),
        Field.PLACE: (
            _("lives elsewhere"), _("same area"), _("same commune"),
            _("nearly the same address, or same landline"), _("same address"),
        ),
        Field.EXTRA: (
            _("other building or door"), _("other building or door"),
            _("other building or door"), _("nearly the same building or door"),
            _("same building or door"),
        ),
    }  # fmt: skip
    return words[field][level - 1]
