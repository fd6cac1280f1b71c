"""Who signed up on the site: one after the other, one key for what came of it."""
