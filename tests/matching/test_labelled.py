"""On invented people of whom we know who is who: enough is found, and hardly anything false."""

import os
import subprocess
import sys

import pytest
from labelled.lists import invented_list

from organiser.domain.matching.judgement import Band
from organiser.matching.engine import find_matches
from organiser.usecases.people.entries import every_entry


def one_commune(records, seed):
    """A committee of one town: the place tells nobody from anybody."""
    return invented_list(records, seed).in_one_commune()


@pytest.fixture(scope="module", params=[(invented_list, 101), (one_commune, 102)])
def labelled(request):
    make, seed = request.param
    return make(2_000, seed)


@pytest.fixture
def found(labelled, database, tmp_path):
    """The matches of a list that came in as any file does."""
    labelled.bring_into(database, tmp_path)
    with database.bare() as connection:
        return find_matches(every_entry(connection)), labelled.names_in(connection)


def test_a_list_is_the_same_each_time_it_is_made():
    words = "from labelled.lists import invented_list; print(ascii(invented_list(300, 5).rows))"
    said = {
        subprocess.run(
            [sys.executable, "-c", words],
            capture_output=True,
            text=True,
            check=True,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([".", "tests"]),
                "PYTHONHASHSEED": seed,
            },
        ).stdout
        for seed in ("1", "2")
    }

    assert len(said) == 1


def shares(matches, who, true_pairs):
    right = sum(who[match.one] == who[match.other] for match in matches)
    return right / max(1, len(matches)), right / true_pairs


def test_precision_and_recall_hold_their_floors(found, labelled):
    matches, who = found
    true_pairs = len(labelled.true_pairs())
    likely = [match for match in matches if match.band is not Band.REVIEW]
    certain = [match for match in matches if match.band is Band.AUTO]

    precision, recall = shares(likely, who, true_pairs)

    assert precision >= 0.94
    assert recall >= 0.93
    assert shares(certain, who, true_pairs)[0] >= 0.997
    assert shares(certain, who, true_pairs)[1] >= 0.4


def test_there_is_little_to_look_at(found):
    matches, _who = found

    assert sum(match.band is Band.REVIEW for match in matches) <= 0.04 * 2_000
