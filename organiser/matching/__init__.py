"""Finds the entries of a list that are one person; the only rooms that compare words by slips."""
