"""What the fields of a person's card are called."""

from organiser.i18n import _


def card_field_label(name: str) -> str:
    """Return what a field of a card is called."""
    return {
        "title": _("Title"), "first_name": _("First name"), "middle_name": _("Middle name"),
        "last_name": _("Last name"), "birth_name": _("Birth name"),
        "birth_date": _("Date of birth"), "birth_year": _("Year of birth"),
        "birth": _("Date or year of birth"),
        "phone": _("Phone"), "phones": _("Phones"), "mobile": _("Mobile"), "email": _("E-mail"),
        "emails": _("E-mails"), "address": _("Address"), "postcode": _("Postcode"),
        "city": _("Town"), "occupation": _("Occupation"), "origin": _("Where the data come from"),
        "origin_detail": _("Details of where they come from"), "relation": _("Relation"),
        "point_person": _("Followed by"), "referrer": _("Came through"),
        "next_step": _("Next step"), "next_step_on": _("On which day"), "tags": _("Tags"),
        "themes": _("Themes"), "skills": _("Skills"), "languages": _("Languages"),
        "availability": _("Availability"), "note": _("Note"), "joined_on": _("Joined on"),
        "external_id": _("Number elsewhere"), "basis_evidence": _("Proof"),
    }.get(name, name)  # fmt: skip
