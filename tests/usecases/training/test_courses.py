"""Courses of the program and of the committee are offered, kept, and read from files."""

import pytest

from organiser import paths
from organiser.domain.course import read_course
from organiser.errors import OrganiserError, UnreadableFile
from organiser.usecases import checking, undo
from organiser.usecases.training import bringing, courses

SMALL = (
    "# First door\n\nminutes: 5\n\n## Ring\n\nStand back.\n\n## Quiz\n\n? Where?\n- Mat\n+ Back\n"
)


def titles(database):
    return [offered.course.title for offered in courses.read_courses(database)]


def test_data_and_rights_comes_along_in_both_languages():
    for spoken in ("fr", "en"):
        folder = paths.resources() / "courses"
        course = read_course((folder / f"data-and-rights.{spoken}.md").read_text("utf-8"))
        assert (course.key, len(course.questions), course.needed) == ("data-and-rights", 10, 8)


def test_a_course_of_her_own_stands_after_those_of_the_program(database):
    made = courses.keep_course(database, SMALL)

    assert titles(database)[1:] == ["First door"]
    own = courses.read_courses(database)[1]
    assert (own.id, own.course.key, own.course.version) == (made, f"own-{made.hex}", 1)
    assert checking.check(database).problems == ()


def test_a_changed_course_is_its_next_version_and_the_same_text_is_not(database):
    made = courses.keep_course(database, SMALL)

    courses.keep_course(database, SMALL, made)
    courses.keep_course(database, SMALL.replace("First", "Second"), made)

    own = courses.read_courses(database)[1]
    assert (own.course.title, own.course.version, own.course.key) == (
        "Second door", 2, f"own-{made.hex}",
    )  # fmt: skip


def test_a_course_put_away_comes_back_with_undo(database):
    made = courses.keep_course(database, SMALL)

    courses.put_away(database, made)
    assert titles(database)[1:] == []
    undo.undo(database)

    assert titles(database)[1:] == ["First door"]


def test_what_is_no_course_is_refused_with_its_place(database):
    with pytest.raises(OrganiserError, match="Where to stand"):
        courses.keep_course(database, "# A\n\n## Quiz\n\n? Where to stand\n- Here\n- There\n")

    assert titles(database)[1:] == []


def test_a_picture_beside_the_file_becomes_part_of_the_course(tmp_path):
    (tmp_path / "door.png").write_bytes(b"\x89PNG")
    file = tmp_path / "course.md"
    file.write_text("# A\n\n## B\n\n![A door](door.png)\n", encoding="utf-8")

    assert "![A door](data:image/png;base64,iVBORw==)" in bringing.read_course_file(file)


@pytest.mark.parametrize(
    "name", ["../door.png", "missing.png", "door.svg", "https://example.org/a.png"]
)
def test_a_picture_from_elsewhere_is_refused(tmp_path, name):
    (tmp_path / "door.png").write_bytes(b"\x89PNG")
    folder = tmp_path / "inside"
    folder.mkdir()
    file = folder / "course.md"
    file.write_text(f"# A\n\n## B\n\n![A]({name})\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="picture"):
        bringing.read_course_file(file)


def test_a_file_that_is_no_text_is_said_so(tmp_path):
    file = tmp_path / "course.md"
    file.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(UnreadableFile):
        bringing.read_course_file(file)
