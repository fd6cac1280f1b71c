"""What the boxes of a page say, and what somebody is asked: nothing doubtful passes in silence."""

from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.manifest import Box
from organiser.domain.sheet_layout import LAYOUTS, grid
from organiser.domain.sheet_marks import Look, judge

CODES = (
    *(("single", "res", code) for code in "APLNIE"),
    *(("multi", "ext", code) for code in "BC"),
)
DOORS, _anchors, _notes = grid(LAYOUTS[1], 3, CODES)
LINE = tuple(
    Box(f"t1.plus.{at:02d}", 0, "t1.plus", "count", f"{at:02d}", 42 + 7.6 * at, 60, 4.6, 4.6)
    for at in range(1, 9)
)
EMPTY, TICKED = Look(0.001), Look(0.999)
chances = st.floats(0, 1)
looks = st.builds(
    Look, chances, chances, st.floats(0, 1), st.floats(0, 1), st.booleans(), st.booleans()
)


def seen(boxes, ticked=(), **others):
    """Return a page where *ticked* are ticked, *others* look otherwise and the rest is empty."""
    given = {box.id: TICKED if box.id in ticked else EMPTY for box in boxes}
    return given | {name.replace("_", "."): look for name, look in others.items()}


def asked(read):
    return {box for box, mark in read.marks.items() if mark.review}


def ticked(read):
    return {box for box, mark in read.marks.items() if mark.v}


def test_a_page_of_clear_answers_asks_nothing():
    answers = {"r01.res.A", "r02.res.P", "r02.ext.B", "r03.res.E"}

    read = judge(DOORS, seen(DOORS, answers))

    assert ticked(read) == answers
    assert asked(read) == set()
    assert read.blank_rows == ()


def test_a_row_without_an_answer_is_shown_once_even_when_a_leaflet_was_left():
    read = judge(DOORS, seen(DOORS, {"r01.res.A", "r03.ext.B"}))

    assert read.blank_rows == (1, 2)
    assert asked(read) == set()


def test_a_row_that_is_asked_about_is_not_shown_a_second_time():
    read = judge(DOORS, seen(DOORS, {"r01.res.A", "r03.res.A"}, r02_res_A=Look(0.3)))

    assert asked(read) == {"r02.res.A"}
    assert read.blank_rows == ()


def test_two_answers_at_one_door_are_asked_and_two_extras_are_not():
    read = judge(DOORS, seen(DOORS, {"r01.res.A", "r01.res.P", "r01.ext.B", "r01.ext.C"}))

    assert asked(read) == {"r01.res.A", "r01.res.P"}


def test_a_box_struck_out_is_no_answer_and_is_asked():
    read = judge(DOORS, seen(DOORS, {"r01.res.P"}, r01_res_A=Look(0.01, struck=0.99)))

    assert ticked(read) == {"r01.res.P"}
    assert asked(read) == {"r01.res.A"}


def test_ink_beside_an_empty_box_is_asked_unless_the_tick_next_to_it_explains_it():
    beside = Look(0.001, beside=0.25)

    alone = judge(DOORS, seen(DOORS, {"r01.res.A"}, r01_res_I=beside))
    explained = judge(DOORS, seen(DOORS, {"r01.res.A"}, r01_res_P=beside))
    of_any = judge(DOORS, seen(DOORS, {"r01.res.A"}, r01_ext_C=beside))

    assert asked(alone) == {"r01.res.I"}
    assert asked(explained) == set()
    assert asked(of_any) == set()


def test_a_ring_is_asked_even_beside_a_tick():
    ring = Look(0.001, beside=0.2, around=0.15)

    read = judge(DOORS, seen(DOORS, {"r01.res.A"}, r01_res_P=ring))

    assert asked(read) == {"r01.res.P"}


def test_what_is_pale_or_perhaps_another_box_is_asked():
    pale, unsure = Look(0.001, is_pale=True), Look(0.999, is_unsure=True)

    read = judge(DOORS, seen(DOORS, {"r01.res.A"}, r01_ext_B=pale, r02_res_P=unsure))

    assert asked(read) == {"r01.ext.B", "r02.res.P"}


def test_a_gap_in_a_tally_is_asked_with_the_tick_after_it():
    read = judge(LINE, seen(LINE, {"t1.plus.01", "t1.plus.04", "t1.plus.05"}))

    assert asked(read) == {"t1.plus.02", "t1.plus.03", "t1.plus.04"}


def test_a_tally_line_that_is_surely_empty_is_nought_and_a_doubtful_one_is_shown():
    sure = judge(LINE, seen(LINE))
    doubtful = judge(LINE, {box.id: Look(0.01) for box in LINE})

    assert sure.blank_rows == ()
    assert doubtful.blank_rows == (0,)


@given(st.tuples(*[looks] * len(DOORS)))
def test_nothing_doubtful_passes_in_silence(drawn):
    given = {box.id: look for box, look in zip(DOORS, drawn, strict=True)}

    read = judge(DOORS, given)

    assert set(read.marks) == set(given)
    for box, look in given.items():
        if 0.02 < look.ticked < 0.98 or look.struck > 0.15 or look.is_unsure:
            assert read.marks[box].review
        assert read.marks[box].v == (look.ticked > 0.5)


@given(st.tuples(*[looks] * len(DOORS)))
def test_no_row_goes_without_an_answer_a_question_or_a_glance(drawn):
    read = judge(DOORS, {box.id: look for box, look in zip(DOORS, drawn, strict=True)})

    for row in range(3):
        first = [read.marks[box.id] for box in DOORS if box.row == row and box.kind == "single"]
        answers = [mark for mark in first if mark.v]
        assert answers or any(mark.review for mark in first) or row in read.blank_rows
        assert len(answers) < 2 or all(mark.review for mark in answers)
