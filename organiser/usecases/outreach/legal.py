"""What the law wants said with each message; the author cannot take it away (R05, R14)."""

from organiser.domain.consent import Basis
from organiser.domain.outreach import Use
from organiser.errors import Refused
from organiser.i18n import _
from organiser.usecases.committee import CommitteeFacts

MOST_TEXT = 160
"""Letters of one text message."""


def refuse_unless_complete(facts: CommitteeFacts, use: Use) -> None:
    """Raise when the committee has not said what *use* must say of it."""
    if use not in (Use.EMAIL, Use.LETTER, Use.TEXT):
        return
    if not facts.contact.strip():
        raise Refused(
            _("Say in the settings where people write to hear no more of you: it is printed below.")
        )
    if use is not Use.TEXT and not (facts.controller.strip() and facts.dpo.strip()):
        raise Refused(
            _("Say in the settings who answers for the data and who protects them: it is printed "
              "below.")
        )  # fmt: skip


def email_block(facts: CommitteeFacts) -> str:
    """Return what stands below each e-mail: who writes, why, and how to hear no more."""
    return _(
        "{committee} · data controller: {controller}\n"
        "You get this message because you agreed to it or took part in an action of the "
        "committee.\n"
        "To get no more: answer STOP, or write to {contact}. You may also see, correct or erase "
        "your data; data protection: {dpo}. Complaint: CNIL."
    ).format(
        committee=facts.name, controller=facts.controller, contact=facts.contact, dpo=facts.dpo
    )


def letter_block(facts: CommitteeFacts, basis: Basis, origin_words: str = "") -> str:
    """Return what stands at the foot of each letter.

    *origin_words* says where her data come from, to somebody who was not told yet (art. 14).
    """
    if basis is Basis.ROLL:
        origin = _(
            "Your name and address come from the electoral roll, communicated to {controller} "
            "(art. L.37 of the electoral code). They will be erased after the poll."
        )
    elif origin_words:
        origin = _(
            "Your name and address come from {origin}; {controller} holds them to tell you of the "
            "committee."
        )
    else:
        origin = _("{controller} holds your address because you gave it to the committee.")
    rights = _(
        "To get no more letters, or to see, correct or erase your data: {contact}. Data "
        "protection: {dpo}. Complaint: CNIL."
    )
    said = f"{origin} {rights}"
    return said.format(
        controller=facts.controller, contact=facts.contact, dpo=facts.dpo, origin=origin_words
    )


def text_block(facts: CommitteeFacts) -> str:
    """Return the end of each text message."""
    return _("{committee} – to stop: answer STOP").format(committee=facts.name)


def call_opening(facts: CommitteeFacts, first_name: str) -> str:
    """Return what is said first on the phone."""
    words = _(
        "“Hello {first_name}, I am a volunteer of {committee}. If you would rather not be called, "
        "tell me, and I note it at once.”"
    )
    return words.format(first_name=first_name, committee=facts.name).replace(" ,", ",")
