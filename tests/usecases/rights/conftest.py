"""A person who left a trace in every place there is, and her file read down to its bytes."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from make import bring_in, candidate, person

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult, Outcome, Outing
from organiser.usecases import actions, consents, undo
from organiser.usecases.field import choosing, entering, printing
from organiser.usecases.people import editing, merging


@dataclass(frozen=True)
class Traced:
    """Her id, and the words by which she must not be found any more."""

    id: UUID
    words: tuple[str, ...]
    friend: UUID


@pytest.fixture
def traced(database) -> Traced:
    bring_in(database, candidate("Solenn Kerzhéro", emails=("solenn.kz@example.org",)),
             candidate("Anne Riou"), file_name="liste de Solenn Kerzhéro.csv")  # fmt: skip
    undo.undo(database)
    friend = person(database, "Anne Riou")
    her = person(
        database, "Solenn Kerzhéro", emails="solenn.kz@example.org", phones="06 39 98 77 65",
        address="12 rue des Lilas", postcode="29999", city="Plouexemple", referrer=str(friend),
        note="aime le matin", birth_name="Abgrallou",
    )  # fmt: skip
    other = person(database, "Solen Kerzhéro", emails="solen.autre@example.org")
    consents.record_consent(database, her, [Channel.EMAIL], source="bulletin 77123")
    merging.merge(database, her, other)
    editing.edit_person(database, friend, {"referrer": str(her), "point_person": str(her)})
    editing.edit_person(database, her, {"phones": "06 39 98 77 65, 06 39 98 44 33"})
    editing.edit_person(database, her, {"phones": "06 39 98 77 65"})
    editing.remember_remark(database, friend, "Venue avec Solenn Kerzhero (06.39.98.77.65)")
    actions.log_action(
        database, ActionKind.STALL, [her, friend], on=clock.today(), note="Chez Kerzhéro Solenn"
    )
    _sheet(database, her)
    return Traced(
        her,
        ("Kerzh", "kerzh", "Solenn", "solenn", "Abgrallou", "solenn.kz", "solen.autre", "39987765",
         "39984433", "39 98 77 65", "39.98.77.65", "bulletin 77123"),
        friend,
    )  # fmt: skip


def _sheet(database, her) -> None:
    chosen = choosing.doors_of_people(database, [her], names=True)
    draft = printing.prepare(
        database, Outing("Samedi", team="Solenn Kerzhéro, Anne Riou", names=True), chosen.doors
    )
    sheet = printing.print_sheet(database, draft)
    code, _page, _is_settled = entering.pages_to_type(database, sheet.id)[0]
    page = entering.open_page(database, code)
    told = DoorResult(0, Outcome.MET, note="chez Solenn Kerzhéro")
    entering.record_results(database, page.id, [told])
