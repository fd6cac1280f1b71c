"""The map of the committee: outlines, figures, and the same figures as a list."""
