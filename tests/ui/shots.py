"""The shared parts as `tools/shoot.py` draws them."""

from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.shell.question import Question
from tests.ui import gallery

_KEPT = []


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
    window = _window(home)
    window.resize(1366, 768)
    window.show()
    window.toggle_help()
    window.parts.messages.show(gallery.unreadable())
    window.parts.messages.say("Appel avec Solène noté", undo=list)
    return window


def question(home):
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
    messages = Messages()
    jobs = Jobs(messages)
    window = gallery.make_window(home, messages, jobs)
    _KEPT.extend((messages, jobs, window))
    return window
