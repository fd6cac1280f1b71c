"""On the card: the certificate of what somebody followed, and the courses to propose to her."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from organiser import audit, clock, i18n, paths
from organiser.domain.action import ActionKind
from organiser.domain.engagement import Rung
from organiser.usecases import actions
from organiser.usecases.training import courses, following
from tests.ui import rules

FOLLOWED = "# First door\n\nrungs: supporter\nrenew: 12\n\nText.\n\n## One\n\nText.\n"
LONG = (
    "# Tenir un stand sur un marché couvert, parler peu et écouter beaucoup\n\nrungs: volunteer\n"
)


@pytest.fixture
def someone(page):
    return page.side.card.card.id


@pytest.fixture
def course(people):
    courses.keep_course(people, FOLLOWED)
    return courses.read_courses(people)[1].course


@pytest.fixture
def trained(qtbot, page, people, someone, course):
    """The page, with somebody shown who followed a course."""
    following.record_result(people, course, (), someone)
    qtbot.waitUntil(page.side.card.held.isVisible)
    return page


def test_who_followed_nothing_has_no_line_of_it(page):
    assert not page.side.card.held.isVisible()


def test_what_counts_stands_with_the_way_to_its_certificate(trained):
    said = rules.texts_on(trained.side.card.held)

    assert "First door" in said
    (button,) = trained.side.card.held.buttons
    assert button.accessibleName() == "Certificate as PDF: First door"


def test_the_button_asks_where_and_the_certificate_is_written(
    qtbot, trained, messages, home, tmp_path
):
    with qtbot.waitSignal(trained.side.certificate_asked) as asked:
        trained.side.card.held.buttons[0].click()
    held = asked.args[0]

    with qtbot.waitSignal(messages.noticed):
        trained.certificate.save(held.course, held.followed, tmp_path / "a.pdf")

    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert "training.certificate" in (home / audit.FILE).read_text(encoding="utf-8")
    for dialog in trained.findChildren(QFileDialog):
        dialog.reject()


def test_the_course_of_the_next_stage_is_proposed_and_opened(qtbot, page, people, course):
    asked = []
    page.side.course_asked.connect(asked.append)
    actions.log_action(people, ActionKind.STALL, [page.side.card.card.id], on=clock.today())
    courses.keep_course(people, LONG + "\nText.\n\n## One\n\nText.\n")
    qtbot.waitUntil(lambda: page.side.card.card.rung is Rung.SUPPORTER)

    page.side.card.explain_or_not()

    part = page.side.card.why.advice
    said = rules.texts_on(part)
    assert part.isVisible()
    assert "Asked of: Volunteer. It is advice." in said
    assert "First door" in said
    qtbot.mouseClick(part.buttons[-1], Qt.MouseButton.LeftButton)
    assert asked == [courses.read_courses(people)[2].course.key]


def test_nothing_is_proposed_where_nothing_is_asked(page):
    page.side.card.explain_or_not()

    assert not page.side.card.why.advice.isVisible()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_rule_is_kept_with_both_open(trained, people, language):
    i18n.speak(language, paths.resources() / "locale")
    courses.keep_course(people, LONG + "\nText.\n\n## One\n\nText.\n")
    trained.side.card.explain_or_not()
    trained.window().retranslate()
    rules.settle()

    assert rules.every_rule(trained.window()) == {}
