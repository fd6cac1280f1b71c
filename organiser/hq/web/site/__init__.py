"""The public site: pages that work without a script, in two languages by their address."""
