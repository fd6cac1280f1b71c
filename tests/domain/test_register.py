"""A line of the register: complete once everything is said, and kept for seven years."""

from dataclasses import replace
from datetime import date

import pytest
from registered import entry

from organiser.domain.outreach import Use
from organiser.domain.register import BrokenLine, Fault, Said, checked, kept_until


def test_a_line_that_says_everything_is_complete():
    assert entry().is_complete


@pytest.mark.parametrize("said", list(Said))
def test_a_line_that_lacks_one_thing_is_not(said):
    assert entry(without={said}).missing == (str(said),)


@pytest.mark.parametrize("change", [
    {"words": ""}, {"parameters": frozenset()}, {"use": Use.EMAIL, "subject": ""},
])  # fmt: skip
def test_nor_without_its_message_or_what_chooses(change):
    assert not entry(**change).is_complete


@pytest.mark.parametrize(("change", "fault"), [
    ({"use": Use.CALL}, Fault.WAY), ({"ends_on": date(2020, 1, 1)}, Fault.DAYS),
    ({"words": "x" * 4_001}, Fault.LONG),
])  # fmt: skip
def test_what_cannot_be_kept_is_told(change, fault):
    with pytest.raises(BrokenLine) as refused:
        entry(**change)

    assert refused.value.fault is fault


@pytest.mark.parametrize("link", ["http://example.org", "javascript:alert(1)", "example.org"])
def test_an_address_that_leads_elsewhere_is_refused(link):
    whole = entry()

    with pytest.raises(BrokenLine) as refused:
        checked(replace(whole, said={**whole.said, Said.POLICY: link}))

    assert (refused.value.fault, refused.value.field) == (Fault.LINK, "policy")


def test_it_is_kept_for_seven_years_after_its_last_day():
    assert kept_until(date(2026, 12, 12)) == date(2033, 12, 12)
    assert kept_until(date(2028, 2, 29)) == date(2035, 2, 28)
