"""Tables of the committee's file."""
