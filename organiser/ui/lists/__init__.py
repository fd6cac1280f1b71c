"""Lists that mean something: put together as a sentence, saved, used; and calls."""
