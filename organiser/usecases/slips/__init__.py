"""Signed slips that come back as a pile: typed one after the other, each with its evidence."""
