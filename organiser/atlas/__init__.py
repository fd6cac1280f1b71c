"""France as it comes along with the program: communes, postcodes, outlines; no network."""
