"""Charts, painted by hand in the colours worn; each says in words what it shows."""
