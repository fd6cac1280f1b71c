"""What is decided at the desk of headquarters."""
