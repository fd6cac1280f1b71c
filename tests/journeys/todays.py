"""Holds every figure of the page of today to what the bare rows say."""

from organiser import clock
from organiser.usecases import coming, today
from tests.journeys import naive_today as naive


def hold_to_rows(database, home):
    """Assert that each card says what the rows of the file say; return the rows."""
    rows, now = naive.everything(database), naive.Now(clock.now())
    day = today.read_day(database, home, with_copy=False)
    assert {t.task.value: (t.count, t.since) for t in day.todos} == naive.todos(rows, now)
    assert day.done == naive.done_this_week(rows, now)
    at_doors, crowd = today.read_doors(database), today.read_crowd(database)
    month = at_doors.month
    assert (month.first, month.doors, month.met, month.goal) == naive.month(rows, now)
    assert _outing(today.read_outing(database)) == naive.outing(rows, now)
    assert _figure(crowd.people) == naive.people(rows, now)
    assert _figure(crowd.new_people) == naive.new_people(rows, now)
    assert _figure(at_doors.doors) == naive.doors(rows, now)
    assert _figure(today.read_actions(database)) == naive.actions(rows, now)
    weeks = today.read_weeks(database)
    assert (weeks.first, weeks.doors, weeks.others) == naive.weeks(rows, now)
    assert crowd.ladder == naive.ladder(rows)
    action = coming.read_coming(database).action
    assert (action and action.id.bytes) == naive.next_action(rows, now)
    return rows


def _figure(figure):
    return (figure.now, figure.change, figure.weeks)


def _outing(found):
    if found is None:
        return None
    states = {state.value: count for state, count in found.states}
    return (found.on, found.title, found.doors, states, [key.bytes for key in found.sheets])
