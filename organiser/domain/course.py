"""A course: lessons to read, questions to answer; read from one page of Markdown.

The page begins with its title and a few settings; each `##` is a lesson, but for the last one,
called `Quiz`, in which `?` begins a question, `+` and `-` are its right and wrong answers, and `!`
says why.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from organiser.domain.action import ActionKind
from organiser.domain.engagement import LADDER, Rung

QUIZ = "Quiz"
PICTURE = re.compile(r"!\[([^\[\]]{1,300})\]\(([^\s()]{1,120})\)")
"""A picture, alone on its line: what it shows, and its name."""
_BLANK = re.compile(r"\]\([^)]*\s[^)]*\)")
_SETTING = re.compile(r"^(\w+): *(.*)$")
_FEWEST, _MOST = 2, 6


class BrokenCourse(ValueError):
    """A page that is no course; its text says in which line, in no language in particular."""


class BrokenPicture(BrokenCourse):
    """A line that begins a picture and is none; its text is that line."""

    @property
    def has_blank(self) -> bool:
        """Return whether the name between the brackets has a blank, and is therefore no name."""
        return _BLANK.search(str(self)) is not None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One page to read."""

    title: str
    text: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers; one or several of them are right."""

    text: str
    answers: tuple[str, ...]
    right: frozenset[int]
    why: str

    def is_right(self, chosen: frozenset[int]) -> bool:
        """Return whether *chosen* are the right answers, all of them and no other."""
        return chosen == self.right


@dataclass(frozen=True, slots=True)
class Course:
    """What is taught."""

    key: str
    title: str
    version: int
    introduction: str
    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]
    needed: int
    """Right answers that pass it."""
    minutes: int
    renew: int
    """Months after which it is to be followed again; 0 is never."""
    rungs: tuple[Rung, ...] = ()
    """Of whom it is asked."""
    kinds: tuple[ActionKind, ...] = ()
    """For which kinds of action it is asked."""

    def score(self, chosen: Sequence[frozenset[int]]) -> int:
        """Return how many questions were answered rightly."""
        pairs = zip(self.questions, chosen, strict=True)
        return sum(question.is_right(answer) for question, answer in pairs)

    def passes(self, score: int) -> bool:
        """Return whether *score* is enough."""
        return score >= self.needed


def valid_until(passed: date, months: int) -> date | None:
    """Return the last day on which a course passed on a day counts; None is for ever."""
    if not months:
        return None
    years, month = divmod(passed.month - 1 + months, 12)
    day = passed.day
    while True:
        try:
            return date(passed.year + years, month + 1, day)
        except ValueError:  # the 31st of a month of thirty days
            day -= 1


def read_course(text: str) -> Course:
    """Return the course of a page; raise `BrokenCourse` where it is none."""
    head, *parts = re.split(r"^## +", text.replace("\r\n", "\n"), flags=re.MULTILINE)
    title, settings, introduction = _head(head)
    quiz = next((part for part in parts if _title(part) == QUIZ), "")
    lessons = tuple(Lesson(_title(p), _body(p)) for p in parts if _title(p) != QUIZ)
    questions = _questions(_body(quiz))
    if not title or not (lessons or questions):
        raise BrokenCourse("1")
    return Course(
        key=str(settings.get("key", "")), title=title, version=_whole(settings, "version", 1),
        introduction=introduction, lessons=lessons, questions=questions,
        needed=min(_whole(settings, "pass", len(questions)), len(questions)),
        minutes=_whole(settings, "minutes", 0), renew=_whole(settings, "renew", 0),
        rungs=tuple(_rung(word) for word in _words(settings, "rungs")),
        kinds=tuple(_kind(word) for word in _words(settings, "kinds")),
    )  # fmt: skip


def pictures_of(course: Course) -> tuple[str, ...]:
    """Return the names of the pictures of a course; raise `BrokenCourse` where one is no picture.

    It says what it shows, and stands alone on its line.
    """
    names: list[str] = []
    for line in "\n".join([course.introduction, *(each.text for each in course.lessons)]).split(
        "\n"
    ):
        if "![" in line:
            found = PICTURE.fullmatch(line.strip())
            if found is None or not found[1].strip():
                raise BrokenPicture(line.strip())
            names.append(found[2])
    return tuple(dict.fromkeys(names))


def _head(text: str) -> tuple[str, dict[str, str], str]:
    lines = text.strip().splitlines()
    if not lines or not lines[0].startswith("# "):
        raise BrokenCourse("1")
    settings: dict[str, str] = {}
    rest: list[str] = []
    for line in lines[1:]:
        found = _SETTING.match(line) if not rest else None
        if found:
            settings[found[1]] = found[2].strip()
        elif line.strip() or rest:
            rest.append(line)
    return lines[0][2:].strip(), settings, "\n".join(rest).strip()


def _whole(settings: dict[str, str], name: str, otherwise: int) -> int:
    value = settings.get(name, "")
    if not value:
        return otherwise
    if not value.isdecimal() or len(value) > 4:
        raise BrokenCourse(f"{name}: {value}")
    return int(value)


def _words(settings: dict[str, str], name: str) -> list[str]:
    return [word.strip().lower() for word in settings.get(name, "").split(",") if word.strip()]


def _rung(word: str) -> Rung:
    found = [rung for rung in LADDER if rung.name.lower() == word]
    if not found:
        raise BrokenCourse(f"rungs: {word}")
    return found[0]


def _kind(word: str) -> ActionKind:
    if word not in set(ActionKind):
        raise BrokenCourse(f"kinds: {word}")
    return ActionKind(word)


def _title(part: str) -> str:
    return part.partition("\n")[0].strip()


def _body(part: str) -> str:
    return part.partition("\n")[2].strip()


def _questions(text: str) -> tuple[Question, ...]:
    blocks = [block for block in re.split(r"^\? *", text, flags=re.MULTILINE) if block.strip()]
    return tuple(map(_question, blocks))


def _question(block: str) -> Question:
    asked, *lines = [line.strip() for line in block.strip().splitlines() if line.strip()]
    answers = [line[1:].strip() for line in lines if line[0] in "+-"]
    marks = [line[0] for line in lines if line[0] in "+-"]
    right = frozenset(at for at, mark in enumerate(marks) if mark == "+")
    why = " ".join(line[1:].strip() for line in lines if line[0] == "!")
    known = len(answers) + sum(line[0] == "!" for line in lines)
    if known != len(lines) or not right or not _FEWEST <= len(answers) <= _MOST:
        raise BrokenCourse(asked)
    return Question(asked, tuple(answers), right, why)
