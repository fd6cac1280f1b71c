"""How the tables of an older file become those of today."""

HEAD = "0025"
"""The version that the models describe."""
