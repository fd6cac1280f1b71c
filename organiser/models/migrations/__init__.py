"""How the tables of an older file become those of today."""

HEAD = "0026"
"""The version that the models describe."""
