"""The documents that the law asks for, made from what the committee says of itself (R05, R35)."""

from pathlib import Path

from organiser import clock
from organiser.database import Database
from organiser.domain.breach import tells_authority, tells_people
from organiser.domain.report import Report, Section
from organiser.domain.retention import Rule
from organiser.domain.rights import Document
from organiser.errors import Refused
from organiser.i18n import _, counted, long_date, number, short_time
from organiser.usecases.committee import CommitteeFacts, read_facts
from organiser.usecases.rights import keeping
from organiser.usecases.rights.access_letter import longest_words
from organiser.usecases.rights.breaches import BreachLine
from organiser.words.rights import rule_label, severity_label


def document(database: Database, which: Document) -> Report:
    """Return a document; one that speaks to people is refused while nobody answers for it (R05)."""
    facts = read_facts(database)
    if which in {Document.NOTICE, Document.POSTER, Document.LETTER}:
        _refuse_nobody(facts)
    if which in {Document.NOTICE, Document.POSTER}:
        return _notice(database, facts, is_poster=which is Document.POSTER)
    if which is Document.LETTER:
        return _letter(facts)
    return _register(database, facts) if which is Document.REGISTER else _dpia(database, facts)


def save_document(database: Database, which: Document, out: Path) -> None:
    """Write a document as a PDF; whole or not at all."""
    from organiser.printing.report import save_report

    save_report(document(database, which), out)


def save_draft(database: Database, breach: BreachLine, out: Path, *, is_public: bool) -> None:
    """Write what is told of an incident, to the people or to the authority, as a PDF."""
    from organiser.printing.report import save_report

    draft = draft_to_people if is_public else draft_to_authority
    save_report(draft(database, breach), out)


def draft_to_authority(database: Database, breach: BreachLine) -> Report:
    """Return what is told to the authority of an incident."""
    facts = read_facts(database)
    told = _("Told within 72 hours: {answer}.").format(
        answer=_("yes") if breach.due_at > clock.now() else _("no, late because …")
    )
    return Report(
        _("Notification of a personal data breach"), _head(facts),
        (
            Section(_("Controller"), facts=_who(facts)),
            Section(_("What happened"), (breach.what,), _facts_of(breach)),
            Section(_("What was done and is planned"), (breach.measures or "…",), lines=3),
            Section(_("Whether it must be told"), (
                _("To the authority: {answer}.").format(
                    answer=_("yes") if tells_authority(breach.severity) else _("no, written down")),
                _("To the people: {answer}.").format(
                    answer=_("yes") if tells_people(breach.severity) else _("no")),
                told,
            )),
        ),
        foot="CNIL, www.cnil.fr",
    )  # fmt: skip


def draft_to_people(database: Database, breach: BreachLine) -> Report:
    """Return what is told to the people concerned, in plain words (art. 34)."""
    facts = read_facts(database)
    sentences = (
        _("On {day} we learnt that data about you may have been seen by others.").format(
            day=long_date(clock.local(breach.aware_at).date())),
        breach.what,
        _("What we did: {measures}").format(measures=breach.measures or "…"),
        _("What you can do: be wary of messages that say they come from us, and ask us whatever "
          "you would like to know."),
        _("Write to: {contact}").format(contact=facts.contact or "…"),
    )  # fmt: skip
    return Report(
        _("What happened to your data"), _head(facts), (Section(_("Dear supporter,"), sentences),)
    )


def _refuse_nobody(facts: CommitteeFacts) -> None:
    if not facts.controller.strip() or not facts.dpo.strip():
        raise Refused(
            _(
                "Say in the settings who answers for the data and who the data protection officer "
                "is: without them nothing may be handed out (GDPR, articles 13 and 14)."
            )
        )


def _head(facts: CommitteeFacts) -> str:
    return f"{facts.name} · {long_date(clock.today())}"


def _who(facts: CommitteeFacts) -> tuple[tuple[str, str], ...]:
    return (
        (_("Controller"), facts.controller),
        (_("Contact"), facts.contact),
        (_("Data protection officer (DPO)"), facts.dpo),
    )


def _notice(database: Database, facts: CommitteeFacts, *, is_poster: bool) -> Report:
    sections = (
        Section(_("Who answers for your data"), facts=_who(facts)),
        Section(_("What for"), (
            _("To keep in touch with you about the committee, by the ways that you tick."),
            _("Your agreement is the legal basis (GDPR art. 6-1-a and 9-2-a). Answers are "
              "optional."),
        )),
        Section(_("Who receives them"), (
            _("The people who run the committee. Nothing goes outside the European Union."),)),
        Section(_("How long they are kept"),
                (longest_words(),) if is_poster else _durations(database)),
        Section(_("Your rights"), (
            _("See, correct, erase, limit, take along, object, withdraw your agreement at any "
              "time: {contact}. An answer comes within a month.").format(contact=facts.contact),
            _("Complaint: CNIL, www.cnil.fr"),
        )),
    )  # fmt: skip
    title = _("Your data stay yours") if is_poster else _("Information notice")
    return Report(title, _head(facts), sections, foot=facts.controller, is_poster=is_poster)


def _letter(facts: CommitteeFacts) -> Report:
    """For people met through the electoral roll: the origin is said (GDPR art. 14)."""
    words = (
        _("Your name and address come from the electoral roll (liste électorale) of …, given to "
          "{controller} (electoral code, art. L.37). They are deleted after the vote.").format(
            controller=facts.controller),
        _("To receive nothing more: {contact}.").format(contact=facts.contact),
        _("Purpose: to tell you of the committee. Legal basis: legitimate interest (GDPR art. "
          "6-1-f). Nobody else receives them; nothing goes outside the European Union."),
        _("You may see them, have them corrected, erased or limited, and object at any time. "
          "Data protection officer: {dpo}. Complaint: CNIL, www.cnil.fr").format(dpo=facts.dpo),
    )  # fmt: skip
    return Report(
        _("Where your address comes from"), _head(facts), (Section(_("Dear voter,"), words),),
        foot=facts.controller,
    )  # fmt: skip


def _register(database: Database, facts: CommitteeFacts) -> Report:
    sections = (
        Section(_("Who"), facts=_who(facts)),
        Section(_("What for"), (
            _("To run a local support committee: contacts, actions, door to door."),)),
        Section(_("Legal basis"), (
            _("Explicit consent (art. 9-2-a); regular contact with a political body (art. "
              "9-2-d)."),)),
        Section(_("Whose data, and which"), (
            _("Supporters, volunteers, people met. Identity, address, e-mail, phone, actions, "
              "consents and refusals, notes of 300 characters at most. No health, religion, "
              "origin, union; no amounts of money."),)),
        Section(_("Who receives them"), (
            _("The people who run the committee; printed sheets by number and holder."),)),
        Section(_("How long they are kept"), _durations(database)),
        Section(_("How they are protected"), (
            _("Encrypted file (SQLCipher), password and recovery code (Argon2id), lock by itself, "
              "encrypted copies of eight weeks, log of uses of twelve months without names."),)),
    )  # fmt: skip
    return Report(
        _("Record of processing (GDPR art. 30)"), _head(facts), sections, foot=facts.controller
    )


def _dpia(database: Database, facts: CommitteeFacts) -> Report:
    criteria = (
        (True, _("Sensitive data: political opinions")),
        (True, _("Large scale")),
        (True, _("Crossing of data from several sources")),
        (True, _("Scoring of engagement, explained and open to objection")),
        (False, _("Decisions made by a machine")),
        (False, _("Watching of people")),
        (False, _("Vulnerable people")),
        (False, _("New technology")),
        (False, _("Keeping people from a right or a service")),
    )
    risks = (
        (_("Theft of the computer"), _("encrypted file, lock by itself, wait after wrong words")),
        (_("A sheet is lost"), _("number, holder, day of return; no phone, names off")),
        (_("Data kept too long"), _("durations that run out, shown and logged")),
        (_("Somebody comes back after she left"), _("keyed hashes, checked at every import")),
        (_("A note tells too much"), _("300 characters, words that are asked about")),
    )
    return Report(
        _("Impact assessment, draft (GDPR art. 35)"), _head(facts),
        (
            Section(_("Who"), facts=_who(facts)),
            Section(_("Criteria"), (_("Two are enough to need an assessment."),), choices=criteria),
            Section(_("Needed and in proportion?"), _durations(database), lines=3),
            Section(_("Risks, and what is done about them"), facts=risks, lines=3),
            Section(_("Opinion of the data protection officer"), lines=5),
        ),
        foot=_("A draft: to be completed and validated by the data protection officer."),
    )  # fmt: skip


def _durations(database: Database) -> tuple[str, ...]:
    days = keeping.durations(database)
    return tuple(
        f"{rule_label(rule)} · " + counted("{count} day", "{count} days", days[rule])
        for rule in Rule
    )


def _facts_of(breach: BreachLine) -> tuple[tuple[str, str], ...]:
    aware, due = clock.local(breach.aware_at), clock.local(breach.due_at)
    return (
        (_("Learnt on"), f"{long_date(aware.date())}, {short_time(aware)}"),
        (_("To be told until"), f"{long_date(due.date())}, {short_time(due)}"),
        (_("People concerned, about"), number(breach.people)),
        (_("How bad"), severity_label(breach.severity)),
        (_("Kind of data"), _("identity, ways to reach, supposed political opinion")),
    )
