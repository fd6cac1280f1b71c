"""What headquarters asks of the committee: the list, the reading, the answer."""
