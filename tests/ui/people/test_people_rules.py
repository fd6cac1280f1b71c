"""The rules of the screens, kept by the pages of the people."""

import pytest
from make import person

from organiser import clock, i18n, paths
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel, Origin
from organiser.usecases import actions, consents, objections
from organiser.usecases.people.editing import edit_person
from tests.ui import rules

LOOKS = [("fr", 100, "light"), ("fr", 150, "dark"), ("en", 100, "light")]
STATES = ["card", "why", "objecting", "objected", "details", "consent", "noting", "edit", "new",
          "several", "nobody", "file", "columns", "check", "pairs", "done", "duplicates",
          "no duplicate"]  # fmt: skip


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def looked_at(request, appearance, window, page, people, qtbot):
    language, percent, scheme = request.param
    row = page.list.current_row()
    edit_person(people, row.id, {"next_step": "Call her", "next_step_on": "01/01/2020"})
    edit_person(people, row.id, {"tags": "car, evenings", "note": "ne plus appeler"})
    consents.record_consent(people, row.id, [Channel.EMAIL], source="Slip of 28 November")
    consents.refuse(people, row.id, [Channel.CALL], "at the door")
    actions.log_action(people, ActionKind.STALL, [row.id], on=clock.today(), note="rain")
    i18n.speak(language, paths.resources() / "locale")
    appearance.wear(scheme, percent)
    window.retranslate()
    window.restyle()
    qtbot.waitUntil(lambda: not page.finder.is_reading)
    yield window
    appearance.wear("light", 100)


@pytest.mark.parametrize("state", STATES)
def test_every_rule_is_kept_in_a_small_window_too(qtbot, looked_at, state, tmp_path):
    _show(qtbot, looked_at, state, tmp_path)
    rules.settle()
    qtbot.waitUntil(lambda: not looked_at.pages.page("people").finder.is_reading)
    rules.settle()

    assert rules.every_rule(looked_at) == {}

    looked_at.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(looked_at) == []
    assert rules.overflowing_areas(looked_at) == []
    assert rules.small_targets(looked_at) == []


def test_no_key_means_two_things(window):
    window.go("import")

    assert rules.clashing_keys(window) == []


def _show(qtbot, window, state, folder):
    page = window.pages.page("people")
    page._show_current()
    if state in ("file", "columns", "check", "pairs", "done"):
        _import_to(qtbot, window, state, folder)
    elif state in ("duplicates", "no duplicate"):
        _show_duplicates(qtbot, window, state == "duplicates")
    elif state == "several":
        page.list.view.table.selectAll()
    elif state == "nobody":
        page.filters.search.setText("zzzz")
        page.filters.search._ask()
    else:
        _show_side(page, state)


def _show_duplicates(qtbot, window, are_there):
    if are_there:
        for spelling in ("Maëlys Jézéquel", "Maelys JEZEQUEL"):
            person(window.pages.page("people")._parts.database, spelling, phones="0639980001")
    window.go("duplicates")
    page = window.pages.page("duplicates")
    qtbot.waitUntil(lambda: not page._is_looking)


def _show_side(page, state):
    acts = {"edit": page.edit_person, "new": page.add_person, "noting": page.note_action}
    acts.get(state, page.list.setFocus)()
    if state in ("why", "objecting", "objected"):
        _explain(page, state)
    if state in ("details", "consent"):
        page.side.card.tabs.setCurrentIndex(1 if state == "details" else 2)
    if state == "consent":
        page.side.card.consent.record_button.click()
    if state == "new":
        page.side.new.fields["phone"].put("06 39 98 00 04")
        page.side.new._look()


def _explain(page, state):
    card = page.side.card
    if state == "objected":
        objections.object_to_ranking(page._parts.database, card.card.id, "at the stall")
        page.read_again()
    card.explain_or_not()
    if state == "objecting":
        card.why.objection.object_button.click()


def _import_to(qtbot, window, state, folder):
    window.go("import")
    page = window.pages.page("import")
    steps = ("file", "columns", "check", "pairs", "done")
    file = folder / "liste.csv"
    file.write_text(
        "Nom,Prénom,Courriel,Truc,Né le\nAbgrall-Riou,Alan,p2@example.org,x,03/04/1975\n,,,rien,\n",
        encoding="utf-8",
    )
    page.file.take(file)
    page.file.origins[Origin.COMMITTEE].click()
    for name in steps[: steps.index(state)]:
        qtbot.waitUntil(lambda: page._job is None)
        if name == "columns":
            page.columns.day_first.click()
        page.go_on()
    qtbot.waitUntil(lambda: page._job is None)
