"""What the law gives each person: see, correct, object, limit, erase; and what keeps to it."""
