"""The demonstration does the main job on invented people."""

import pytest

from organiser.errors import Cancelled
from organiser.progress import Progress
from organiser.usecases import committee, demonstration, opening
from organiser.usecases.paths.reading import read_walks
from organiser.usecases.people.listing import Directory


def test_it_leaves_a_committee_with_people_and_a_packet(tmp_path):
    said = []

    made = demonstration.make(tmp_path / "d", tmp_path / "d" / "saturday.pdf", said.append)

    opened = opening.open_with_password(made.home, demonstration.PASSWORD)
    assert Directory(opened).count() == made.people
    assert committee.read_nature(opened).is_demonstration
    assert len(read_walks(opened)) == 3
    assert made.packet.read_bytes().startswith(b"%PDF")
    assert len(said) == 6
    opened.close()


def test_what_was_cut_short_leaves_nothing(tmp_path):
    progress = Progress()
    progress.stop()

    with pytest.raises(Cancelled):
        demonstration.make(tmp_path / "d", tmp_path / "saturday.pdf", progress=progress)

    assert not (tmp_path / "d").exists()
