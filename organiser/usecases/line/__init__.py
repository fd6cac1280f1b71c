"""The line to headquarters: pairing, exchanging, what met, and saying goodbye."""
