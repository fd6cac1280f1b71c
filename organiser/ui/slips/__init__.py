"""A pile of signed slips, typed by keys alone."""
