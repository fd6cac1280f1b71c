"""Teams of the committee, and the tasks given to somebody."""
