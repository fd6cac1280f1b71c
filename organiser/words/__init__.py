"""What the program calls things and says of them: alike on screen, paper and command line."""
