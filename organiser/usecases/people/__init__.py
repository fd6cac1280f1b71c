"""The people the committee knows: list, search, card, edit, import."""
