"""Paths: what a committee does with somebody step by step, and who is on which."""
