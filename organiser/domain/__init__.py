"""Rules that are true with nothing but Python."""
