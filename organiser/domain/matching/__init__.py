"""Rules that tell whether two entries of the list are one person."""
