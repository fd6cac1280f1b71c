"""What headquarters asks of the committee, and what the committee answers."""
