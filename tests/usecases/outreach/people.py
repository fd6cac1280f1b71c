"""People who may be reached, and a committee that has said what the law wants said."""

from dataclasses import replace

from make import person

from organiser.domain.consent import Channel
from organiser.domain.outreach import Use
from organiser.domain.segments.rules import EVERYBODY
from organiser.usecases import consents
from organiser.usecases.committee import change_facts, read_facts
from organiser.usecases.outreach.launching import Plan

ALL = (Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.POST)


def say_who_answers(database):
    facts = read_facts(database)
    change_facts(
        database,
        replace(facts, controller="Association", contact="stop@example.org", dpo="dpo@example.org"),
    )


def willing(database, name="Camille Riou", number=1, **values):
    """Somebody who agreed to everything and can be reached by every use."""
    reach = {
        "mobile": f"06 39 98 00 {number:02}", "email": f"p{number}@example.org",
        "address": f"{number} rue des Lilas", "city": "Betton", "postcode": "35830",
    }  # fmt: skip
    who = person(database, name, **(reach | values))
    consents.record_consent(database, who, ALL, source="stand")
    return who


def plan(use=Use.CALL, rule=EVERYBODY, **values):
    words = {"title": "Rentrée", "words": "Venez samedi.", "subject": "Samedi"}
    return Plan(use=use, rule=rule, **(words | values))
