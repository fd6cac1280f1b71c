"""The shared parts as `tools/shoot.py` draws them."""

from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.page import Page, PageSpec
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow

_KEPT = []


def bare(home):
    """The window with ten pages that hold nothing: what the frame alone costs."""
    messages = Messages()
    jobs = Jobs(messages)
    pages = tuple(PageSpec(f"p{at}", lambda: "Page", "house", Page) for at in range(10))
    window = MainWindow(WindowParts(pages, home, messages, jobs))
    _KEPT.extend((messages, jobs, window))
    return window


def people(home):
    return _window(home)


def parts(home):
    window = _window(home)
    window.go("gallery")
    return window


def palette(home):
    window = _window(home)
    window.resize(1366, 768)
    window.show()
    window.ask_palette()
    window.above.palette_box.field.setText("a")
    window.above.palette_box._find()
    return window.above.palette_box


def toast(home):
    from tests.ui import gallery

    window = _window(home)
    window.resize(1366, 768)
    window.show()
    window.toggle_help()
    window.parts.messages.show(gallery.unreadable())
    window.parts.messages.say("Appel avec Solène noté", undo=list)
    return window


def question(home):
    from organiser.ui.shell.question import Question

    window = _window(home)
    return Question(
        window, "Effacer cette fiche ?", "Tout ce que le comité sait d’elle disparaît.",
        "Effacer Solène Le Bihan", "Garder", erases=True,
    )  # fmt: skip


def empty(home):
    window = _window(home)
    page = window.pages.page("people")
    page.model.show([])
    page.list.settle()
    return window


def _window(home):
    from tests.ui import gallery

    messages = Messages()
    jobs = Jobs(messages)
    window = gallery.make_window(home, messages, jobs)
    _KEPT.extend((messages, jobs, window))
    return window
