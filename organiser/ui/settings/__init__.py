"""What she may choose and look up about the program and her committee."""
