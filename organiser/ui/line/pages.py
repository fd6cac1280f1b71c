"""The page of exchanges as the window knows it, and the key that exchanges from anywhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.line.parts import LineParts
from organiser.ui.page import PageSpec

if TYPE_CHECKING:
    from organiser.ui.line.page import LinePage

LINE = "line"


class LinePages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: LineParts) -> None:
        self._parts = parts
        self._go: Callable[[str], object] = lambda _key: None

    def spec(self) -> PageSpec:
        """Return the page; the box in the side bar leads to it."""
        title = lambda: _("Exchanges with headquarters")  # noqa: E731  (a phrase, said when asked)
        return PageSpec(LINE, title, "cloud", self.make, is_listed=False)

    def make(self) -> "LinePage":
        """Make the page."""
        from organiser.ui.line.page import LinePage

        return LinePage(self._parts)

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done on every page."""
        exchanges = self._parts.exchanges
        return (
            Command("exchange", lambda: _("Exchange with headquarters now"),
                    lambda: exchanges.start(is_asked=True), "refresh-cw", ("F5",), "program",
                    lambda: exchanges.is_paired),
            Command("go_line", lambda: _("Exchanges with headquarters"),
                    lambda: self._go(LINE), "cloud", group="go"),
        )  # fmt: skip

    def lead(self, go: Callable[[str], object]) -> None:
        """Take what brings a page in front, once there is a window."""
        self._go = go
