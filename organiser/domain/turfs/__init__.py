"""Cutting a list of addresses into turfs: what one pair walks, or drives to, in one outing."""
