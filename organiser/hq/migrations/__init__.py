"""How the tables of headquarters came to be as they are; each step runs while the server runs."""
