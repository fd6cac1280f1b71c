"""What was done before this start can be taken back on screen too."""

from make import names, person

from organiser.ui.people.acts import Acts
from organiser.ui.people.past_acts import PastActs
from organiser.ui.undo import Done, Undo
from organiser.usecases.people import editing


def test_control_z_goes_back_into_the_days_before(qapp, database, messages):
    someone = person(database)
    editing.edit_person(database, someone, {"first_name": "Anne"})
    undo = Undo()

    def keep(notice):
        if notice.undo is not None:
            undo.add(Done(notice.text, notice.undo, notice.redo))

    messages.noticed.connect(keep)
    Acts(database, messages).remember_earlier()

    undo.take_back()
    after_one = names(database)
    undo.take_back()

    assert (after_one, names(database)) == (["Camille Riou"], [])


def test_an_act_taken_back_where_all_are_listed_is_gone_from_control_z(qapp, database, messages):
    someone = person(database)
    editing.edit_person(database, someone, {"first_name": "Anne"})
    undo = Undo()
    messages.noticed.connect(
        lambda notice: (
            undo.add(Done(notice.text, notice.undo, notice.redo, notice.number))
            if notice.undo
            else None
        )
    )
    acts = Acts(database, messages)
    acts.remember_earlier()
    newest = PastActs(database, acts, lambda _id: None)(10)[0]

    newest.take_back()
    undo.drop(newest.number)

    assert names(database) == ["Camille Riou"]
    assert undo.last().text == "person added"
