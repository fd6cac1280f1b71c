"""The drive of a directive: what it must say, and what is too much."""

from datetime import date

import pytest

from organiser.domain.drive_brief import BrokenBrief, DriveBrief, DriveCount, Fault, checked
from organiser.domain.outreach import Result, Use


def brief(use=Use.CALL, **other):
    return DriveBrief(use=use, **{"whom": "Qui a dit venir", "words": "Bonjour.", **other})


def test_needless_spaces_are_let_go():
    said = checked(brief(whom="  Qui a  dit\nvenir ", words=" Bonjour.\r\nÀ samedi. "))

    assert (said.whom, said.words) == ("Qui a dit venir", "Bonjour.\nÀ samedi.")


def test_at_the_door_nothing_need_be_written():
    assert checked(brief(Use.OUTING, words="")).use is Use.OUTING


@pytest.mark.parametrize(("wrong", "fault"), [
    ({"whom": " "}, Fault.WHOM), ({"words": ""}, Fault.WORDS),
    ({"use": Use.EMAIL}, Fault.SUBJECT), ({"words": "x" * 4_001}, Fault.LONG),
    ({"starts_on": date(2026, 12, 2), "ends_on": date(2026, 12, 1)}, Fault.DAYS),
])  # fmt: skip
def test_what_is_missing_is_told(wrong, fault):
    with pytest.raises(BrokenBrief) as refused:
        checked(brief(**wrong))

    assert refused.value.fault is fault


def test_whoever_has_a_result_was_tried():
    assert DriveCount(1, 9, 0, ((Result.REACHED, 3), (Result.NO_ANSWER, 2))).tried == 5
