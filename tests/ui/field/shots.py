"""The pages of the field as `tools/shoot.py` draws them."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from ticked import brought_back

from organiser.domain.field import DoorResult, Outcome
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases import creating
from organiser.usecases.field import entering, states
from tests.ui import rules
from tests.ui.field import doors

_KEPT = []


def sheets(home):
    window = _window(home, "sheets")
    prepare = window.pages.page("sheets").prepare
    window.show()
    _wait(prepare.streets.model.rowCount)
    model = prepare.streets.model
    for line in (0, 2, 5):
        prepare.streets._act(model.index(line, 0))
    prepare.streets._act(model.index(2, 2))
    _wait(lambda: prepare.preview is not None and prepare.paper.sheet._image is not None)
    prepare.paper.turn(1)
    _wait(lambda: False, 12)
    return window


def outing(home):
    window = sheets(home)
    prepare = window.pages.page("sheets").prepare
    area = prepare.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    return window


def by_turf(home):
    window = sheets(home)
    prepare = window.pages.page("sheets").prepare
    for line in (1, 3, 4):
        prepare.streets._act(prepare.streets.model.index(line, 0))
    prepare.form.by_turf.box.click()
    _wait(lambda: prepare.preview is not None and len(prepare.preview.drafts) > 1)
    area = prepare.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    _wait(lambda: False, 12)
    return window


def nothing_chosen(home):
    window = _window(home, "sheets")
    prepare = window.pages.page("sheets").prepare
    window.show()
    _wait(prepare.streets.model.rowCount)
    return window


def packets(home):
    window = _window(home, "sheets")
    page = window.pages.page("sheets")
    page.show_part(page.packets)
    page.packets.list.table.selectRow(1)
    return window


def _wait(is_so, turns=300):
    for _turn in range(turns):
        if is_so():
            return
        QTest.qWait(20)


def waiting(home):
    return _window(home, "returns")


def apart(home):
    window, sheet = _window(home, "returns"), _KEPT[-1]
    page = window.pages.page("returns")
    doors.type_apart(page._database, doors.codes(page._database, sheet)[0])
    page.read_again()
    return window


def apart_twice(home):
    window = apart(home)
    page = window.pages.page("returns")
    doors.type_apart(page._database, doors.print_calls(page._database), "PAP", "PIP")
    page.read_again()
    return window


def calls_compared(home):
    window, _sheet = _window(home, "returns"), _KEPT[-1]
    page = window.pages.page("returns")
    doors.type_apart(page._database, doors.print_calls(page._database), "PAPAIE", "PIPLAA")
    page.read_again()
    return _comparing(window)


def pictures_read(home):
    return _read(home)


def line_asked(home):
    window = _read(home)
    window.resize(1366, 768)
    window.show()
    page = window.pages.page("returns")
    page.opening.read.list.opened.emit(page.opening.read.model.index(0, 0))
    return window


def count_asked(home):
    window, sheet = _window(home, "returns"), _KEPT[-1]
    page = window.pages.page("returns")
    window.show()
    code = doors.codes(page._database, sheet)[-1]
    number = entering.open_page(page._database, code).page
    ticks = {f"t1.plus.{at:02d}" for at in range(1, 6)} | {"t1.zero.01", "t1.zero.03"}
    brought_back(page._database, sheet.id, number, ticks).save(home / "accueil.png")
    page.reader.take((home / "accueil.png",))
    _wait(page.opening.read.isVisible)
    page.open_code(code)
    return window


def _read(home):
    """Pictures of a packet, one of nothing, one of a page that was typed."""
    window, sheet = _window(home, "returns"), _KEPT[-1]
    page = window.pages.page("returns")
    window.show()
    files = doors.bring_pictures(page._database, sheet, home)
    page.reader.take(files)
    _wait(page.opening.read.isVisible)
    return window


def compared(home):
    return _comparing(apart(home))


def _comparing(window):
    window.resize(1366, 768)
    window.show()
    window.pages.page("returns").opening.apart.button.click()
    return window


def typing(home):
    window = _typing(home)
    page = window.pages.page("returns")
    entry = page.desk.entry
    entry.note(4, "sonnette en panne")
    rules.type_text(page.desk.grid, "17213")
    page.desk.grid.stand()
    rules.type_text(page.desk.grid, "7")
    page.desk.grid.refuse("")
    rules.type_text(page.desk.grid, "4 56x")
    return window


def checking(home):
    return _asked_to_settle(home, "172134")


def struck(home):
    return _asked_to_settle(home, "1211123111511212")


def _asked_to_settle(home, keys):
    window = _typing(home)
    desk = window.pages.page("returns").desk
    rules.type_text(desk.grid, keys)
    desk.ask_to_settle()
    return window


def settled(home):
    window = _typing(home)
    page = window.pages.page("returns")
    typed = page.desk.page
    entering.record_results(
        page._database, typed.id, [DoorResult(0, Outcome.ABSENT), DoorResult(1, Outcome.MET)]
    )
    page.open_code(typed.typed)
    return window


def away(home):
    window = _typing(home)
    page = window.pages.page("returns")
    rules.type_text(page.desk.grid, "1721")
    window.activateWindow()
    _wait(lambda: False, 10)
    page.desk.later_button.setFocus()
    return window


def tally(home):
    window, sheet = _window(home, "returns"), _KEPT[-1]
    page = window.pages.page("returns")
    page.open_code(doors.codes(page._database, sheet)[-1])
    rules.type_text(page.desk.tally, "12")
    return window


def _typing(home):
    window, sheet = _window(home, "returns"), _KEPT[-1]
    page = window.pages.page("returns")
    window.resize(1366, 768)
    window.show()
    page.open_code(doors.codes(page._database, sheet)[0])
    return window


def _window(home, key):
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee="35238",
        in_keyring=False,
    ).database  # fmt: skip
    doors.fill(database, doors.STREETS, 23)
    late = doors.printed(database, doors.chosen(database, 3))
    states.note_event(database, [late.id], "out")
    sheet = doors.printed(database, doors.chosen(database, 4))
    messages = Messages()
    jobs = Jobs(messages)
    window = doors.make_window(database, home / "screen", messages, jobs)
    window.go(key)
    _KEPT.extend((messages, jobs, window, database, sheet))
    return window
