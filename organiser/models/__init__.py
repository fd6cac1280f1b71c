"""Tables of the committee's file."""

from organiser.models import action, committee, consent, field, outbox, person, place, search

__all__ = ["action", "committee", "consent", "field", "outbox", "person", "place", "search"]
