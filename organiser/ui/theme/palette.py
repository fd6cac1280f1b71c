"""The tokens as Qt's palette, for what Qt paints without our style sheet."""

from PySide6.QtGui import QColor, QPalette

from organiser.ui.theme.tokens import Tokens

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "violet",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "bg",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Light: "surface2",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
    QPalette.ColorRole.Accent: "accent",
}
_INKS = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


def palette_of(tokens: Tokens) -> QPalette:
    """Return *tokens* as a palette."""
    palette = QPalette()
    colours = tokens.by_name()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(colours[token]))
    for role in _INKS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.border_strong))
    return palette
