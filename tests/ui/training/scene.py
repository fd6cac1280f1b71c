"""A committee with a course of its own, a picture in it, and people who followed one or other."""

from datetime import timedelta

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage

from organiser import clock
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.plan import Plan
from organiser.usecases.plans import attending, planning
from organiser.usecases.training import courses, following
from organiser.usecases.training.shipped import DATA_AND_RIGHTS
from tests.ui.plans.scene import at, people


def picture():
    """Return a small picture as a course holds it."""
    packed, buffer = QByteArray(), QImage(8, 8, QImage.Format.Format_RGB32)
    buffer.fill(0x17693F)
    device = QBuffer(packed)
    device.open(QBuffer.OpenModeFlag.WriteOnly)
    buffer.save(device, "PNG")
    return bytes(packed.toBase64()).decode()


OWN = """# Première porte

minutes: 5
pass: 1
rungs: signed_up
kinds: stall

Sonner, se présenter, écouter, remercier : cinq minutes avant la première sortie.

## Sonner

Un pas **en arrière** après avoir sonné.

![Une porte](data:image/png;base64,PICTURE)

## Écouter

Deux minutes, pas plus.

## Quiz

? Où vous tenez-vous après avoir sonné ?
- Sur le paillasson
+ Un pas en arrière
! On respire mieux avec un peu de place.

? Que dites-vous d’abord, avant de parler du comité, à une personne que vous ne connaissez pas ?
+ Votre prénom
+ Pourquoi vous venez
- Pour qui elle doit voter
! Son prénom et la raison de la visite : le reste vient en écoutant.
"""


def answers(course, right=None):
    """Answers to every question of *course*, the first *right* of them right."""
    limit = len(course.questions) if right is None else right
    return [q.right if at < limit else frozenset() for at, q in enumerate(course.questions)]


def fill(database):
    """Return the courses by key: of the program, and "own"."""
    who = people(database)
    own = courses.keep_course(database, OWN.replace("PICTURE", picture()))
    offered = {o.course.key: o for o in courses.read_courses(database)}
    data = offered[DATA_AND_RIGHTS].course
    today = clock.today()
    stall = planning.plan(database, Plan(Kind(ActionKind.STALL), today + timedelta(2)))
    attending.mark(database, stall, who[1:3], Attendance.COMING)
    for person, right, days in ((who[0], 10, 20), (who[3], 9, 3), (who[5], 5, 2), (who[4], 8, 400)):
        with at(today - timedelta(days)):
            following.record_result(database, data, answers(data, right), person, holds_file=False)
    return {"stall": stall, "data": offered[DATA_AND_RIGHTS], "own": offered[f"own-{own.hex}"]}
