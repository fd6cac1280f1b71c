"""Teams of the committee, and the tasks that somebody said she would do."""
