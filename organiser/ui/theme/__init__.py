"""How the program looks: colours, sizes, type and icons."""

from organiser.ui.theme.current import Theme

__all__ = ["Theme"]
