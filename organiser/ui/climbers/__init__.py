"""Who climbed, month by month: a chart, and the list behind it."""
