"""Sheets go out frozen, come back once, and never knock where they are not wanted."""

from datetime import date
from itertools import pairwise

import pytest
from make import SATURDAY, bring_in, candidate, person
from sqlalchemy import text

from organiser import clock
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult, Outcome, Outing, SheetState, StreetTally
from organiser.domain.sheet_code import SlipCode, write_slip
from organiser.errors import OrganiserError
from organiser.importing.doors import read_doors
from organiser.usecases import checking, consents, undo
from organiser.usecases.field import choosing, entering, printing, states, tallies
from organiser.usecases.field.choosing import Side
from organiser.usecases.people import card, editing

OUTING = Outing(
    "Porte-à-porte", on=SATURDAY, team="Yann, Zoé", holder="Yann", return_by=date(2026, 11, 30)
)


@pytest.fixture
def street(database):
    """Twenty doors of rue des Lilas, two people at number 12."""
    bring_in(
        database,
        *(candidate(f"P{n} Lilas{n}", n, street=f"{n} rue des Lilas") for n in range(1, 21)),
        candidate("Autre Lilas12", 40, street="12 rue des Lilas"),
    )
    return database


def chosen(database, side=Side.BOTH, **words):
    (row,) = choosing.streets(database)
    return choosing.doors_of_streets(database, [(row.key, row.city, side)], **words)


def printed(database, **words):
    draft = printing.prepare(database, OUTING, chosen(database).doors, **words)
    return printing.print_sheet(database, draft)


def page_of(database, sheet, number=2):
    (typed,) = [
        typed for typed, page, _done in entering.pages_to_type(database, sheet.id) if page == number
    ]
    return entering.open_page(database, typed)


def test_a_street_has_each_door_once_and_two_sides(street):
    (row,) = choosing.streets(street)

    assert (row.doors, row.even, row.odd, row.closed) == (20, 10, 10, 0)
    assert len(chosen(street, Side.ODD).doors) == 10


def test_a_packet_is_walked_up_one_side_and_back_the_other(street):
    draft = printing.prepare(street, OUTING, chosen(street).doors)

    numbers = [door.number for door in draft.doors]
    assert sorted(numbers) == list(range(1, 21))
    sides = [number % 2 for number in numbers]
    assert sum(one != other for one, other in pairwise(sides)) == 1


def test_the_preview_is_what_is_printed_and_what_is_saved_again(street, tmp_path):
    draft = printing.prepare(street, OUTING, chosen(street).doors)
    preview = printing.draw(printing.frozen(draft))

    sheet = printing.print_sheet(street, draft, tmp_path / "a.pdf")
    printing.save_again(street, sheet.id, tmp_path / "b.pdf")

    assert preview == (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_sheet_is_the_same_after_the_list_changed(street, tmp_path):
    sheet = printed(street)
    before = printing.draw(printing.manifest_of(street, sheet.id))

    bring_in(street, candidate("Nouvelle Personne", street="3 bis rue des Lilas"))
    undo.undo(street)

    assert printing.draw(printing.manifest_of(street, sheet.id)) == before


def test_nothing_is_recorded_when_the_file_cannot_be_written(street, tmp_path):
    draft = printing.prepare(street, OUTING, chosen(street).doors)

    with pytest.raises(OrganiserError):
        printing.print_sheet(street, draft, tmp_path / "no such folder" / "a.pdf")

    assert states.list_sheets(street) == ()


def test_of_two_files_none_is_written_when_one_cannot_be(street, tmp_path):
    draft = printing.prepare(street, OUTING, chosen(street).doors)
    (tmp_path / "a.pdf").write_bytes(b"an earlier packet")
    (tmp_path / "a.json").mkdir()

    with pytest.raises(OrganiserError):
        printing.print_sheet(street, draft, tmp_path / "a.pdf", manifest_out=tmp_path / "a.json")

    assert (tmp_path / "a.pdf").read_bytes() == b"an earlier packet"
    assert not list(tmp_path.glob("*.new"))
    assert states.list_sheets(street) == ()


def test_what_came_back_is_typed_and_stands(street):
    sheet = printed(street)
    page = page_of(street, sheet)

    count = entering.record_results(
        street,
        page.id,
        [
            DoorResult(0, Outcome.MET, leaflet=True, note="sonnette cassée"),
            DoorResult(1, Outcome.ABSENT),
        ],
    )

    again = entering.open_page(street, page.typed)
    assert (count, again.is_settled) == (2, True)
    assert again.results == (
        DoorResult(0, Outcome.MET, leaflet=True, note="sonnette cassée"),
        DoorResult(1, Outcome.ABSENT),
    )
    assert len(page.rows) == 16


def test_typing_a_page_again_corrects_it_and_counts_no_door_twice(street):
    page = page_of(street, printed(street))
    entering.record_results(
        street, page.id, [DoorResult(0, Outcome.MET), DoorResult(1, Outcome.ABSENT)]
    )

    count = entering.record_results(
        street, page.id, [DoorResult(0, Outcome.MET), DoorResult(1, Outcome.COME_BACK)]
    )

    with street.raw() as connection:
        visits = connection.execute(text("SELECT count(*) FROM visit")).scalar()
    assert (count, visits) == (2, 3)
    assert [r.outcome for r in entering.open_page(street, page.typed).results] == [
        Outcome.MET,
        Outcome.COME_BACK,
    ]


def test_who_asks_not_to_be_visited_is_on_no_later_sheet(street):
    page = page_of(street, printed(street))
    left = page.rows[0]

    entering.record_results(street, page.id, [DoorResult(0, Outcome.LEAVE_ALONE)])

    (row,) = choosing.streets(street)
    assert (row.doors, row.closed) == (19, 1)
    assert left.address not in [f"{d.number} {d.street}" for d in chosen(street).doors]
    assert chosen(street).closed == 1


def test_undo_opens_the_door_again(street):
    page = page_of(street, printed(street))
    entering.record_results(street, page.id, [DoorResult(0, Outcome.LEAVE_ALONE)])

    undo.undo(street)

    assert len(chosen(street).doors) == 20
    assert not entering.open_page(street, page.typed).is_settled


def test_who_refused_visits_by_hand_is_on_no_sheet(street):
    from organiser.usecases.people.listing import Directory, Query

    directory = Directory(street)
    (row,) = directory.rows(directory.find(Query("autre")))

    consents.refuse(street, row.id, [Channel.DOOR], "au téléphone")

    assert 12 not in [door.number for door in chosen(street).doors]


def test_names_are_printed_only_when_asked_and_agreed(street):
    from organiser.usecases.people.listing import Directory, Query

    directory = Directory(street)
    (row,) = directory.rows(directory.find(Query("autre")))
    consents.record_consent(street, row.id, [Channel.CALL], source="bulletin 4")

    plain, named = chosen(street), chosen(street, names=True)

    assert {door.name for door in plain.doors} == {""}
    assert [door.name for door in named.doors if door.name] == ["Autre Lilas12"]


@pytest.mark.parametrize(
    "code", ["", "123", "417 283 01 97", "OG1DJF97XFB5JYR232623GU75", "rien", "&é\"'(-è_çà"]
)
def test_a_code_that_is_none_of_ours_opens_nothing(street, code):
    with pytest.raises(OrganiserError):
        entering.open_page(street, code)


def test_a_page_opens_by_its_digits_unshifted_azerty_and_by_its_qr(street):
    sheet = printed(street)
    page = page_of(street, sheet)
    manifest = printing.manifest_of(street, sheet.id)
    azerty = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))

    typed = "".join(azerty.get(sign, sign) for sign in page.typed)
    token = manifest.pages[page.page - 1].token

    assert entering.open_page(street, typed).id == page.id
    assert entering.open_page(street, token).id == page.id
    assert entering.open_page(street, token + "2").id == page.id


def test_a_slip_number_of_another_packet_is_refused(street):
    sheet = printed(street)
    page = page_of(street, sheet)
    own, other = write_slip(SlipCode(sheet.number, 1)), write_slip(SlipCode(999999, 1))

    with pytest.raises(OrganiserError):
        entering.record_results(
            street, page.id, [DoorResult(0, Outcome.MET, slip=True, slip_number=other)]
        )
    entering.record_results(
        street, page.id, [DoorResult(0, Outcome.MET, slip=True, slip_number=own)]
    )

    assert entering.open_page(street, page.typed).results[0].slip_number == own.replace(" ", "")


def test_a_half_typed_page_is_kept(street):
    page = page_of(street, printed(street))

    entering.keep_draft(street, page.id, '{"0": "P"}')

    assert entering.open_page(street, page.typed).draft == '{"0": "P"}'
    entering.record_results(street, page.id, [DoorResult(0, Outcome.MET)])
    assert entering.open_page(street, page.typed).draft == ""


def test_a_packet_goes_out_comes_back_is_entered_tally_included_and_destroyed(street):
    sheet = printed(street)
    seen = [states.list_sheets(street)[0].state]
    states.note_event(street, [sheet.id], "out")
    seen.append(states.list_sheets(street)[0].state)
    for typed, _page, _done in entering.pages_to_type(street, sheet.id):
        page = entering.open_page(street, typed)
        if page.kind == "doors":
            entering.record_results(street, page.id, [])
    seen.append(states.list_sheets(street)[0].state)
    tallies.record_tallies(street, sheet.id, [])
    seen.append(states.list_sheets(street)[0].state)
    states.note_event(street, [sheet.id], "destroyed")
    seen.append(states.list_sheets(street)[0].state)

    assert seen == [
        SheetState.PRINTED,
        SheetState.OUT,
        SheetState.BACK,
        SheetState.ENTERED,
        SheetState.DESTROYED,
    ]


def test_a_packet_that_is_not_back_in_time_is_overdue(street):
    printed(street)
    late = clock.now().replace(year=2027)

    with clock.set_to(lambda: late):
        (row,) = states.list_sheets(street)

    assert row.is_overdue


def test_what_is_destroyed_or_void_is_left_out_where_it_is_not_wanted(street):
    destroyed, void = printed(street), printed(street)
    printed(street)
    states.note_event(street, [destroyed.id], "destroyed")
    printing.void(street, [void.id])

    rows, living = states.list_sheets(street), states.list_sheets(street, with_over=False)

    assert len(rows) == 3
    assert living == tuple(row for row in rows if row.id not in {destroyed.id, void.id})


def test_a_reprint_has_a_new_number_and_voids_the_old_one(street):
    old = printed(street)
    draft = printing.prepare(street, OUTING, chosen(street).doors)

    new = printing.print_sheet(street, draft, None, replaces=old.id)

    by_number = {row.number: row.state for row in states.list_sheets(street)}
    assert new.number != old.number
    assert by_number == {old.number: SheetState.VOID, new.number: SheetState.PRINTED}
    assert page_of(street, old).replaced_by == str(new.number)


def test_taking_a_print_back_voids_it_and_keeps_its_rows(street):
    sheet = printed(street)

    undo.undo(street)

    assert states.list_sheets(street)[0].state is SheetState.VOID
    assert len(page_of(street, sheet).rows) == 16


def test_a_street_of_few_answers_is_not_named(street):
    sheet = printed(street)

    tallies.record_tallies(
        street,
        sheet.id,
        [
            StreetTally("rue des Lilas", 4, 1, 2),
            StreetTally("rue Haute", 1, 1, 0),
            StreetTally("quai", 1, 0, 1),
        ],
    )

    assert tallies.tallies_of(street, sheet.id) == (
        StreetTally("", 2, 1, 1),
        StreetTally("rue des Lilas", 4, 1, 2),
    )


def test_tallies_typed_twice_are_counted_once(street):
    sheet = printed(street)
    for _time in range(2):
        tallies.record_tallies(street, sheet.id, [StreetTally("rue des Lilas", 4, 1, 2)])

    assert tallies.tallies_of(street, sheet.id) == (StreetTally("rue des Lilas", 4, 1, 2),)


def test_an_address_base_gives_doors_in_its_order(database, tmp_path):
    file = tmp_path / "doors.csv"
    file.write_text(
        "street,number,suffix,postcode,commune,where,name\n"
        "rue Haute,3,,29999,Plouexemple-sur-Mer,2e gauche,Riou\n"
        "rue Haute,1,bis,29999,Plouexemple-sur-Mer,,\n",
        encoding="utf-8",
    )

    doors = choosing.doors_of_list(database, read_doors(file)).doors
    sheet = printing.print_sheet(
        database, printing.prepare(database, OUTING, doors, keep_order=True)
    )

    rows = page_of(database, sheet).rows
    assert [(row.line, row.address, row.where, row.name) for row in rows] == [
        (1, "3 rue Haute", "2e gauche", ""),
        (2, "1 bis rue Haute", "", ""),
    ]


def test_the_people_of_a_door_hear_of_its_visit(street):
    from organiser.usecases.people.listing import Directory, Query

    directory = Directory(street)
    (row,) = directory.rows(directory.find(Query("autre")))
    editing.edit_person(street, row.id, {"note": "x"})
    page = page_of(street, printed(street))
    place = next(r for r in page.rows if r.address == "12 rue des Lilas")

    entering.record_results(street, page.id, [DoorResult(place.row, Outcome.MET)])

    lines = [line.kind for line in card.read_card(street, row.id).timeline]
    assert "door" in lines
    assert checking.check(street).problems == ()


def test_a_manifest_given_away_tells_nobody(street):
    somebody = person(
        street,
        "Zéphyrine Quatrebarbes",
        address="12 rue des Lilas",
        postcode="29999",
        city="Plouexemple-sur-Mer",
    )
    consents.record_consent(street, somebody, [Channel.CALL], source="bulletin 4")
    doors = chosen(street, names=True).doors
    outing = Outing("Porte-à-porte", names=True)

    plain = printing.as_json(printing.frozen(printing.prepare(street, outing, doors)))

    assert "Quatrebarbes" not in str(plain)
    assert "Lilas" not in str(plain)
