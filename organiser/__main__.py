"""Starts organiser: a command when there are words, the window when there are none."""

import os
import sys


def main() -> int:
    """Run what the command line asks for; return the exit status."""
    words = sys.argv[1:]
    if _asks_for_window(words):
        from organiser.desktop import main as open_window

        return open_window(words)
    from organiser.commands.main import run

    return run(words) or _show_demonstration(words)


def _asks_for_window(words: list[str]) -> bool:
    """No command among *words*: at most a home and a language."""
    rest = list(words)
    while rest and rest[0] in {"--home", "--lang", "--demonstrate"} and len(rest) > 1:
        del rest[:2]
    return not [word for word in rest if not word.startswith(("--home=", "--lang="))]


def _show_demonstration(words: list[str]) -> int:
    """After the demonstration, show it: in pictures, or in the window where there is a screen."""
    if "demo" not in words:
        return 0
    from organiser.commands import demo
    from organiser.commands.parser import build_parser

    args = build_parser().parse_args(words)
    in_pictures = bool(os.environ.get("ORGANISER_DEMO_SHOTS"))
    if args.command != "demo" or not (in_pictures or (_has_screen() and not args.json)):
        return 0
    from organiser.desktop import main as open_window

    out = demo.folder_of(args)
    how = ["--demonstrate", str(out / "screens")] if in_pictures else ["--demonstration"]
    spoken = ["--lang", args.lang] if args.lang else []
    return open_window(["--home", str(out / demo.HOME), *spoken, *how])


def _has_screen() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
