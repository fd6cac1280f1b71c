"""What nobody expected is logged without a name, said once, and lived through."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import qWarning

from organiser import logs
from organiser.desktop.faults import Faults


@pytest.fixture
def said():
    return []


@pytest.fixture
def faults(qapp, said):
    faults = Faults(said.append)
    before = sys.excepthook, threading.excepthook
    faults.watch()
    yield faults
    faults.rest()
    sys.excepthook, threading.excepthook = before


def break_down():
    raise ValueError("Zéphyrine Quatrebarbes")


def meet():
    try:
        break_down()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_an_error_is_said(qtbot, faults, said):
    meet()

    qtbot.waitUntil(lambda: len(said) == 1)


def test_the_same_error_is_said_once(qtbot, faults, said):
    for _time in range(3):
        meet()
    with qtbot.waitSignal(faults._met):
        meet()
    qtbot.waitUntil(lambda: bool(said))

    assert len(said) == 1


def test_an_error_in_a_thread_is_said_here(qtbot, faults, said):
    thread = threading.Thread(target=break_down)

    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: len(said) == 1)


@pytest.mark.qt_log_ignore("a@example.org")
def test_what_qt_says_is_logged_without_a_name(faults, tmp_path):
    logs.start_logging(tmp_path)

    qWarning("cannot reach a@example.org")
    logging.shutdown()

    written = (tmp_path / "organiser.log").read_text(encoding="utf-8")
    assert "cannot reach" in written
    assert "example.org" not in written
