"""How the tables of an older file become those of today."""

HEAD = "0027"
"""The version that the models describe."""
