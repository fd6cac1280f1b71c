"""Starts the organiser's own program: builds each part once and hands it to the next."""

from collections.abc import Sequence


def main(words: Sequence[str]) -> int:
    """Open the window and run until it is closed; return the exit status."""
    from organiser.desktop.start import run

    return run(words)
