"""The offline-first desk of a volunteer support committee."""

__version__ = "0.1.0"
