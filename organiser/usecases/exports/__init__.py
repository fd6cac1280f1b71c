"""Tables out of the program: for other programs, and to be read in a spreadsheet."""
