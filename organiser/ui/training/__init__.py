"""Training: courses to read and answer without a network, and who followed which."""
