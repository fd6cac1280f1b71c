"""Everything of a committee in an open, documented form, and back (docs/archive.md)."""
