"""Forms: labels above, one column, errors beside the field."""
