"""Lists."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from organiser.ui.tables.cells import STRONG, paint_line
from organiser.ui.tables.columns import Column
from organiser.ui.tables.paged_model import PAGE, PagedModel
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.pills import fitting, pill_width
from tests.ui.gallery import Invented, columns
from tests.ui.rules import type_text

_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def people(window):
    return window.pages.page("people")


def test_rows_keep_qt_s_rules(qapp, qtmodeltester):
    model = RowsModel(
        [Column(lambda: "Name", str), Column(lambda: "Size", lambda row: str(len(row)))]
    )
    model.show(["Ada", "Blaise"])

    qtmodeltester.check(model)


def test_pages_of_rows_keep_qt_s_rules(qapp, qtmodeltester):
    model = PagedModel(columns(), lambda ids: [Invented(number) for number in ids])
    model.show(range(450))

    qtmodeltester.check(model)


def test_only_what_is_in_view_is_read(people):
    QApplication.processEvents()

    assert people.model.rowCount() == 200_000
    assert sum(people.reads) == _in_view(people.list.table)


def test_a_jump_reads_all_that_comes_into_view_at_once_and_nothing_else(people):
    QApplication.processEvents()
    people.reads.clear()

    people.list.table.scrollToBottom()
    QApplication.processEvents()

    assert people.reads == [_in_view(people.list.table)]


def test_a_row_scrolled_by_reads_and_paints_one_row(people):
    table, painted = people.list.table, []
    QApplication.processEvents()
    people.reads.clear()
    _count_painted(people.model, painted)

    table.verticalScrollBar().setValue(1)
    QApplication.processEvents()

    assert people.reads == [1]
    assert 1 <= len(set(painted)) <= 2


def test_what_was_moved_looks_as_if_painted_anew(people):
    table = people.list.table
    table.selectionModel().select(table.model().index(4, 0), _ROW)
    QApplication.processEvents()

    for place in (3, 6, 5):
        table.verticalScrollBar().setValue(place)
        QApplication.processEvents()
    moved = _seen(table)
    table.viewport().update()
    QApplication.processEvents()

    assert moved == _seen(table)


def test_a_list_wears_another_look_at_once(appearance, people):
    QApplication.processEvents()

    appearance.wear("dark", 100)
    QApplication.processEvents()

    colours = _colours_of_row(people.list.table, 1)
    assert colours >= {Theme.colour(name).name() for name in ("surface", "border", "l2")}


def test_few_rows_are_remembered(qapp):
    model = PagedModel(columns(), lambda ids: [Invented(number) for number in ids])
    model.show(range(PAGE * 100))

    for row in range(0, PAGE * 100, PAGE):
        model.index(row, 0).data()

    assert len(model._rows) == PAGE * 60


def test_what_is_read_together_is_asked_for_once(qapp):
    asked = []
    model = PagedModel(columns(), lambda ids: asked.append(list(ids)) or [None] * len(ids))
    model.show(range(100, 200))

    model.bring(3, 6)
    model.bring(5, 8)
    model.bring(3, 8)

    assert asked == [[103, 104, 105, 106], [107, 108]]


@pytest.mark.parametrize("text", ["Li", "Solène Le Bihan", "AVATAR To Wy", "œuvre", "W" * 40])
def test_words_are_cut_exactly_where_there_is_no_room(appearance, text):
    metrics = Theme.metrics(*STRONG)

    for room in (20, 60, 100, 140, 300):
        picture = QPixmap(400, 40)
        painter = QPainter(picture)
        width = paint_line(painter, QRectF(0, 0, 400, 40), text, STRONG, room)
        painter.end()

        wanted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        assert width == pytest.approx(metrics.horizontalAdvance(wanted), abs=0.5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 10**6), unique=True, max_size=500), st.data())
def test_every_line_shows_the_row_of_its_id(ids, data):
    model = PagedModel([Column(lambda: "Id", str)], list)
    model.show(ids)
    if not ids:
        return

    line = data.draw(st.integers(0, len(ids) - 1))

    assert model.index(line, 0).data() == str(ids[line])
    assert model.place_of(ids[line]) == line


def test_a_row_that_is_gone_shows_nothing_and_breaks_nothing(qapp):
    model = PagedModel(columns(), lambda ids: [None for _number in ids])
    model.show([1, 2])

    assert model.index(0, 0).data() is None


def test_an_empty_list_says_what_to_do(people):
    people.model.show([])
    people.list.settle()

    assert people.list.empty.isVisible()
    assert people.list.empty.button.text() == "Import a list"


def test_an_empty_search_says_so_and_not_that_there_is_nobody(qtbot, people):
    people.model.show([])
    people.list.settle(is_filtered=True)

    assert people.filtered.isVisible()


def test_rows_long_in_coming_are_announced_by_grey_lines(qtbot, people):
    people.list.wait()
    assert people.list.table.isVisible()

    qtbot.waitUntil(people.list.skeleton.isVisible)
    people.list.settle()

    assert people.list.table.isVisible()


def test_enter_opens_the_row(qtbot, people):
    people.list.table.setCurrentIndex(people.model.index(3, 0))

    with qtbot.waitSignal(people.list.opened) as opened:
        qtbot.keyClick(people.list.table, Qt.Key.Key_Return)

    assert opened.args[0].row() == 3


def test_all_rows_can_be_chosen_at_once(qtbot, people):
    people.list.table.selectAll()

    assert len(people.list.chosen_rows()) == 200_000


def test_a_screen_reader_hears_the_person_and_her_street(people):
    reader = QAccessible.queryAccessibleInterface(people.list.table)
    cells = [reader.child(place) for place in range(20)]
    names = [cell for cell in cells if cell.role() == QAccessible.Role.Cell]

    assert reader.text(QAccessible.Text.Name) == "People"
    assert names[0].text(QAccessible.Text.Name) == "Solène Le Bihan"
    assert "rue de Dinan" in names[0].text(QAccessible.Text.Description)


def test_typing_is_heard_once_it_rests_and_escape_empties_it(qtbot, people):
    asked = []
    people.search.asked.connect(asked.append)

    qtbot.keyClicks(people.search, "Riou")
    qtbot.waitUntil(lambda: asked == ["Riou"])
    qtbot.keyClick(people.search, Qt.Key.Key_Escape)

    assert asked == ["Riou", ""]


def test_a_click_on_a_heading_asks_for_its_order_and_once_more_for_the_other(qtbot, people):
    heads = people.list.table.horizontalHeader()
    place = QPoint(heads.sectionPosition(0) + 20, heads.height() // 2)
    asked = []
    people.list.sort_asked.connect(lambda *order: asked.append(order))

    for _turn in range(3):
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked == [(0, False), (0, True), (0, False)]


def test_widths_are_kept_whatever_the_size_of_the_text(appearance, people):
    before = people.list.widths()[1]

    appearance.wear(percent=150)

    assert people.list.widths()[1] == before


def test_a_letter_typed_on_the_list_goes_to_the_search_and_reads_no_row(qtbot, people):
    people.list.setFocus()
    QApplication.processEvents()
    before = sum(people.reads)

    type_text(people.list.table, "é")

    assert people.search.text() == "é"
    assert people.search.hasFocus()
    assert sum(people.reads) == before


def test_where_a_list_is_empty_tab_goes_to_what_can_be_done(qtbot, window):
    page = window.pages.page("people")
    page.model.show([])
    page.list.settle()

    page.list.setFocus()

    assert page.list.empty.button.hasFocus()


def _in_view(table):
    height = table.viewport().height()
    return table.rowAt(height - 1) - table.rowAt(0) + 1


def _seen(table):
    """What stands on the screen, without painting it anew."""
    window, viewport = table.window(), table.viewport()
    corner = viewport.mapTo(window, QPoint(0, 0))
    whole = window.screen().grabWindow(window.winId())
    return whole.toImage().copy(corner.x(), corner.y(), viewport.width(), viewport.height())


def _colours_of_row(table, row):
    seen, top = _seen(table), table.rowViewportPosition(row)
    down = range(top, top + table.rowHeight(row))
    return {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in down}


def _count_painted(model, painted):
    """Note of which rows a cell is asked for."""
    first = model.columns[0]

    def cell(row):
        painted.append(row.id)
        return first.cell(row)

    model.columns = (replace(first, cell=cell), *model.columns[1:])


def test_a_pill_is_cut_short_where_it_has_no_room(appearance):
    long = "9 impasse des Mouettes, 29999 Plouexemple-sur-Mer"

    cut = fitting(long, 150)

    assert pill_width(cut) <= 150
    assert cut.endswith("…")
    assert fitting("Contact", 150) == "Contact"
