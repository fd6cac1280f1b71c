"""The command line of headquarters, over the same use cases as its pages."""
