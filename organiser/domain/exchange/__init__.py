"""What crosses the line between a committee and headquarters, and what wins when two meet."""
