"""The line to headquarters; its capture of changes works from the first write."""
