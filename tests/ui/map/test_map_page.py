"""The map and the list beside it."""

import json

from PySide6.QtCore import QPoint, Qt

from organiser.usecases.maps.figures import Metric
from tests.ui.dragging import drop
from tests.ui.map import scene

BETTON = "35024"


def listed(page):
    model = page.side.model
    return {model.row_at(model.index(row, 0)).name for row in range(model.rowCount())}


def test_the_list_says_what_the_map_shows(page):
    drawn = {spot.name: spot.figure for spot in page.canvas._scene.spots if spot.figure}

    assert (
        listed(page)
        == set(drawn)
        == {name for (name, _p), n in scene.AROUND_RENNES.items() if n >= 5}
    )
    assert drawn["Betton"] == 24


def test_a_click_on_a_commune_lists_its_streets(qtbot, page):
    spot = page.canvas._spot(BETTON)
    place = page.canvas._on_screen(spot).toPoint()

    qtbot.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: listed(page) == set(scene.STREETS))

    assert page.side._heading.text() == "Betton"


def test_enter_on_a_commune_lists_its_streets_and_escape_goes_back(qtbot, page):
    page.side.select(BETTON)
    qtbot.keyClick(page.side.list.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed(page) == set(scene.STREETS))

    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert "Betton" in listed(page)


def test_the_people_of_a_commune_and_of_a_street_are_asked_for(qtbot, page, asked):
    page.choose(BETTON)
    qtbot.waitUntil(lambda: listed(page) == set(scene.STREETS))

    page.side.people_button.click()
    page.side.sheet_button.click()
    page.side.list.opened.emit(page.side.model.index(0, 0))

    assert asked[:2] == ["Betton", "Betton"]
    assert asked[2] in scene.STREETS


def test_another_figure_is_another_list(page):
    page.count(Metric.DOORS)

    assert listed(page) == set()
    assert page.side.list.empty.isVisible()


def test_keys_move_the_map_come_nearer_and_show_everything_again(qtbot, page):
    canvas = page.canvas
    home = (canvas._scale, canvas._middle.toTuple())

    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    moved = (canvas._scale, canvas._middle.toTuple())
    qtbot.keyClick(canvas, Qt.Key.Key_0)

    assert moved[0] > home[0]
    assert moved != home
    assert (canvas._scale, canvas._middle.toTuple()) == home


def test_a_drag_moves_the_map_and_chooses_nothing(qtbot, page):
    before, chosen = page.canvas._middle.toTuple(), []
    page.canvas.chosen.connect(chosen.append)

    qtbot.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(page.canvas, QPoint(260, 230))
    qtbot.mouseMove(page.canvas, QPoint(300, 260))
    qtbot.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 260))

    assert page.canvas._middle.toTuple() != before
    assert chosen == []


def test_somebody_new_is_counted_at_once(qtbot, page, database):
    scene.fill(database, {("Mordelles", "35310"): 6})

    qtbot.waitUntil(lambda: "Mordelles" in listed(page))


def test_the_map_names_no_figure_of_fewer_than_five(page):
    told = {spot.figure for spot in page.canvas._scene.spots}

    assert not told & {1, 2, 3, 4}
    assert "Mordelles" not in listed(page)


def shapes(folder, code):
    ring = [[0.3, 46.5], [0.4, 46.5], [0.4, 46.6], [0.3, 46.5]]
    feature = {
        "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]},
    }  # fmt: skip
    file = folder / f"{code}.geojson"
    file.write_text(json.dumps({"features": [feature]}), "utf-8")
    return file


def test_outlines_of_several_files_are_dropped(qtbot, page, messages, tmp_path):
    with qtbot.waitSignal(messages.noticed) as said:
        drop(qtbot, page, shapes(tmp_path, "86194"), shapes(tmp_path, "44109"))

    assert said.args[0].text == "Outlines of 2 communes brought in."


def test_a_file_that_is_no_map_is_named_among_several(qtbot, page, messages, tmp_path):
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}", "utf-8")

    with qtbot.waitSignal(messages.failed) as said:
        drop(qtbot, page, shapes(tmp_path, "86194"), wrong)

    assert said.args[0].text.startswith("wrong.json: ")
