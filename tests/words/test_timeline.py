"""The lines of a timeline are in words, the names of fields too."""

import pytest

from organiser.usecases.people.updating import FILLED
from organiser.words.card import card_field_label
from organiser.words.timeline import detail_words


@pytest.mark.parametrize("name", sorted({*FILLED}))
def test_every_field_that_a_file_fills_in_has_a_name(name):
    assert card_field_label(name) != name


def test_what_a_file_filled_in_is_said_by_the_names_of_the_card():
    assert detail_words("filled_in", "liste.csv\nexternal_id, joined_on") == (
        "liste.csv · Number elsewhere, Joined on"
    )


def test_a_remark_is_left_as_it_was_typed():
    assert detail_words("remark", "Préfère le soir.\n\nA un chien, external_id") == (
        "Préfère le soir. · A un chien, external_id"
    )
