"""Actions as plans: the calendar, one action in full, and what is noted of it."""
