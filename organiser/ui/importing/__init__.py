"""Bringing a list in: the file, its columns, a look over it, pairs, and what was done."""
