"""Lists of people by what is true of them: found, counted, explained, saved."""
