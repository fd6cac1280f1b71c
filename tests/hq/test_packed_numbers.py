"""Which edits were taken is kept a batch a row; what was kept an edit a row is carried over."""

from headquarters import Server
from hypothesis import given
from hypothesis import strategies as st

from organiser.hq import numbers


@given(st.lists(st.integers(0, (1 << 53) - 1), max_size=20))
def test_numbers_come_back_as_they_were(held):
    kept = numbers.packed(held)

    assert len(kept) == 8 * len(held)
    assert list(numbers.unpacked(memoryview(kept))) == held


def test_edits_that_an_older_version_kept_are_known(tmp_path):
    server = Server(tmp_path / "headquarters")
    server.committee()
    from django.core.management import call_command

    from organiser.hq import rows

    call_command("migrate", "hq", "0002_parts", verbosity=0)
    server.execute("INSERT INTO device_change (scope_id, device_id, change_id, day) "
                   "VALUES (1, 1, 7, 1), (1, 1, 8, 2), (1, 2, 9, 2)")  # fmt: skip

    call_command("migrate", verbosity=0)

    assert rows.known_changes(1, 1, [7, 8, 9]) == {7, 8}
