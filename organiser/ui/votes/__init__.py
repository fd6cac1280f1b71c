"""Help to vote: who asks, who offers, matched by hand."""
