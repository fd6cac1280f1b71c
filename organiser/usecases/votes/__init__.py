"""Help to vote: what people said, who goes with whom, and that all of it goes after the ballot."""
