"""What can be done on every page."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from organiser.i18n import _
from organiser.ui.actions import Actions, Command, digit_shortcuts
from organiser.ui.page import PageSpec
from organiser.ui.shell.page_stack import PageStack
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.side_bar import SideBar
from organiser.ui.undo import Undo


class Frame(Protocol):
    """What these commands ask of the window."""

    parts: WindowParts
    undo: Undo
    pages: PageStack
    side_bar: SideBar
    actions_known: Actions

    def go(self, key: str) -> None:
        """Bring the page *key* in front."""

    def ask_palette(self) -> None:
        """Open the palette."""

    def read_guide(self) -> None:
        """Bring the guide in front, at the chapter of the page that was there."""

    def print_keys(self) -> None:
        """Put the keys on paper."""

    def toggle_past(self) -> None:
        """Show what was done lately, or put it away."""

    def toggle_help(self) -> None:
        """Show the help, or put it away."""

    def ask_lock(self) -> None:
        """Ask for the window to be locked."""

    def regions(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""


def fill(window: Frame) -> None:
    """Let *window* answer every key that is the same on all pages."""
    for command in (*window.parts.commands, *_edit(window), *_go(window), *_program(window)):
        window.actions_known.add(command)
    for spec in window.parts.pages:
        for act in spec.acts:
            do = partial(_do_there, window, spec.key, act.key)
            window.actions_known.add_elsewhere(Command(act.key, act.title, do, act.icon))


def _do_there(window: Frame, page: str, key: str) -> None:
    window.go(page)
    window.actions_known.run(key)


def go_round(window: Frame) -> None:
    """Give the keys to the next part of *window*."""
    regions = window.regions()
    focused = QApplication.focusWidget()
    here = next(
        (at for at, part in enumerate(regions) if focused and part.isAncestorOf(focused)), -1
    )
    region = regions[(here + 1) % len(regions)]
    if region is window.side_bar:
        window.side_bar.focus_current()
    elif region is window.pages:
        window.pages.page(window.pages.key).first_focus().setFocus()
    else:
        region.setFocus()
        region.focusNextChild()


def _edit(window: Frame) -> tuple[Command, ...]:
    undo = window.undo
    return (
        Command(
            "undo", lambda: _said(_("Undo: {act}"), undo.last(), _("Undo")), undo.take_back,
            "undo-2", ("Ctrl+Z",), "edit", lambda: undo.last() is not None, lambda: _("Undo"),
        ),
        Command(
            "redo", lambda: _said(_("Redo: {act}"), undo.next(), _("Redo")), undo.do_again,
            "", ("Ctrl+Y", "Ctrl+Shift+Z"), "edit", lambda: undo.next() is not None,
            lambda: _("Redo"),
        ),
    )  # fmt: skip


def _said(phrase: str, done: object, otherwise: str) -> str:
    text = getattr(done, "text", "")
    return phrase.format(act=text) if text else otherwise


def _go(window: Frame) -> tuple[Command, ...]:
    listed = [spec for spec in window.parts.pages if spec.is_listed]
    to_pages = tuple(_to(window, spec, place) for place, spec in enumerate(listed, start=1))
    return (
        *to_pages,
        Command(
            "back", lambda: _("Page before"), window.pages.back, "arrow-left", ("Alt+Left",), "go"
        ),
        Command(
            "next_part", lambda: _("To the next part of the window"),
            partial(go_round, window), "", ("F6",), "go",
        ),
        Command(
            "find_in_page", lambda: _("Search in this page"), partial(_find, window),
            "search", ("Ctrl+F",), "go", lambda: _field(window) is not None,
        ),
    )  # fmt: skip


def _to(window: Frame, spec: PageSpec, place: int) -> Command:
    shortcuts = digit_shortcuts(place) if place <= 9 else ()
    return Command(
        f"go_{spec.key}", spec.title, partial(window.go, spec.key), spec.icon, shortcuts, "go"
    )


def _program(window: Frame) -> tuple[Command, ...]:
    known = [
        Command(
            "palette", lambda: _("Search or act"), window.ask_palette,
            "search", ("Ctrl+K",), "program",
        ),
        Command("help", lambda: _("Help"), window.toggle_help, "circle-help", ("F1",), "program"),
    ]  # fmt: skip
    known.append(
        Command(
            "print_keys", lambda: _("Print the keys"), window.print_keys, "printer",
            group="program",
        )
    )  # fmt: skip
    if window.pages.knows("guide"):
        known.append(
            Command(
                "guide", lambda: _("Read the guide"), window.read_guide,
                "newspaper", ("Shift+F1",), "program",
            )
        )  # fmt: skip
    if window.parts.past is not None:
        known.append(
            Command(
                "past", lambda: _("What was done"), window.toggle_past,
                "bell", ("Ctrl+H",), "program",
            )
        )  # fmt: skip
    if window.pages.knows("settings"):
        open_settings = partial(window.go, "settings")
        known.append(
            Command(
                "settings", lambda: _("Settings"), open_settings,
                "settings", ("Ctrl+,",), "program",
            )
        )  # fmt: skip
    if window.parts.can_lock:
        lock = window.ask_lock
        known.append(Command("lock", lambda: _("Lock"), lock, "lock", ("Ctrl+L",), "program"))
    return tuple(known)


def _field(window: Frame) -> object:
    return window.pages.page(window.pages.key).search_field() if window.pages.key else None


def _find(window: Frame) -> None:
    field = window.pages.page(window.pages.key).search_field()
    if field is not None:
        field.setFocus()
