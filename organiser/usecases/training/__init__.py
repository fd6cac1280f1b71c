"""Courses: what there is to follow, who followed what, and what it opens."""
