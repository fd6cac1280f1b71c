"""Courses at the desk: a trainer looks at one before it leaves, replaces it, withdraws it."""

import pytest
from officer import Officer
from paired import Paired, change, person
from taught import PAGE, taught


@pytest.fixture
def trainer(server):
    return Officer(server, "trainer").sit_down()


def _write(trainer, act="publish", path="/siege/formations/nouvelle/", **said):
    trainer.get(path)
    return trainer.act(path, **{"text": PAGE, "act": act, **said})


def test_it_is_looked_at_before_it_is_published(trainer):
    from organiser.hq.models import Course

    seen = _write(trainer, "preview")
    before = Course.objects.count()
    published = _write(trainer, is_gate="on")

    assert "<strong>feuille</strong>" in seen
    assert "Se présenter" in seen
    assert before == 0
    assert "<strong>feuille</strong>" in published
    assert Course.objects.get().is_gate
    assert Course.objects.get().title in trainer.get("/siege/formations/")


@pytest.mark.parametrize("text", ["", "Sans titre", "# Titre", PAGE + "<b>x</b>"])
def test_what_is_no_course_is_refused_and_stays_where_it_was_typed(trainer, text):
    from organiser.hq.models import Course

    page = _write(trainer, text=text)

    assert trainer.status == 422
    assert 'class="error"' in page
    assert text in page
    assert Course.objects.count() == 0


@pytest.mark.parametrize(("line", "said"), [
    ("![La carte](la carte.png)", "n’a pas d’espace"), ("![La carte]()", "seule sur sa ligne"),
    ("Voici ![La carte](carte.png)", "seule sur sa ligne"),
])  # fmt: skip
def test_a_picture_that_is_none_says_why(trainer, line, said):
    page = _write(trainer, text=PAGE.replace("## ", f"{line}\n\n## ", 1))

    assert trainer.status == 422
    assert said in page


def test_one_right_answer_is_written_as_one(trainer):
    page = _write(trainer, "preview", text=PAGE.replace("\n", "\npass: 1\n", 1))

    assert "1 bonne réponse sur" in page


def test_another_version_asks_again_when_it_is_ticked(trainer):
    first = taught()
    path = f"/siege/formations/{first.pk}/version/"

    page = _write(trainer, path=path, text=PAGE.replace("Avant", "La veille"), again="on")

    first.refresh_from_db()
    assert (first.version, first.again) == (2, 1)
    assert "La veille" in page


def test_it_is_withdrawn(trainer):
    course = taught()
    trainer.get(f"/siege/formations/{course.pk}/")

    page = trainer.act(f"/siege/formations/{course.pk}/retrait/")

    course.refresh_from_db()
    assert not course.is_offered
    assert "/retrait/" not in page


def test_without_a_course_the_list_says_so(trainer):
    assert 'class="empty"' in trainer.get("/siege/formations/")


def test_who_followed_a_course_is_counted_and_too_few_are_hidden(server, trainer):
    from organiser.hq.usecases import courses
    from organiser.hq.usecases.desk import counts

    many, few, nobody = taught(), taught(PAGE.replace("Frapper", "Sonner")), taught()
    laptop = Paired(server, server.committee("Lannion", "22113"))
    laptop.ask()
    passed = [(many, True)] * 6 + [(few, True)] * 4 + [(many, False)] * 3
    for course, is_passed in passed:
        who = person()
        laptop.ask(who, change(
            "training_record", about=who.id, person_id=who.id, course=course.title,
            on="2026-11-01", course_key=courses.key_of(course), is_passed=int(is_passed),
        ))  # fmt: skip
    before = trainer.get("/siege/formations/")

    counts.count_all()

    for each in (many, few, nobody):
        each.refresh_from_db()
    page = trainer.get("/siege/formations/")
    assert (many.followed, few.followed, nobody.followed) == (6, None, 0)
    assert "pas encore" in before
    assert "6 personnes" in page
    assert "•" in page
