"""Two laptops of one committee, for the tests of this room."""

from laptops import both, here, laptops, pairs

__all__ = ["both", "here", "laptops", "pairs"]
