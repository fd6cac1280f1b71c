"""What is put off, and what becomes of it when its owner goes first."""

import gc
import weakref
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from organiser.ui.soon import once_seen, soon


class Held:
    """Stands for what the work holds: a page, a person."""


def test_work_is_done_after_what_happens_now(qtbot):
    done = []
    owner = QObject()

    soon(owner, partial(done.append, 1))

    assert done == []
    qtbot.waitUntil(lambda: done == [1])
    assert not owner.children()


def test_what_goes_before_its_work_takes_it_along(qapp):
    done, held = [], Held()
    owner, watched = QObject(), weakref.ref(held)
    soon(owner, partial(done.append, held))
    del held

    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    qapp.processEvents()

    assert done == []
    assert watched() is None


def test_work_waits_until_the_widget_was_painted_and_is_done_once(qtbot):
    done = []
    widget = QWidget()
    qtbot.addWidget(widget)
    once_seen(widget, partial(done.append, 1))
    qtbot.wait(1)
    assert done == []

    widget.show()

    qtbot.waitUntil(lambda: done == [1])
    widget.repaint()
    qtbot.wait(1)
    assert done == [1]
