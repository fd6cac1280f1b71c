"""Actions as plans: when and where, who is invited, who came, and what came of it."""
