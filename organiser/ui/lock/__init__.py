"""The way in: the opening, the lock, and the card they stand on."""
