"""The people of the committee: the list, the card beside it, and what is noted there."""
