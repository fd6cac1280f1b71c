"""From somebody's file to people on their way in."""
