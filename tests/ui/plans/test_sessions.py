"""The form of an action asks which course a meeting teaches, and its detail says so."""

from organiser.domain.action import ActionKind, Kind
from organiser.usecases.plans import agenda
from organiser.usecases.training.shipped import DATA_AND_RIGHTS
from tests.ui import rules


def test_a_meeting_may_teach_a_course(page, database):
    page.plan_action()
    form = page.side.form
    assert not form.rows["course"].isVisible()

    form.kind.put(Kind(ActionKind.MEETING))
    form.kind.changed.emit()
    assert form.rows["course"].isVisible()
    form.course.put(DATA_AND_RIGHTS)
    form.keep()
    rules.settle()

    shown = page.side.shown()
    assert shown.plan.course == DATA_AND_RIGHTS
    assert "teaches “Data and rights”" in page.side.view._kind.text()


def test_what_is_no_meeting_teaches_nothing(page):
    page.plan_action()
    form = page.side.form
    form.kind.put(Kind(ActionKind.MEETING))
    form.course.put(DATA_AND_RIGHTS)

    form.kind.put(Kind(ActionKind.STALL))

    assert form.plan().course == ""


def test_a_course_put_away_stays_with_its_action(page, database):
    page.plan_action()
    form = page.side.form
    form.kind.put(Kind(ActionKind.MEETING))

    form.course.put("own-gone")
    form.keep()

    assert agenda.read_action(database, page.side.shown().row.id).plan.course == "own-gone"
