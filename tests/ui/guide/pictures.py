"""The pictures of the guide: each is a scene over the invented committee, drawn from the window.

`tools/pictures.py` draws them into the guide; a test draws them again and compares.
"""

from collections.abc import Callable
from io import BytesIO
from time import monotonic, sleep

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from organiser import paths
from organiser.desktop.inside import open_window
from organiser.domain.consent import Origin
from organiser.domain.engagement import Rung
from organiser.domain.outreach import Result
from organiser.domain.segments import rules
from organiser.i18n import language
from organiser.ui.first_run.first_run import FirstRun
from organiser.ui.jobs import Jobs
from organiser.ui.language import Language
from organiser.ui.lists.sentence import sentence_of
from organiser.ui.lock.entrance import Entrance
from organiser.ui.messages import Messages
from organiser.ui.settings.parts import ProgramParts
from organiser.usecases import creating, demonstration_season
from organiser.usecases.field import entering, states
from tests.ui import rules as screen_rules
from tests.ui.guide import season
from tests.ui.line import shots as line_shots

SIZE = (1366, 768)
_COLOURS = 192
"""Of a picture: no eye tells it from all of them, and it is half as large."""
_PATIENCE = 20
"""Seconds that a page may take to read what it shows; it is there at once on any computer."""


class Studio:
    """The window of the program over the invented committee, in the language spoken."""

    def __init__(self, application, look, home, spoken):
        self.messages = Messages()
        self.jobs = Jobs(self.messages)
        language = self.language = Language(application, paths.resources() / "locale")
        language.choose(spoken)
        look.wear("light", 100)
        self._program = ProgramParts(look, language, list, tuple, print, list)
        self._home, self._databases, self._windows = home, [], []
        self.database = season.make(home)
        self.window = self._open(home, self.database)
        self.first_run = FirstRun(home / "new", self.jobs, self.messages, language, list)
        self.front = Entrance()
        self.wait()

    def newly(self):
        """Return the window over a committee of today, that has nobody yet."""
        home = self._home.parent / "newly"
        new = creating.create_committee(
            home, "Plouexemple-sur-Mer", insee="29999", password=season.PASSWORD, in_keyring=False
        )
        return self._open(home, new.database)

    def page(self, key) -> QWidget:
        """Bring the page *key* in front, all read; return it."""
        self.window.go(key)
        self.wait()
        return self.window.pages.page(key)

    def wait(self, wanted: Callable[[], object] = lambda: True):
        """Let the window read, lay out and paint until nothing is under way and *wanted* holds."""
        end, quiet = monotonic() + _PATIENCE, 0
        while quiet < 20 and monotonic() < end:
            QApplication.processEvents()
            sleep(0.02)
            quiet = 0 if self.jobs._jobs or not wanted() else quiet + 1

    def close(self):
        """Put everything away."""
        line_shots.put_away()
        for part in (self.front, *self._windows):
            part.close()
            part.deleteLater()
        self.jobs.close()
        for database in self._databases:
            database.close()
        self.language.choose("en")
        QApplication.processEvents()

    def _open(self, home, database):
        window = open_window(home, database, self.messages, self.jobs, self._program)
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        self._databases.append(database)
        self._windows.append(window)
        return window


def draw(studio, name):
    """Draw the picture *name*."""
    shown, part = SCENES[name](studio)
    studio.wait()
    return _image(shown, part)


def png(image):
    """Return *image* as the guide keeps it."""
    few = image.quantize(_COLOURS, kmeans=2, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "png", optimize=True)
    return out.getvalue()


def _code(studio):
    front, first = studio.front, studio.first_run
    front.show_screen(first)
    front.resize(*SIZE)
    front.show()
    first._go(3)
    first.code.tell("7KQ4-M2XD-9TRA-VH3P-CW8E-5NJB", "Plouexemple-sur-Mer")
    first.code.panel._asked = (1, 4)  # which two are asked for is left to chance
    first.code.retranslate()
    studio.wait()
    return front, QRect(283, 20, 800, 728)


def _today(studio):
    studio.page("today")
    return studio.window, None


def _check(studio):
    window = studio.newly()
    window.go("import")
    page = window.pages.page("import")
    page.file.take(paths.demonstration() / "liste-plouexemple.csv")
    studio.wait()
    page.file.origins[Origin.COMMITTEE].click()
    page._look_over()
    studio.wait()
    return window, None


def _list(studio):
    page = studio.page("people")
    page.open_person(season.the_engaged(studio.database))
    studio.wait(page.list.model.rowCount)
    return studio.window, None


def _why(studio):
    window, _part = _list(studio)
    card = window.pages.page("people").side.card
    card.explain_or_not()
    studio.wait()
    return window, _around(window, card)


def _consent(studio):
    window, _part = _list(studio)
    card = window.pages.page("people").side.card
    if not card.why.isHidden():
        card.explain_or_not()
    card.tabs.setCurrentIndex(2)
    studio.wait()
    return window, _around(window, card)


def _duplicates(studio):
    page = studio.page("duplicates")
    page.look()
    studio.wait()
    return studio.window, None


def _map(studio):
    page = studio.page("map")
    page.canvas.setFocus()
    return studio.window, None


def _actions(studio):
    page = studio.page("actions")
    page.go_to_day(season.THURSDAY.replace(day=28))
    studio.wait()
    page.side.setFocus()
    return studio.window, None


def _paths(studio):
    """Drawn last: nobody was on a path before."""
    demonstration_season.walk(studio.database, demonstration_season.reached(studio.database))
    page = studio.page("teams")
    page.show_paths()
    return studio.window, _around(studio.window, page)


def _lists(studio):
    page = studio.page("lists")
    page._take_sentence(sentence_of(rules.AllOf((
        rules.OnRung(Rung.SUPPORTER), rules.NoNewsFor(60),
        rules.Not(rules.LivesInStreet("rue du Port")),
    ))))  # fmt: skip
    return studio.window, None


def _calls(studio):
    studio.page("calls").answer(Result.CALL_BACK)
    return studio.window, None


def _prepare(studio):
    page = studio.page("sheets")
    page.show_part(page.prepare)
    prepare = page.prepare
    studio.wait(prepare.streets.model.rowCount)
    for line in (1, 3):
        prepare.streets._act(prepare.streets.model.index(line, 0))
    studio.wait(lambda: prepare.preview is not None and prepare.paper.sheet._image is not None)
    prepare.paper.turn(1)
    return studio.window, None


def _entry(studio):
    page = studio.page("returns")
    back = next(row for row in states.list_sheets(studio.database) if row.state == "back")
    typed = next(typed for typed, _page, _done in entering.pages_to_type(studio.database, back.id))
    page.open_code(typed)
    studio.wait()
    screen_rules.type_text(page.desk.grid, "1172113")
    return studio.window, None


def _rights(studio):
    studio.page("rights")
    return studio.window, None


def _line(studio):
    """Two laptops of a committee of their own, on which values met."""
    scene = line_shots.Scene(studio._home.parent / "line", _laptops())
    scene.pair_both()
    line_shots.met(scene)
    window, _exchanges = scene.window()
    line_shots.choose(window, lambda row: getattr(row, "kept_said", "") == "Le Braz")
    return window, None


def _link(studio):
    window, _exchanges = line_shots.Scene(studio._home.parent / "link").window()
    window.go("settings")
    dialog = window.pages.page("settings").line.ask_link()
    dialog.form.name.put(_laptops()[0])
    dialog.form.address.put("siege.example.org")
    return dialog, None


def _laptops():
    if language() == "en":
        return "Malika’s laptop", "Yann’s laptop"
    return "Portable de Malika", "Portable de Yann"


def _past(studio):
    studio.page("today")
    studio.window.toggle_past()
    studio.wait()
    shown = studio.window.grab()
    studio.window.toggle_past()
    return shown, None


SCENES = {
    "code": _code, "today": _today, "check": _check, "list": _list, "map": _map, "why": _why,
    "duplicates": _duplicates, "consent": _consent, "actions": _actions, "lists": _lists,
    "calls": _calls, "prepare": _prepare, "entry": _entry, "rights": _rights, "past": _past,
    "line": _line, "link": _link, "paths": _paths,
}  # fmt: skip


def _around(window, part):
    """The place of *part* in its window."""
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _image(shown, place):
    if isinstance(shown, QPixmap):
        grabbed = shown
    else:
        grabbed = shown.grab() if place is None else shown.grab(place)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    grabbed.save(buffer, "PNG")
    return Image.open(BytesIO(buffer.data().data())).convert("RGB")
