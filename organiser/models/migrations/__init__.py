"""How the tables of an older file become those of today."""

HEAD = "0001"
"""The version that the models describe."""
