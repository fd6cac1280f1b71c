"""What is to be done today, and where the committee stands."""
