"""A course, read from one page."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser import paths
from organiser.domain.course import BrokenCourse, read_course, valid_until

SMALL = """# First door

minutes: 5
pass: 1

Before you ring.

## Ring

Stand back **one step**.

## Quiz

? Where do you stand?
- On the mat
+ One step back
! People like room.
"""


def shipped(language):
    file = paths.resources() / "courses" / f"data-and-rights.{language}.md"
    return read_course(file.read_text(encoding="utf-8"))


def test_a_page_is_a_title_lessons_and_questions():
    course = read_course(SMALL)

    assert (course.title, course.minutes, course.introduction) == (
        "First door",
        5,
        "Before you ring.",
    )
    assert [(lesson.title, lesson.text) for lesson in course.lessons] == [
        ("Ring", "Stand back **one step**.")
    ]
    (question,) = course.questions
    assert question.answers == ("On the mat", "One step back")
    assert question.right == {1}
    assert question.why == "People like room."


def test_only_all_right_answers_and_no_other_are_right():
    course = read_course(SMALL.replace("- On the mat", "+ On the path\n- On the mat"))

    assert course.score([frozenset({0, 2})]) == 1
    assert course.score([frozenset({0})]) == 0
    assert course.score([frozenset({0, 1, 2})]) == 0
    assert course.passes(1)


@pytest.mark.parametrize(
    "text",
    [
        "", "First door", "# \n\n## Ring\n\nx", "# First door\n",
        "# First door\n\n## Quiz\n\n? Where?\n- No\n- Nor",
        "# First door\n\n## Quiz\n\n? Where?\n+ Yes", "# First door\n\npass: many\n\n## Ring\n\nx",
        "# First door\n\n## Quiz\n\n? Where?\n+ Yes\n- No\nsomething else",
    ],
)  # fmt: skip
def test_a_page_that_is_no_course_is_refused(text):
    with pytest.raises(BrokenCourse):
        read_course(text)


@given(st.text())
def test_any_text_is_a_course_or_refused(text):
    with contextlib.suppress(BrokenCourse):
        read_course(text)


def test_the_module_of_data_and_rights_asks_ten_questions_alike_in_both_languages():
    french, english = shipped("fr"), shipped("en")

    assert len(french.questions) == len(english.questions) == 10
    assert [q.right for q in french.questions] == [q.right for q in english.questions]
    assert len(french.lessons) == len(english.lessons) == 5
    assert (french.key, french.version, french.needed) == (english.key, english.version, 8)
    assert all(question.why for question in (*french.questions, *english.questions))


def test_the_right_answer_is_not_always_in_the_same_place():
    assert len({next(iter(q.right)) for q in shipped("fr").questions}) == 3


def test_a_course_counts_to_the_same_day_of_its_last_month():
    assert valid_until(date(2026, 11, 30), 12) == date(2027, 11, 30)
    assert valid_until(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert valid_until(date(2026, 1, 1), 0) is None
