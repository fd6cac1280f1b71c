"""Doors of HTTP: each decodes, asks a use case and encodes; nothing is decided here."""
