"""The sign-up sheet names who is coming and nobody else; the tasks are on one list."""

import re

import pypdfium2
import pytest
from make import person

from organiser import audit, i18n, paths
from organiser.domain.action import Attendance
from organiser.domain.plan import Plan
from organiser.usecases import limiting
from organiser.usecases.paths import keeping, walking
from organiser.usecases.paths.ready import Ready
from organiser.usecases.plans import attending, papers, planning, sign_up_sheets
from organiser.usecases.teams import tasks
from tests.ui.plans.scene import THURSDAY, at


@pytest.fixture(autouse=True)
def thursday():
    """It is ten in the morning of a Thursday, in English."""
    i18n.speak("en", paths.resources() / "locale")
    with at(THURSDAY):
        yield


def pages_of(file):
    document = pypdfium2.PdfDocument(file)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


def code_on(page):
    """The digits that stand on a page."""
    return re.search(r"\d{3} \d{3} \d{2} \d{2}", page).group()


@pytest.fixture
def action(database):
    from organiser.domain.action import ActionKind, Kind

    return planning.plan(
        database,
        Plan(Kind(ActionKind.STALL), THURSDAY, "09:00", title="Marché", place="Place Haute"),
    )


def test_the_sheet_names_only_those_coming_and_leaves_lines_for_newcomers(
    database, action, tmp_path, home
):
    coming, invited = person(database, "Anne Le Goff"), person(database, "Denez Riou")
    attending.mark(database, action, [coming], Attendance.COMING)
    attending.mark(database, action, [invited], Attendance.INVITED)
    attending.add_material(database, action, "Table", coming)

    count = papers.write_sign_up_sheet(database, action, tmp_path / "sheet.pdf")

    (page,) = pages_of(tmp_path / "sheet.pdf")
    assert count == 1
    assert "Anne Le Goff" in page
    assert "brings: Table" in page
    assert "Riou" not in page
    assert f" {1 + papers.NEWCOMERS} " in page
    assert "your explicit consent (art. 9-2-a GDPR)" in page
    assert "destroyed by 28/11/2026" in page
    assert sign_up_sheets.open_sheet(database, code_on(page)).action.id == action
    assert "action.print" in (home / audit.FILE).read_text(encoding="utf-8")


def test_no_line_is_lost_when_many_come(database, action, tmp_path):
    who = [person(database, f"P{n} Nom{n}") for n in range(60)]
    attending.mark(database, action, who, Attendance.COMING)

    count = papers.write_sign_up_sheet(database, action, tmp_path / "sheet.pdf")

    pages = pages_of(tmp_path / "sheet.pdf")
    assert len(pages) == count > 2
    assert all(f"P{n} Nom{n} " in " ".join(pages) + " " for n in range(60))
    assert all("withdraw your agreement" in page for page in pages)
    assert f"{count} of {count}" in pages[-1]


def test_the_list_of_tasks_says_what_who_and_by_when(database, tmp_path):
    someone = person(database, "Anne Le Goff")
    tasks.give_task(database, "Clés de la salle", to=someone, due_on=THURSDAY)
    done = tasks.give_task(database, "Affiches")
    tasks.settle_task(database, done, is_done=True)

    papers.write_tasks(database, tmp_path / "tasks.pdf")

    (page,) = pages_of(tmp_path / "tasks.pdf")
    assert "Clés de la salle Anne Le Goff 26/11/2026" in page
    assert "Affiches" not in page


def test_the_next_steps_of_paths_stand_among_the_tasks_and_nobody_who_is_limited(
    database, tmp_path
):
    path = keeping.take_over(database, Ready.WELCOME)
    one, other = person(database, "Anne Le Goff"), person(database, "Denez Riou")
    carer = person(database, "Malo Guéguen")
    walking.put_on_path(database, path, [one, other], carer=carer)
    for limited in (other, carer):
        limiting.limit(database, limited, "courrier")
    tasks.give_task(database, "Posters")

    papers.write_tasks(database, tmp_path / "tasks.pdf")

    (page,) = pages_of(tmp_path / "tasks.pdf")
    assert "Call her and listen: Anne Le Goff (Welcome somebody new)" in page
    assert page.index("Anne Le Goff") < page.index("Posters")
    assert "Denez" not in page
    assert "Malo" not in page
