"""One person after the other, one key for what came of each: calls, and new sign-ups."""
