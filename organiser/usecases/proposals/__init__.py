"""What the committee hears from people and asks of headquarters; what others ask."""
