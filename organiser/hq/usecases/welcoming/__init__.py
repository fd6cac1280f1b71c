"""How long newcomers wait in their committees, and what headquarters does about it."""
