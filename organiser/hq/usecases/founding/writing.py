"""Writes the mails about a request, each in the language that it was made in."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import translation

from organiser import paths
from organiser.domain.founding import RequestState
from organiser.hq import home
from organiser.hq.home import Keys
from organiser.hq.models import CoFounder, CommitteeRequest, RequestStep
from organiser.hq.usecases.founding import asking, deciding
from organiser.hq.usecases.letter import Letter, mail_of
from organiser.hq.usecases.public.mailing import again_at
from organiser.i18n import _, speak


def send_now(what: str, record: UUID, tries: int) -> datetime | None:
    """Send a mail about *record*; return when to try again, if it is to be."""
    found = _FINDERS[what](record)
    if found is None:
        return None
    request, write = found
    speak(request.language, paths.resources() / "locale")
    with translation.override(request.language):
        letter = write(home.keys(), f"{settings.SITE}{'/en' if request.language == 'en' else ''}")
        return again_at(mail_of(letter), tries) if letter.to else None


_Write = Callable[[Keys, str], Letter]
_Found = tuple[CommitteeRequest, _Write] | None


def _to_verify(record: UUID) -> _Found:
    request = CommitteeRequest.objects.filter(pk=record, verified_at=None).first()
    if request is None:
        return None

    def write(keys: Keys, base: str) -> Letter:
        said = asking.written(keys, request)
        return Letter(
            said.email, _("Hello {name},").format(name=said.first_name),
            _("Confirm your request to create a committee"),
            (_("You wish to create {committee}. One click confirms that this mailbox is yours.")
             .format(committee=said.committee),),
            f"{base}/creer/confirmer/{asking.token_of(request.pk)}/", _("I confirm"),
            (_("The two people whom you named are asked by mail from then on."),
             _("Without an answer within two days, what you wrote is erased."),
             _("It was not you? Do nothing: no other mail follows.")),
        )  # fmt: skip

    return request, write


def _to_other(record: UUID) -> _Found:
    other = CoFounder.objects.select_related("request").filter(
        pk=record, confirmed_at=None, declined_at=None
    ).first()  # fmt: skip
    if other is None:
        return None

    def write(keys: Keys, base: str) -> Letter:
        said = asking.written(keys, other.request)
        named = said.others[other.place]
        return Letter(
            named.email, _("Hello {name},").format(name=named.name),
            _("Do you create a committee with {name}?").format(name=said.name),
            (_("{name} asks to create {committee}, and named you as one of its three founders.")
             .format(name=said.name, committee=said.committee),),
            f"{base}/creer/avec/{asking.other_token_of(other.pk)}/", _("I answer"),
            (_("Headquarters has your name and this mailbox from {name}, for this request alone. "
               "They go when you say no, or with the request: six months after it ended at most.")
             .format(name=said.name),
             _("Data controller: {controller}. Data protection officer: {officer}.").format(
                 controller=settings.CONTROLLER, officer=settings.OFFICER)),
        )  # fmt: skip

    return other.request, write


def _of_step(record: UUID) -> _Found:
    step = RequestStep.objects.select_related("request").filter(pk=record).first()
    if step is None:
        return None

    def write(keys: Keys, base: str) -> Letter:
        said, reason = asking.written(keys, step.request), deciding.reason_of(keys, step)
        state, token = RequestState(step.what), asking.token_of(step.request_id)
        is_approved = state is RequestState.APPROVED
        follow = f"{base}/creer/suivre/{token}/"
        return Letter(
            said.email, _("Hello {name},").format(name=said.first_name),
            _("Your committee: {answer}").format(answer=deciding.state_words(state)),
            (answer_words(state).format(committee=said.committee), reason),
            f"{base}/creer/engagement/{token}/" if is_approved else follow,
            _("To the confidentiality commitment") if is_approved else _("To my request"),
            (_("Your request, its answers and how to take it back: {link}").format(link=follow),),
        )  # fmt: skip

    return step.request, write


def answer_words(state: RequestState) -> str:
    """Return what an answer says, with the committee's name to be filled in."""
    return {
        RequestState.PRE_APPROVED: _("Headquarters has read your request for {committee} and "
                                     "pre-approves it. Somebody calls you before the decision."),
        RequestState.APPROVED: _("{committee} is approved. Sign the confidentiality commitment: "
                                 "the same page then gives the code for your first computer."),
        RequestState.REFUSED: _("Headquarters does not create {committee}. Its reason:"),
        RequestState.CLOSED: _("Headquarters closes the request for {committee}. Its reason:"),
        RequestState.MERGED: _("The request for {committee} joins another committee. The reason:"),
        RequestState.APPLIED: "",
    }[state]  # fmt: skip


_FINDERS: dict[str, Callable[[UUID], _Found]] = {
    "verify": _to_verify, "other": _to_other, "step": _of_step,
}  # fmt: skip
