"""What a page can do is found in the palette of every other page, and begins there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organiser.ui.people.export_dialog import ExportDialog


def test_what_is_offered_from_afar_is_what_the_page_itself_knows(opened):
    window = opened.window
    offered = [(spec.key, act) for spec in window.parts.pages for act in spec.acts]
    for page, _act in offered:
        window.go(page)

    known = {command.key: command for command in window.actions_known.all()}

    assert len(offered) > 15
    assert [(act.key, act.title(), act.icon) for _page, act in offered] == [
        (act.key, known[act.key].title(), known[act.key].icon) for _page, act in offered
    ]
    assert all(window.actions_known._owners[act.key] == page for page, act in offered)


def test_the_list_is_exported_from_a_page_of_another_thing(qtbot, opened):
    window = opened.window
    window.go("map")
    window.ask_palette()

    QTest.keyClicks(window.above.palette_box.field, "export")
    QTest.keyClick(window.above.palette_box.field, Qt.Key.Key_Return)

    assert window.pages.key == "people"
    qtbot.waitUntil(lambda: window.findChildren(ExportDialog) != [])
    window.findChildren(ExportDialog)[0].reject()


def test_an_act_stands_there_once(opened):
    window = opened.window
    window.go("today")

    said = [command.title() for command in window.actions_known.within_reach()]

    assert len(said) == len(set(said))


def test_the_page_in_front_is_in_sight_in_the_side_bar(qtbot, opened):
    window = opened.window
    window.resize(1024, 640)
    for key in ("proposals", "today"):
        line = window.side_bar.button(key)
        sight = window.side_bar._area.viewport()

        window.go(key)

        qtbot.waitUntil(
            lambda sight=sight, line=line: sight.rect().contains(
                line.mapTo(sight, line.rect().bottomLeft())
            )
        )
