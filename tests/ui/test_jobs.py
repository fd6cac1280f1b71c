"""Work in the background."""

import gc
from functools import partial
from threading import Event, current_thread

import shiboken6
from PySide6.QtWidgets import QWidget

from organiser import i18n, paths
from organiser.errors import UnreadableFile
from organiser.progress import Progress


def test_the_result_comes_back_to_the_thread_of_the_screen(qtbot, jobs, messages):
    threads = []

    jobs.run(
        lambda: threads.append(current_thread()),
        then=lambda _: threads.append(current_thread()),
        owner=messages,
    )
    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] is not threads[1]
    assert threads[1] is current_thread()


def test_work_speaks_the_language_of_who_asked_for_it(qtbot, jobs, messages):
    i18n.speak("fr", paths.resources() / "locale")
    heard = []

    jobs.run(i18n.language, then=heard.append, owner=messages)
    i18n.speak("en", paths.resources() / "locale")
    qtbot.waitUntil(lambda: heard == ["fr"])

    assert i18n.language() == "en"


def test_a_bug_is_logged_and_owned_up_to(qtbot, jobs, messages, caplog):
    with qtbot.waitSignal(messages.failed) as failed:
        jobs.run(lambda: 1 / 0, then=print, owner=messages)

    assert "broke" in failed.args[0].text
    assert "ZeroDivisionError" in failed.args[0].details
    assert "ZeroDivisionError" in caplog.text


def test_details_of_a_bug_never_quote_what_it_was_about(qtbot, jobs, messages, caplog):
    with qtbot.waitSignal(messages.failed) as failed:
        jobs.run(partial(int, "Camille Martin"), then=print, owner=messages)

    assert "Camille" not in failed.args[0].details


def test_a_screen_may_take_the_error_itself(qtbot, jobs, messages):
    errors, shown = [], []
    messages.shown.connect(shown.append)

    jobs.run(_fail, then=print, owner=messages, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)

    assert isinstance(errors[0], UnreadableFile)
    assert shown == []


def test_it_is_seen_how_far_the_work_is(qtbot, jobs, messages):
    seen, done, progress = [], [], Progress()
    jobs.busy.connect(lambda *step: seen.append(step))

    jobs.run(partial(_count, progress, 1000), then=done.append, owner=messages, progress=progress)
    qtbot.waitUntil(lambda: bool(done))

    assert seen[0] == (1, 1000)
    assert seen[-1] == (1000, 1000)
    assert len(seen) < 100


def test_cancelled_work_is_said_to_be_stopped_and_calls_nobody(qtbot, jobs, messages):
    progress, begun, done = Progress(), Event(), []
    number = jobs.run(
        partial(_count_for_ever, progress, begun),
        then=done.append,
        owner=messages,
        progress=progress,
    )
    begun.wait()

    with qtbot.waitSignal(messages.noticed) as said:
        jobs.cancel(number)

    assert "Stopped" in said.args[0].text
    assert done == []


def test_a_job_whose_screen_is_gone_calls_nobody(qtbot, jobs):
    screen, called = QWidget(), []

    jobs.run(int, then=called.append, owner=screen)
    shiboken6.delete(screen)
    qtbot.waitUntil(lambda: not jobs._jobs)

    assert called == []


def test_nothing_happens_any_more_once_jobs_are_closed(qtbot, jobs, messages):
    go, done = Event(), []
    for _ in range(4):
        jobs.run(go.wait, then=done.append, owner=messages)

    go.set()
    jobs.close()
    qtbot.wait(20)

    assert done == []


def test_the_clock_of_a_page_that_strikes_while_the_program_closes_begins_nothing(
    qtbot, jobs, messages
):
    begun = []
    jobs.close()

    jobs.cancel(jobs.run(partial(begun.append, 1), then=begun.append, owner=messages))
    qtbot.wait(20)

    assert begun == []


def test_a_screen_forgotten_while_threads_work_is_destroyed_in_its_own_thread(
    qtbot, jobs, messages
):
    threads, done = [], []

    class Forgotten:
        def __init__(self):
            self.itself = self

        def __del__(self):
            threads.append(current_thread())

    jobs.run(partial(_make_rubbish, 20_000), then=done.append, owner=messages)
    Forgotten()
    qtbot.waitUntil(lambda: bool(done))
    gc.collect()

    assert threads == [current_thread()]


def test_python_clears_its_own_rubbish_again_once_jobs_are_closed(qtbot, jobs, messages):
    done = []
    jobs.run(int, then=done.append, owner=messages)
    qtbot.waitUntil(lambda: bool(done))
    assert not gc.isenabled()

    jobs._garbage.look()
    jobs.close()

    assert gc.isenabled()


def test_what_stood_at_rest_is_searched_again_once_jobs_are_closed(jobs):
    jobs.rest()
    assert gc.get_freeze_count() > 0

    jobs.close()

    assert gc.get_freeze_count() == 0


def _make_rubbish(count):
    for _turn in range(count):
        heap = []
        heap.append([heap])


def _fail():
    raise UnreadableFile("It cannot be read.")


def _count(progress, total):
    for done in range(1, total + 1):
        progress.at(done, total)


def _count_for_ever(progress, begun):
    while True:
        progress.at(0)
        begun.set()


def test_work_that_goes_on_by_itself_is_nobodys_to_wait_for(qtbot, jobs, messages):
    counts, steps, over, everybody = [], [], [], []
    jobs.running.connect(counts.append)
    jobs.busy.connect(lambda *step: everybody.append(step))
    progress = Progress()

    jobs.run(
        lambda: progress.at(1, 2), then=over.append, progress=progress, owner=messages,
        told=lambda *step: steps.append(step),
    )  # fmt: skip
    qtbot.waitUntil(lambda: bool(over and steps))

    assert set(counts) == {0}
    assert (steps, everybody) == ([(1, 2)], [])


def test_closing_with_patience_leaves_behind_what_goes_on_by_itself(qtbot, jobs, messages):
    begun, goes_on, was_on = Event(), Event(), gc.isenabled()
    work = lambda: (begun.set(), goes_on.wait(10))  # noqa: E731
    jobs.run(work, then=print, owner=messages, told=print)
    assert begun.wait(5)

    jobs.close(patience=0.05)
    held_back = gc.isenabled()
    goes_on.set()
    qtbot.waitUntil(lambda: gc.isenabled() == was_on)

    assert not held_back
