"""Lists that mean something: which conditions there are, and how they are written down."""
