"""A proposal as a committee's laptop sends it."""

from uuid import UUID, uuid4

from paired import change

from organiser import clock


def sent(title="Bloquer les loyers", series=None, **fields):
    """Return the change by which a laptop sends a proposal."""
    key = uuid4().hex
    said = {
        "text": "Le loyer mange tout.", "theme": "logement", "heard": 12, "version": 1,
        "sent_at": clock.stamp(clock.now()), **fields,
    }  # fmt: skip
    return change("proposal", record=key, series_id=series or key, title=title, **said)


def proposed(committee, title="Bloquer les loyers", **other):
    """Have headquarters know a proposal without a laptop."""
    from organiser.hq.models import Proposal

    known = {"series": UUID(uuid4().hex), "at": clock.now(), "sent_at": clock.now(), **other}
    return Proposal.objects.create(committee=committee, title=title, text="Le loyer.", **known)
