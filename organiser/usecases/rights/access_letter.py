"""The letter that tells one person, in plain words, all that is kept of her (GDPR art. 15)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from organiser import clock
from organiser.domain.report import Report, Section
from organiser.domain.scoring import NoScore
from organiser.i18n import _, counted, long_date, number, short_date, tenths
from organiser.usecases.committee import CommitteeFacts
from organiser.usecases.influence import Influence
from organiser.usecases.people.card import PersonCard
from organiser.usecases.people.timeline import TimelineLine
from organiser.usecases.rights.everything import Rows
from organiser.words import ladder
from organiser.words.labels import basis_label, channel_label, origin_label, relation_label
from organiser.words.rights import table_label, use_label
from organiser.words.segments import trait_kind_words
from organiser.words.timeline import detail_words, timeline_words

_MOST_USES = 60


def letter(
    card: PersonCard,
    tables: Mapping[str, Rows],
    uses: tuple[tuple[str, str], ...],
    facts: CommitteeFacts,
    influence: Influence | None = None,
) -> Report:
    """Return the letter."""
    sections = (
        _card(card),
        _origin(card, tables),
        _agreed(card),
        _past(card),
        _score(card),
        _influence(influence),
        _uses(uses),
        _recipients(),
        _duration(),
        _rights(facts),
        _files(tables),
    )
    under = _("For {name} · {committee} · {day}").format(
        name=card.name, committee=facts.name, day=long_date(clock.today())
    )
    return Report(
        _("All that is kept of you"),
        under,
        tuple(section for section in sections if section is not None),
        foot=facts.name,
    )


def _card(card: PersonCard) -> Section:
    place = " ".join(
        str(part)
        for part in (
            card.address.number, card.address.suffix, card.address.street,
            card.address.postcode, card.address.city,
        ) if part
    )  # fmt: skip
    born = short_date(card.birth_date) if card.birth_date else str(card.birth_year or "")
    facts = (
        (_("Name"), " ".join(filter(None, (card.title, card.name)))),
        (_("Birth name"), card.birth_name),
        (_("Born"), born),
        (_("Address"), place),
        *((_("E-mail") if c.kind == "email" else _("Phone"), c.typed) for c in card.contacts),
        (_("Occupation"), card.occupation),
        (_("Note"), card.note),
        (_("Next step"), card.next_step),
        *((trait_kind_words(kind), value) for kind, value in card.traits),
    )
    return Section(_("Who you are"), facts=_told(facts))


def _origin(card: PersonCard, tables: Mapping[str, Rows]) -> Section:
    files = [str(row.get("file_name", "")) for row in tables.get("import_batch", ())]
    facts = (
        (_("Since"), short_date(clock.local(card.created_at).date())),
        (_("From"), origin_label(card.origin)),
        (_("More of it"), card.origin_detail),
        (_("File"), ", ".join(files)),
        (_("Through"), _("another person of the committee") if card.referrer else ""),
        (_("Link to the committee"), relation_label(card.relation)),
        (_("Legal basis"), basis_label(card.basis)),
        (_("Proven by"), card.basis_evidence),
    )
    return Section(_("Where your data come from"), facts=_told(facts))


def _agreed(card: PersonCard) -> Section:
    refused = [
        (channel_label(line.channel), _("refused on {day}").format(day=_day(line.at)))
        for line in card.refusals
    ]
    said = [
        (_day(line.at), _said(line))
        for line in card.timeline
        if line.kind in {"consent", "objection"}
    ]
    nothing = () if refused or said else (_("You have agreed to nothing and refused nothing."),)
    return Section(_("What you agreed to and refused"), nothing, (*said, *refused))


def _past(card: PersonCard) -> Section | None:
    lines = tuple(
        (_day(line.at), _said(line))
        for line in card.timeline
        if line.kind not in {"consent", "objection", "refusal", "question", "lifted"}
    )
    return Section(_("What happened"), facts=lines) if lines else None


def _score(card: PersonCard) -> Section:
    """The place on the ladder and its evidence: she may ask for it (R24)."""
    standing, score = card.standing, card.standing.score
    told = _(
        "The committee counts what people do with it, to know whom to invite. No decision is made "
        "by a machine, and you may refuse to be counted."
    )
    facts = [(_("Stage of engagement"), ladder.rung_words(card.rung))]
    facts += [(_("Earned by"), ladder.fact_words(fact)) for fact in standing.why.facts]
    if isinstance(score, NoScore):
        facts.append((_("Score"), ladder.no_score_words(score)))
    else:
        facts.append((_("Score"), tenths(score.tenths)))
        facts += [
            (ladder.deed_words(part.kind), f"{tenths(part.tenths)} · {ladder.worth_words(part)}")
            for part in score.contributions
        ]
    facts += [
        (_("{theme}: deduced").format(theme=deduced.theme), ladder.evidence_words(deduced))
        for deduced in standing.themes
    ]
    return Section(_("Your place in the list"), (told,), tuple(facts))


def _influence(influence: Influence | None) -> Section | None:
    """Where headquarters has switched it on: what it stands on, without anybody else's name."""
    if influence is None:
        return None
    told = _(
        "Headquarters lets the committee see who came through whom (impact assessment "
        "{reference}). Only people who agreed count, what is older counts less, and nobody is "
        "ranked by it. You may object."
    ).format(reference=influence.reference)
    degrees = [branch.degree for branch in influence.tree]
    facts = [
        (_("Step {degree}").format(degree=degree),
         counted("{count} person", "{count} people", degrees.count(degree)))
        for degree in sorted(set(degrees))
    ]  # fmt: skip
    dots = counted("{count} dot of three", "{count} dots of three", influence.dots)
    facts.append((_("Shown as"), dots))
    if influence.led:
        words = _("{actions}: {came}.").format(
            actions=counted("Led {count} action", "Led {count} actions", influence.led),
            came=counted("{count} person came", "{count} people came", influence.came),
        )
        facts.append((_("Actions"), words))
    return Section(_("Who came through you"), (told,), tuple(facts))


def _uses(uses: tuple[tuple[str, str], ...]) -> Section:
    lines = tuple(
        (_day(datetime.fromisoformat(at)), use_label(what)) for at, what in uses[-_MOST_USES:]
    )
    words = _("Uses of your card on this computer; the log goes back twelve months.")
    return Section(_("How your data were used"), (words,), lines)


def _recipients() -> Section:
    return Section(
        _("Who receives them"),
        (
            _(
                "The people who run this committee, on this computer; who walks with a printed "
                "sheet sees the doors of that sheet. Nobody else is given them, and nothing goes "
                "outside the European Union."
            ),
        ),
    )


def longest_words() -> str:
    """Say how long data are kept at most."""
    return _(
        "Two months without contact or answer; otherwise until you leave, and never more "
        "than three years after your last sign. Encrypted copies of the file expire after "
        "eight weeks."
    )


def _duration() -> Section:
    return Section(_("How long they are kept"), (longest_words(),))


def _rights(facts: CommitteeFacts) -> Section:
    told = (
        (_("Controller"), facts.controller),
        (_("Write to"), facts.contact),
        (_("Data protection officer (DPO)"), facts.dpo),
        (_("Complaint"), "CNIL, www.cnil.fr"),
    )
    words = _(
        "You may have them corrected, erased or limited, object to their use, withdraw your "
        "agreement at any time, and take this file elsewhere. An answer comes within a month."
    )
    return Section(_("Your rights"), (words,), _told(told))


def _files(tables: Mapping[str, Rows]) -> Section:
    rows = tuple(
        (table_label(name), counted("{count} line", "{count} lines", len(found)))
        for name, found in tables.items()
        if found
    )
    words = _("Every line is in the files beside this letter ({count} tables looked through).")
    return Section(_("In the files beside"), (words.format(count=number(len(tables))),), rows)


def _told(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in facts if value)


def _day(at: datetime) -> str:
    return short_date(clock.local(at).date())


def _said(line: TimelineLine) -> str:
    head, detail = timeline_words(line.kind, line.what), detail_words(line.kind, line.text)
    return " · ".join(filter(None, (head, detail)))
