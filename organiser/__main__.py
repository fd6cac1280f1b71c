"""Starts organiser: a command when there are words, the window when there are none."""

import sys


def main() -> int:
    """Run what the command line asks for; return the exit status."""
    words = sys.argv[1:]
    if _asks_for_window(words):
        from organiser.desktop import main as open_window

        return open_window(words)
    from organiser.commands.main import run

    return run(words)


def _asks_for_window(words: list[str]) -> bool:
    """No command among *words*: at most a home and a language."""
    rest = list(words)
    while rest and rest[0] in {"--home", "--lang"} and len(rest) > 1:
        del rest[:2]
    return not [word for word in rest if not word.startswith(("--home=", "--lang="))]


if __name__ == "__main__":
    sys.exit(main())
