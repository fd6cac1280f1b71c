"""Frozen pages: what stands where, whose numbers they bear, what they say and keep silent."""

import os
from datetime import date
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.field import Door, Notice, Outing, SheetNumbers
from organiser.domain.sheet_code import read_digits, read_slip, read_token
from organiser.domain.sheet_layout import LAYOUTS, CannotFreeze, freeze

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
NUMBERS = SheetNumbers(number=417283, sheet_id=203382965207, committee=377255)
OUTING = Outing("Door to door", on=date(2026, 11, 28), team="Solène, Karim")


def doors(count, start=1):
    numbers = range(start, start + count)
    return [Door(UUID(int=n), "rue des Lilas", 2 * n, name=f"Name {n}") for n in numbers]


def frozen(count, outing=OUTING, **more):
    return freeze(outing, NUMBERS, doors(count), language="en", **more)


def pages_of(manifest, kind):
    return [page for page in manifest.pages if page.kind == kind]


@pytest.mark.parametrize(
    ("count", "layout", "rows"),
    [(1, 1, [1]), (2, 1, [2]), (16, 1, [16]), (17, 1, [16, 1]), (21, 2, [10, 10, 1])],
)
def test_doors_fill_pages_of_sixteen_or_of_ten_in_large_print(count, layout, rows):
    manifest = frozen(count, layout=layout)

    assert [len(page.rows) for page in pages_of(manifest, "doors")] == rows


def test_five_hundred_pages_each_have_their_own_codes():
    manifest = frozen(8000)

    typed = [read_digits(page.typed) for page in manifest.pages]
    tokens = [read_token(page.token) for page in manifest.pages]
    assert len(pages_of(manifest, "doors")) == 500
    assert [code.page for code in typed] == list(range(1, len(manifest.pages) + 1))
    assert [token.page for token in tokens] == [code.page for code in typed]
    assert {token.pages for token in tokens} == {len(manifest.pages)}
    assert {(token.sheet, token.committee) for token in tokens} == {(203382965207, 377255)}


def test_a_row_knows_its_line_in_the_packet_and_its_door():
    rows = [row for page in pages_of(frozen(17), "doors") for row in page.rows]

    assert [row.index for row in rows] == list(range(17))
    assert [row.row for row in rows] == [*range(16), 0]
    assert [row.door.int for row in rows] == list(range(1, 18))


def test_boxes_of_the_ordinary_layout_stand_where_the_reader_looks():
    page = pages_of(frozen(16), "doors")[0]

    boxes = {box.id: box for box in page.boxes}
    first, last = boxes["r01.res.A"], boxes["r16.ext.C"]
    assert len(page.boxes) == 16 * 8
    assert (first.x, first.y, first.w, first.h) == (105.2, 49.7, 4.6, 4.6)
    assert [boxes[f"r01.res.{code}"].x for code in "APLNIE"] == [
        105.2, 112.8, 120.4, 128.0, 135.6, 143.2,
    ]  # fmt: skip
    assert [boxes[f"r01.ext.{code}"].x for code in "BC"] == [152.8, 160.4]
    assert {boxes[f"r01.ext.{code}"].kind for code in "BC"} == {"multi"}
    assert last.y == pytest.approx(47.0 + 15 * 221.5 / 16 + 2.7, abs=0.01)
    assert page.rows[-1].y + page.rows[-1].h == pytest.approx(268.5, abs=0.02)


def test_anchors_and_codes_of_a_page_frame_its_rows():
    page = pages_of(frozen(2), "doors")[0]

    assert [(area.x, area.y) for area in page.anchors[:2]] == [(8.0, 50.7), (199.4, 50.7)]
    assert [(code.x, code.y, code.tail) for code in page.qr] == [
        (8.0, 8.0, "0"), (184.0, 8.0, "1"), (184.0, 271.0, "2"), (8.0, 271.0, "3"),
    ]  # fmt: skip


def test_large_print_has_larger_boxes_that_do_not_touch():
    page = pages_of(frozen(10, layout=2), "doors")[0]

    row = [box for box in page.boxes if box.row == 0]
    steps = [round(two.x - one.x, 2) for one, two in pairwise(row)]
    assert {box.w for box in page.boxes} == {6.0}
    assert steps == [8.5, 8.5, 8.5, 8.5, 8.5, 10.5, 8.5]


@pytest.mark.parametrize("layout", [1, 2])
def test_nothing_that_is_written_on_overlaps_a_box(layout):
    page = pages_of(frozen(16, layout=layout), "doors")[0]

    for note in page.notes:
        for box in page.boxes:
            aside = note.x >= box.x + box.w or note.x + note.w <= box.x
            assert aside or note.y >= box.y + box.h or note.y + note.h <= box.y
    assert all(note.x + note.w <= 199.4 for note in page.notes)


def test_ids_of_boxes_are_unique_within_a_page():
    for page in frozen(40).pages:
        ids = [box.id for box in page.boxes]
        assert len(ids) == len(set(ids))


def test_a_building_that_fits_on_one_page_is_not_cut():
    tower = [Door(UUID(int=100 + n), "rue de Dinan", 22, floor=str(9 - n)) for n in range(9)]

    manifest = freeze(OUTING, NUMBERS, [*doors(10), *tower, *doors(3, 50)], language="en")

    assert [len(page.rows) for page in pages_of(manifest, "doors")] == [10, 12]


def test_a_building_larger_than_a_page_goes_on_where_it_is():
    tower = [Door(UUID(int=100 + n), "rue de Dinan", 22) for n in range(20)]

    manifest = freeze(OUTING, NUMBERS, [*doors(10), *tower], language="en")

    assert [len(page.rows) for page in pages_of(manifest, "doors")] == [16, 14]


@settings(max_examples=40 * SHARE, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.sampled_from([1, 2]))
def test_no_door_is_lost_and_no_building_that_fits_is_cut(sizes, layout):
    buildings = [
        Door(UUID(int=100 * at + flat), "rue de Dinan", at + 1)
        for at, size in enumerate(sizes)
        for flat in range(size)
    ]

    manifest = freeze(OUTING, NUMBERS, buildings, layout=layout, language="en")

    pages = [[row.door for row in page.rows] for page in pages_of(manifest, "doors")]
    assert [door for page in pages for door in page] == [door.id for door in buildings]
    most = LAYOUTS[layout].rows
    assert all(1 <= len(page) <= most for page in pages)
    for at, size in enumerate(sizes):
        holding = [page for page in pages if any(door.int // 100 == at for door in page)]
        assert size > most or len(holding) == 1


def test_people_of_one_door_stand_together_without_a_line_between_them():
    couple = [Door(UUID(int=1), "rue A", 1, person=UUID(int=n)) for n in (7, 8)]

    manifest = freeze(OUTING, NUMBERS, couple, language="en")

    assert [row.same_door for row in pages_of(manifest, "doors")[0].rows] == [False, True]


def test_names_are_printed_only_when_the_outing_asks_for_them():
    silent = pages_of(frozen(2), "doors")[0]
    named = pages_of(frozen(2, Outing("Door to door", names=True)), "doors")[0]

    assert [row.shown.name for row in silent.rows] == ["", ""]
    assert [row.shown.name for row in named.rows] == ["Name 1", "Name 2"]


def test_ticks_of_opinion_are_on_tally_pages_alone_and_in_no_order_of_the_doors():
    streets = ["rue Z", "rue B", "rue M", "rue A", "rue C"]
    walked = [Door(UUID(int=n), street, 1) for n, street in enumerate(streets)]

    manifest = freeze(OUTING, NUMBERS, walked, language="en")

    tally = pages_of(manifest, "tally")
    assert [page.streets for page in tally] == [("rue A", "rue B", "rue C", "rue M"), ("rue Z",)]
    assert [len(page.boxes) for page in tally] == [4 * 3 * 20, 3 * 20]
    assert {box.kind for page in tally for box in page.boxes} == {"count"}
    assert {row.door for page in tally for row in page.rows} == {None}
    assert "count" not in {b.kind for page in pages_of(manifest, "doors") for b in page.boxes}


def test_lines_of_a_tally_are_twelve_and_a_half_millimetres_apart():
    rows = pages_of(frozen(1), "tally")[0].rows

    assert [round(two.y - one.y, 2) for one, two in pairwise(rows)] == [
        12.5,
        12.5,
    ]


def test_slips_have_numbers_of_their_own_four_on_a_page():
    pages = pages_of(frozen(1), "slips")

    numbers = [read_slip(number).slip for page in pages for number in page.slips]
    assert [len(page.slips) for page in pages] == [4, 4]
    assert numbers == list(range(1, 9))


def test_every_page_says_whose_it_is_until_when_and_where_it_goes():
    outing = Outing(
        "Door to door",
        team="Solène",
        holder="Karim",
        printed_by="Camille",
        printed_on=date(2026, 11, 27),
        return_by=date(2026, 11, 30),
        notice=Notice(contact="data@example.org"),
    )

    manifest = frozen(20, outing)

    for page in manifest.pages:
        said = " ".join(page.footer)
        assert f"Sheet 417 283 · page {page.page}/{len(manifest.pages)}" in said
        assert "printed on 27/11/2026 by Camille · held by Karim" in said
        assert "To be returned or destroyed before 30/11/2026." in said
        assert "Sheet found? Thank you for writing to data@example.org" in said


def test_a_packet_is_due_two_days_after_the_outing_when_nobody_says_otherwise():
    assert "before 30/11/2026" in frozen(1).pages[0].footer[1]


def test_what_headquarters_has_not_given_is_to_be_completed():
    cover = frozen(1).words.cover

    missing = [item.label for item in cover.notice if item.missing]
    assert missing == [
        "Controller",
        "Your rights and any question",
        "Data protection officer (DPO)",
    ]


def test_no_doors_or_too_many_slips_or_pages_make_no_packet():
    with pytest.raises(CannotFreeze, match="no door"):
        frozen(0)
    with pytest.raises(CannotFreeze, match="40"):
        frozen(1, Outing("Door to door", slips=41))
    with pytest.raises(CannotFreeze, match="too many doors"):
        frozen(16_000)


def test_freezing_leaves_the_language_of_the_screen_alone():
    french = freeze(OUTING, NUMBERS, doors(1), language="fr")

    english = frozen(1)

    assert french.language == "fr"
    assert english.words.cover.receipt_title == "Return receipt"


def test_a_refusal_is_said_in_the_language_of_the_screen():
    with pytest.raises(CannotFreeze, match="There is no door"):
        freeze(OUTING, NUMBERS, [], language="fr")


def test_where_a_door_is_is_said_in_words():
    flat = Door(UUID(int=1), "rue A", 1, building="B", stairs="2", floor="5e", door="g")
    ground = Door(UUID(int=2), "rue A", 1, building="Tour Armor", floor="0")
    told = Door(UUID(int=3), "rue A", 1, building="B", where="bât. B, 3e")

    manifest = freeze(OUTING, NUMBERS, [flat, ground, told], language="en")

    assert [row.shown.where for row in pages_of(manifest, "doors")[0].rows] == [
        "building B, stairs 2, floor 5, door g",
        "Tour Armor, ground floor",
        "bât. B, 3e",
    ]
