"""A PDF as she sees it on screen, and on its way to a printer."""
