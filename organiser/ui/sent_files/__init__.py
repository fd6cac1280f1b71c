"""Files that headquarters sent along: listed with what came of each, looked at, saved."""
