"""Sheets that go out, and what comes back from them."""
