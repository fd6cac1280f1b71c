"""The frame around every page: window, side bar, palette, help, messages."""
