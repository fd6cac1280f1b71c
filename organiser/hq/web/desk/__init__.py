"""The desk of headquarters, in the browser."""
