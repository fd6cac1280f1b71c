"""What is typed of a page stands where it was typed, and every change can be taken back."""

import os
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser import clock
from organiser.domain.field import DoorResult, Extra, Outcome
from organiser.domain.sheet_code import SlipCode, write_slip
from organiser.errors import OrganiserError
from organiser.ui.field.burst import Burst, code_in
from organiser.ui.field.entry import Entry, Line
from organiser.ui.field.keys import Act, Keys, Meaning
from organiser.ui.field.oddities import oddities
from organiser.usecases.field.entering import EntryPage, EntryRow

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
LEGEND = (
    ("A", "absent"), ("P", "met"), ("L", "come back"), ("N", "do not come back"),
    ("I", "no way in"), ("E", "wrong address"), ("B", "leaflet"), ("C", "slip"),
)  # fmt: skip
TOKEN = "OG1DJF97XFB5JYR232623GU75"


def page(rows=16, erased=(), results=(), draft=""):
    return EntryPage(
        id=UUID(int=1), sheet_id=UUID(int=2), number=417283, page=1, pages=3, kind="doors",
        title="Porte-à-porte", typed="417 283 01 97", legend=LEGEND,
        rows=tuple(
            EntryRow(at, at + 1, f"{at} rue des Lilas", "", "", is_erased=at in erased)
            for at in range(rows)
        ),
        streets=(), results=tuple(results), is_settled=bool(results), replaced_by="", draft=draft,
    )  # fmt: skip


def outcomes(entry):
    return "".join(line.outcome or "." for line in entry.lines)


def answer(entry, letters):
    for letter in letters:
        entry.answer(Outcome(letter))


def test_an_answer_goes_down_a_line():
    entry = Entry(page(4))

    answer(entry, "AP")

    assert (outcomes(entry), entry.here) == ("AP..", 2)


def test_an_answer_may_be_written_over_and_the_last_line_stays():
    entry = Entry(page(2))
    answer(entry, "AP")
    entry.back()

    entry.answer(Outcome.INACCESSIBLE)

    assert (outcomes(entry), entry.here) == ("IP", 1)


def test_a_tick_does_not_go_down_and_goes_away_again():
    entry = Entry(page(2))

    ticked = entry.toggle(Extra.LEAFLET)

    assert (ticked, entry.here, entry.lines[0].leaflet) == (True, 0, True)
    assert entry.toggle(Extra.LEAFLET) is False


def test_ditto_repeats_the_answer_above_but_no_tick():
    entry = Entry(page(3))
    entry.toggle(Extra.LEAFLET)
    answer(entry, "L")

    entry.ditto()

    assert entry.lines[1] == Line(Outcome.COME_BACK)


def test_ditto_repeats_not_visited_too():
    entry = Entry(page(3))
    entry.pass_by()

    entry.ditto()

    assert entry.lines[1].is_passed


def test_nothing_can_be_repeated_on_the_first_line():
    entry = Entry(page(3))

    with pytest.raises(OrganiserError):
        entry.ditto()


def test_the_rest_is_absent_in_one_step():
    entry = Entry(page(6))
    answer(entry, "P")
    entry.pass_by()

    count = entry.rest_absent()

    assert (count, outcomes(entry)) == (4, "P.AAAA")
    entry.undo()
    assert outcomes(entry) == "P....."


def test_an_erased_line_is_gone_over_and_takes_nothing():
    entry = Entry(page(4, erased={0, 2}))

    answer(entry, "AP")
    entry.go(2)

    assert outcomes(entry) == ".A.P"
    with pytest.raises(OrganiserError):
        entry.answer(Outcome.MET)
    assert [result.row for result in entry.results()] == [1, 3]


def test_a_slip_number_of_another_packet_is_refused_at_once():
    entry = Entry(page(2))

    with pytest.raises(OrganiserError):
        entry.slip_number(0, write_slip(SlipCode(999999, 1)))
    with pytest.raises(OrganiserError):
        entry.slip_number(0, "417 283")
    entry.slip_number(0, write_slip(SlipCode(417283, 2)))

    assert entry.results()[0].slip_number == write_slip(SlipCode(417283, 2)).replace(" ", "")


def test_a_page_that_was_settled_shows_what_stands():
    entry = Entry(page(3, results=[DoorResult(0, Outcome.MET, note="x"), DoorResult(1, None)]))

    assert entry.lines[0] == Line(Outcome.MET, note="x")
    assert entry.lines[1].is_passed
    assert not entry.lines[2].is_said


@pytest.mark.parametrize("draft", ["{", "[]", '{"lines": {"0": ["X"]}}', '{"lines": 3}', "null"])
def test_a_draft_that_does_not_read_is_forgotten(draft):
    assert outcomes(Entry(page(2, draft=draft))) == ".."


STEPS = st.lists(
    st.one_of(
        st.sampled_from(list(Outcome)), st.sampled_from(list(Extra)),
        st.sampled_from(["pass", "ditto", "rest", "next", "back", "note"]),
    ),
    max_size=40,
)  # fmt: skip


def play(entry, steps):
    for step in steps:
        try:
            if isinstance(step, Outcome):
                entry.answer(step)
            elif isinstance(step, Extra):
                entry.toggle(step)
            elif step == "note":
                entry.note(entry.here, f"sonnette {entry.here}")
            else:
                {"pass": entry.pass_by, "ditto": entry.ditto, "rest": entry.rest_absent,
                 "next": entry.next, "back": entry.back}[step]()  # fmt: skip
        except OrganiserError:
            pass


@settings(max_examples=60 * SHARE, deadline=None)
@given(STEPS)
def test_all_can_be_taken_back_and_done_again(steps):
    entry = Entry(page(6, erased={3}))
    play(entry, steps)
    typed = list(entry.lines)

    while entry.undo():
        pass
    assert entry.lines == [Line()] * 6
    while entry.redo():
        pass

    assert entry.lines == typed


@settings(max_examples=60 * SHARE, deadline=None)
@given(STEPS)
def test_a_draft_brings_everything_back(steps):
    entry = Entry(page(6, erased={3}))
    play(entry, steps)

    again = Entry(page(6, erased={3}, draft=entry.draft()))

    assert (again.lines, again.here) == (entry.lines, entry.here)


@pytest.mark.parametrize(("keys", "shown"), [("123456", "APLNIE"), ("&é\"'(-", "APLNIE")])
def test_digits_and_the_french_top_row_are_the_answers_of_the_legend(keys, shown):
    known = Keys(LEGEND)

    assert [known.meaning(key) for key in keys] == [Meaning(Act.ANSWER, code) for code in shown]


@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        ("a", Meaning(Act.ANSWER, "A")), ("E", Meaning(Act.ANSWER, "E")),
        ("7", Meaning(Act.TOGGLE, "B")), ("è", Meaning(Act.TOGGLE, "B")),
        ("_", Meaning(Act.TOGGLE, "C")), ("c", Meaning(Act.TOGGLE, "C")),
        ("0", Meaning(Act.NOT_VISITED)), ("à", Meaning(Act.NOT_VISITED)),
        (" ", Meaning(Act.DITTO)), ("*", Meaning(Act.DITTO)), ("+", Meaning(Act.NOTE)),
        ("t", Meaning(Act.REST_ABSENT)), ("9", None), ("ç", None), ("x", None), ("", None),
    ],
)  # fmt: skip
def test_every_key_means_what_the_help_says(key, meaning):
    assert Keys(LEGEND).meaning(key) == meaning


def test_minus_beside_the_digits_is_no_six():
    assert Keys(LEGEND).meaning("-", is_keypad=True) is None


def test_digits_follow_the_legend_that_was_printed():
    shorter = tuple(entry for entry in LEGEND if entry[0] in "APEB")

    keys = Keys(shorter)

    assert [keys.meaning(key).code for key in "1234"] == ["A", "P", "E", "B"]
    assert keys.meaning("5") is None


def test_a_scanner_is_known_by_what_it_types():
    burst = Burst()
    held = [burst.take(sign) for sign in TOKEN + "2"]

    assert set(held) == {(True, "")}
    assert burst.end() == (TOKEN + "2", "")


def test_a_letter_that_begins_no_code_is_given_back():
    burst = Burst()

    assert burst.take("o") == (True, "")
    assert burst.take("p") == (False, "o")
    assert burst.take("o") == (True, "")
    assert burst.end() == ("", "o")


def test_a_scanner_in_a_field_leaves_what_stood_there():
    assert code_in(f"un chien {TOKEN}") == ("un chien ", TOKEN)
    assert code_in("Ogier, 3e") == ("Ogier, 3e", "")


def test_a_likely_page_raises_no_question():
    entry = Entry(page(16))

    answer(entry, "APAAPALAAPAAIAAP")

    assert oddities(entry) == ()


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("APA", "13 lines are empty: they count as not visited."),
        ("P" * 7 + "A" + "P" * 7 + "A", "More than 60 doors in 100 opened: this is rare."),
        ("A" * 16, "Hardly any door opened: this is rare."),
        ("PA" * 4 + "L" * 8, "8 equal answers in a row."),
    ],
)
def test_what_is_unlikely_is_one_question(letters, said):
    entry = Entry(page(16))

    answer(entry, letters)

    assert said in oddities(entry)


def test_a_leaflet_at_a_wrong_address_is_a_question():
    entry = Entry(page(1))
    entry.toggle(Extra.LEAFLET)
    entry.answer(Outcome.WRONG_ADDRESS)

    assert oddities(entry) == ("1 wrong address was given a leaflet.",)


@pytest.mark.parametrize(("minutes", "asked"), [(3, 1), (60, 0)])
def test_a_sheet_back_at_once_is_a_question(minutes, asked):
    out_at = clock.now() - timedelta(minutes=minutes)
    entry = Entry(replace(page(16), out_at=out_at))

    answer(entry, "APAAPALAAPAAIAAP")

    assert len(oddities(entry)) == asked


def test_a_slip_without_its_number_is_a_question():
    entry = Entry(page(1))
    entry.toggle(Extra.SLIP)
    entry.answer(Outcome.MET)

    assert len(oddities(entry)) == 1


def filled(draft=""):
    entry = Entry(page(4, erased=[3], draft=draft))
    if not draft:
        results = [DoorResult(0, Outcome.MET, leaflet=True), DoorResult(1, Outcome.ABSENT)]
        entry.fill(results, [1, 2, 3])
    return entry


def test_a_picture_fills_what_is_certain_and_asks_the_rest():
    entry = filled()

    assert outcomes(entry) == "P..."
    assert entry.lines[0].leaflet
    assert (entry.asked, entry.here, entry.how) == ({1, 2}, 1, "picture")


def test_an_answer_goes_to_the_next_line_that_is_asked():
    entry = filled()
    entry.go(2)

    entry.pass_by()
    here = entry.here
    entry.answer(Outcome.ABSENT)

    assert (here, entry.here, entry.asked) == (1, 2, set())


def test_what_is_asked_is_kept_with_the_draft():
    entry = filled(draft=filled().draft())

    assert (entry.asked, entry.how, outcomes(entry)) == ({1, 2}, "picture", "P...")
