"""How the tables of an older file become those of today."""

HEAD = "0024"
"""The version that the models describe."""
