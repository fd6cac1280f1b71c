"""What the columns of a file may become, and where a list may come from."""

from organiser.domain.consent import FORBIDDEN_ORIGINS, Origin
from organiser.domain.intake import Target
from organiser.i18n import _

CHOICES = tuple(target for target in Target if target is not Target.FORBIDDEN)
ALLOWED = tuple(origin for origin in Origin if origin not in FORBIDDEN_ORIGINS)
REFUSED = tuple(origin for origin in Origin if origin in FORBIDDEN_ORIGINS)


def target_name(target: Target) -> str:
    """Return what a column becomes."""
    names = _names() | _contact_names() | _refusal_names()
    return names[target]


def why_refused(origin: Origin) -> str:
    """Say why a list of this origin may not be used (R06)."""
    return {
        Origin.TOWN_HALL: _(
            "A file of the town hall was made for its services and may serve nothing else."
        ),
        Origin.EMPLOYER: _("The people of this file gave their details to work, not to be asked."),
        Origin.CLIENTS: _("Patients and clients gave their details in confidence."),
        Origin.SCHOOL: _("Families gave these details to a school, for nothing else."),
        Origin.THIRD_PARTY: _("Its people agreed to that association, not to this committee."),
    }[origin]


def _names() -> dict[Target, str]:
    return {
        Target.EXTERNAL_ID: _("Number elsewhere"), Target.TITLE: _("Title"),
        Target.FIRST_NAME: _("First name"), Target.MIDDLE_NAME: _("Middle name"),
        Target.LAST_NAME: _("Last name"), Target.BIRTH_NAME: _("Birth name"),
        Target.FULL_NAME: _("First and last name"), Target.BIRTH_DATE: _("Date of birth"),
        Target.OCCUPATION: _("Occupation"), Target.ORIGIN: _("Details of where they come from"),
        Target.NOTE: _("Note"), Target.TAGS: _("Tags"), Target.LANGUAGES: _("Languages"),
        Target.SKILLS: _("Skills"), Target.AVAILABILITY: _("Availability"),
        Target.JOINED_ON: _("Joined on"), Target.IGNORED: _("Do not import"),
        Target.FORBIDDEN: _("Never imported"),
    }  # fmt: skip


def _contact_names() -> dict[Target, str]:
    return {
        Target.EMAIL: _("E-mail"), Target.MOBILE: _("Mobile"), Target.PHONE: _("Phone"),
        Target.ADDRESS: _("Address"), Target.ADDRESS_EXTRA: _("Rest of the address"),
        Target.POSTCODE: _("Postcode"), Target.CITY: _("Town"),
        Target.POSTCODE_CITY: _("Postcode and town"), Target.REGION: _("Region"),
        Target.COUNTRY: _("Country"),
    }  # fmt: skip


def _refusal_names() -> dict[Target, str]:
    return {
        Target.REFUSES_ALL: _("Refuses all contact"), Target.REFUSES_EMAIL: _("Refuses e-mails"),
        Target.REFUSES_CALL: _("Refuses calls"), Target.REFUSES_SMS: _("Refuses text messages"),
        Target.REFUSES_POST: _("Refuses letters"), Target.REFUSES: _("Refused channels"),
        Target.ACCEPTS_EMAIL: _("Accepts e-mails (only a “no” is kept)"),
        Target.ACCEPTS_SMS: _("Accepts text messages (only a “no” is kept)"),
    }  # fmt: skip
