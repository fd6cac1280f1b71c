"""The faults that tests must notice are faults of today's code."""

from tools import mutants


def test_every_fault_fits_the_code_and_names_a_test_that_is_there():
    assert mutants.stale_ones() == []
