"""Copies are encrypted, proven to open, thinned out by days and weeks, and come back beside."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import PASSWORD, names, person, write_half

from organiser import clock
from organiser.errors import Cancelled, CannotOpen, UnreadableFile
from organiser.progress import Progress
from organiser.usecases import backup, opening

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_a_copy_opens_with_the_password_and_with_the_code(database, home, made_committee):
    person(database, "Camille Riou")

    file = backup.keep_backup(database, home)

    for secret in (PASSWORD, made_committee[2]):
        restored = backup.restore(home, file, secret)
        assert restored.people == 1
        assert names(database) == ["Camille Riou"]


def test_a_copy_holds_no_name_in_clear(database, home):
    person(database, "Camille Riou", email="camille@example.org")

    content = backup.keep_backup(database, home).read_bytes()

    assert b"Riou" not in content
    assert b"camille" not in content


def test_a_restored_copy_stays_beside_until_she_says_so(database, home, made_committee):
    person(database, "Camille Riou")
    file = backup.keep_backup(database, home)
    person(database, "Anne Le Goff")

    restored = backup.restore(home, file, None, database.key())
    beside = names(database)
    database.close()
    aside = backup.adopt(home, restored)
    again = opening.open_with_key(home, made_committee[1])

    assert beside == ["Anne Le Goff", "Camille Riou"]
    assert names(again) == ["Camille Riou"]
    assert (aside / "committee.db").exists()
    again.close()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut short"])
def test_what_is_no_backup_is_refused_in_one_sentence(home, tmp_path, content):
    file = tmp_path / "x.organiser-backup"
    file.write_bytes(content)

    with pytest.raises(UnreadableFile):
        backup.restore(home, file, PASSWORD)

    assert not list((home / "restored").glob("*"))


def test_a_wrong_secret_restores_nothing(database, home):
    file = backup.keep_backup(database, home)

    with pytest.raises(CannotOpen):
        backup.restore(home, file, "un tout autre mot de passe")

    assert not list((home / "restored").glob("*"))


def test_a_damaged_copy_is_not_taken_for_one(database, home):
    file = backup.keep_backup(database, home)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)

    with pytest.raises((CannotOpen, UnreadableFile)):
        backup.restore(home, file, PASSWORD)


def test_stopping_a_backup_leaves_no_file(database, home):
    progress = Progress()
    progress.stop()

    with pytest.raises(Cancelled):
        backup.keep_backup(database, home, progress=progress)

    assert list((home / "backups").iterdir()) == []


def test_a_copy_that_was_cut_short_is_none_and_goes_with_the_next(database, home):
    (home / "backups").mkdir()
    write_half(home / "backups" / "x.organiser-backup")

    left, found = list((home / "backups").iterdir()), backup.backups(home)
    kept = backup.keep_backup(database, home)

    assert (len(left), found) == (1, ())
    assert list((home / "backups").iterdir()) == [kept]


def test_a_second_copy_of_the_day_does_not_replace_the_first(database, home):
    first = backup.keep_backup(database, home)
    backup.keep_backup(database, home)

    assert first.exists()


def test_today_needs_one_copy(database, home):
    due = backup.backup_is_due(home)
    backup.keep_backup(database, home)

    assert (due, backup.backup_is_due(home)) == (True, False)


def test_of_a_long_year_fourteen_days_and_eight_weeks_stay():
    every = [NOON - timedelta(hours=9 * n) for n in range(900)]

    kept = sorted(backup.to_keep(every), reverse=True)

    newest = clock.local(kept[0]).date()
    earlier = [moment for moment in kept if clock.local(moment).date() != newest]
    assert len({clock.local(moment).date() for moment in earlier}) == len(earlier)
    assert len(earlier) < backup.DAILY + backup.WEEKLY
    assert (kept[0] - kept[-1]).days >= 7 * (backup.WEEKLY - 1) - 7


@given(st.lists(st.integers(0, 400 * 24), max_size=60))
def test_thinning_out_keeps_the_newest_and_never_changes_its_mind(hours):
    every = [NOON - timedelta(hours=hour) for hour in hours]

    kept = backup.to_keep(every)

    assert backup.to_keep(kept) == kept
    assert not every or max(every) in kept


def test_a_file_that_was_replaced_lies_aside_for_fourteen_days_and_no_longer(database, home):
    restored = backup.restore(home, backup.keep_backup(database, home), None, database.key())
    database.close()
    with clock.set_to(lambda: NOON):
        aside = backup.adopt(home, restored)

    left = []
    for days in (13, 15):
        later = NOON + timedelta(days=days)
        with clock.set_to(lambda later=later: later):
            backup.clear_aside(home)
        left.append(aside.exists())

    assert left == [True, False]


def test_a_copy_that_was_looked_at_and_left_open_goes_in_time(database, home):
    restored = backup.restore(home, backup.keep_backup(database, home), None, database.key())
    later = clock.now() + timedelta(days=15)

    assert backup.clear_aside(home) == 0
    with clock.set_to(lambda: later):
        assert backup.clear_aside(home) == 1

    assert not restored.folder.exists()
