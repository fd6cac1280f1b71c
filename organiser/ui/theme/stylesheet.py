"""The one style sheet, written from the tokens and the text size worn."""

from string import Template

from organiser.ui.theme.current import SCALE, Theme
from organiser.ui.theme.icons import tinted_file

_FRAME = """
QToolTip { background: $text; color: $bg; border: 0; padding: 5px 8px; }
QMainWindow, QDialog, #page { background: $bg; }
#sidebar { background: $sidebar; border: 0; border-right: 1px solid $border; }
#sidebar QScrollBar:vertical { width: 8px; }
#topbar { background: $surface; border: 0; border-bottom: 1px solid $border; }
#card { background: $surface; border: ${line}px solid $border; border-radius: 10px; }
#panel { background: $surface; border: 0; border-left: 1px solid $border; }
#subtle { background: $surface2; border: ${line}px solid $border; border-radius: 8px; }
#syncbox { background: $surface; border: ${line}px solid $border; border-radius: 8px; }
#ribbon { background: $warning_soft; border: 0; border-bottom: 1px solid $border; }
#ribbon QLabel { color: $warning; font-weight: 500; }
#errorcard { background: $surface; border: 1px solid $danger; border-radius: 10px; }
#errorcard[place="window"] { margin: 12px 20px 0 24px; }
#toast { background: $text; border-radius: 8px; }
#toast QLabel { color: $bg; font-weight: 500; }
#toast QPushButton { border: 1px solid transparent; background: transparent;
    color: $toast_action; font-weight: 700; padding: 0 8px; }
#toast QPushButton:hover { text-decoration: underline; }
#toast QPushButton:focus { border: 2px solid $toast_action; }
#palette { background: $surface; border: 1px solid $border_strong; border-radius: 12px; }
#palette QLineEdit { border: 0; background: transparent; font-size: ${h3}pt; padding: 0 4px; }
#line { background: $border; border: 0; }
"""

_TEXT = """
QLabel { background: transparent; }
QLabel[role="h1"] { font-size: ${h1}pt; font-weight: 700; }
QLabel[role="h2"] { font-size: ${h2}pt; font-weight: 600; }
QLabel[role="h3"] { font-size: ${h3}pt; font-weight: 600; }
QLabel[role="display"] { font-size: ${display}pt; font-weight: 700; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $text2; }
QLabel[role="caption"] { color: $text3; font-size: ${caption}pt; }
QLabel[role="overline"] { color: $text3; font-size: ${caption}pt; font-weight: 600; }
QLabel[role="error"] { color: $danger; font-size: ${caption}pt; font-weight: 500; }
QLabel[role="warning"] { color: $warning; font-size: ${caption}pt; font-weight: 500; }
QLabel[role="good"] { color: $success; font-size: ${caption}pt; font-weight: 500; }
"""

_BUTTONS = """
QPushButton { min-height: ${control}px; max-height: ${control}px; padding: 0 14px;
    border-radius: 6px; border: ${line}px solid $border_strong; background: $surface;
    color: $text; font-weight: 500; }
QPushButton:hover { background: $surface2; border-color: $text2; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { color: $border_strong; border-color: $border; background: $surface2; }
QPushButton:focus { border: 2px solid $focus; padding: 0 13px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $border; border-color: $border; color: $text3; }
QPushButton[kind="danger"] { background: $danger_fill; color: $on_danger;
    border-color: $danger_fill; font-weight: 600; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="big"] { min-height: ${big}px; max-height: ${big}px; text-align: left;
    font-weight: 600; }
QPushButton[kind="big"]:hover, QPushButton[kind="big"]:checked { border-color: $accent;
    background: $accent_soft; }
QPushButton[kind="big"]:focus { border: 2px solid $focus; }
QPushButton[kind="answer"] { min-height: 0; max-height: 9999px; padding: 0; }
QPushButton[kind="answer"]:hover, QPushButton[kind="answer"]:checked { border-color: $accent;
    background: $accent_soft; }
QPushButton[kind="answer"]:focus { border: 2px solid $focus; padding: 0; }
QPushButton[kind="answer"][told="right"] { border-color: $success; background: $success_soft; }
QPushButton[kind="answer"][told="wrong"] { border-color: $danger; background: $danger_soft; }
QPushButton[kind="answer"][told="other"] { border-color: $border; background: $surface; }
QPushButton[kind="ghost"] { border-color: transparent; background: transparent; padding: 0 10px; }
QPushButton[kind="ghost"]:hover { background: $accent_soft; }
QPushButton[kind="ghost"]:focus { border: 2px solid $focus; padding: 0 9px; }
QPushButton[kind="link"] { border: 1px solid transparent; background: transparent;
    color: $accent_text; padding: 0 4px 0 1px; font-weight: 600; min-height: ${link}px;
    max-height: ${link}px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 0 3px 0 0; }
QPushButton[kind="find"] { text-align: left; color: $text3; padding-right: ${find_key}px;
    min-width: ${find}px; }
QPushButton[kind="find"]:focus { padding-right: ${find_key}px; }
QToolButton[kind="icon"] { min-width: ${control}px; max-width: ${control}px;
    min-height: ${control}px; max-height: ${control}px; padding: 0; border-radius: 6px;
    border: 1px solid transparent; background: transparent; }
QToolButton[kind="icon"]:hover { background: $accent_soft; }
QToolButton[kind="icon"]:focus { border: 2px solid $focus; }
QToolButton[kind="chip"] { min-height: ${chip}px; max-height: ${chip}px;
    border-radius: ${chip_round}px; padding: 0 10px; border: 1px solid $border_strong;
    background: $surface; font-weight: 500; color: $text2; }
QToolButton[kind="chip"]:hover { border-color: $accent; color: $accent_text; }
QToolButton[kind="chip"]:checked { background: $accent_soft; border: 1px solid $accent;
    color: $accent_text; font-weight: 600; }
QToolButton[kind="chip"]:focus { border: 2px solid $focus; padding: 0 9px; }
QToolButton::menu-indicator { image: none; width: 0; }
"""

_FIELDS = """
QLineEdit, QComboBox, QPlainTextEdit { min-height: ${control}px;
    border: ${line}px solid $border_strong; border-radius: 6px; background: $surface; color: $text;
    padding: 0 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { max-height: ${control}px; }
QPlainTextEdit { padding: 6px; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: $text2; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 0 7px; }
QPlainTextEdit:focus { border: 2px solid $focus; padding: 5px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: $text3;
    background: $surface2; border-color: $border; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] {
    border: 2px solid $danger_fill; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url($chevron); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border;
    selection-background-color: $accent_soft; selection-color: $text; outline: 0; }
QCheckBox, QRadioButton { spacing: 8px; min-height: ${tick_row}px; background: transparent; }
QCheckBox::indicator { width: ${tick}px; height: ${tick}px; border: 1px solid $border_strong;
    border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QCheckBox::indicator:indeterminate { background: $accent_soft; border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent_text; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus; }
QRadioButton::indicator { width: ${tick}px; height: ${tick}px; border: 1px solid $border_strong;
    border-radius: ${tick_round}px; background: $surface; }
QRadioButton::indicator:checked { border: ${dot}px solid $accent; width: ${dot_in}px;
    height: ${dot_in}px; border-radius: ${tick_round}px; }
QProgressBar { color: transparent; border: 0; background: $border; border-radius: 3px;
    max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_LISTS = """
QTableView, QListView { background: $surface; border: 0; outline: 0; gridline-color: $border;
    alternate-background-color: $surface2; selection-background-color: $selection;
    selection-color: $selection_text; }
QListView#offers { border: 1px solid $border_strong; border-radius: 6px; }
QListView#offers::item { padding: 0 10px; height: ${control}px; }
QListView#offers::item:disabled { color: $text3; }
QListWidget::item { padding: 0 10px; border-radius: 5px; }
QListWidget::item:hover { background: $accent_soft; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $text3; border: 0;
    border-bottom: 1px solid $border; padding: 0 ${heading_air}px; height: ${header}px;
    font-size: ${caption}pt; font-weight: 600; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url($chevron_up); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QTableCornerButton::section { background: $surface; border: 0; border-bottom: 1px solid $border; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $scroll; border-radius: 4px; min-height: 32px; }
QScrollBar::handle:horizontal { background: $scroll; border-radius: 4px; min-width: 32px; }
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; height: 0; width: 0; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QScrollArea:focus { border: 2px solid $focus; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text2; padding: 8px 2px; margin-right: 18px;
    border: 0; border-bottom: 2px solid transparent; font-weight: 500; min-height: ${link}px; }
QTabBar::tab:selected { color: $accent_text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { border-bottom: 3px solid $focus; color: $text; }
QTabWidget::pane { border: 0; border-top: 1px solid $border; }
QMenu { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $border_strong; }
QMenu::separator { height: 1px; background: $border; margin: 6px 4px; }
QSplitter::handle { background: $border; }
"""

_SHEET = Template(_FRAME + _TEXT + _BUTTONS + _FIELDS + _LISTS)
_MEASURES = {
    "control": 34,
    "big": 46,
    "link": 24,
    "chip": 28,
    "header": 34,
    "tick": 18,
    "tick_row": 26,
    "find": 116,
    "find_key": 62,
    "dot_in": 8,
}
HEADING_AIR = 12
"""Pixels at the left and the right of the heading of a column."""
_LEAST_TARGET = 24
"""Pixels that a finger or a trembling hand still hits, however small the text."""


def stylesheet() -> str:
    """Return the sheet for the look worn now."""
    sizes = {role: f"{Theme.points(role):.2f}" for role in SCALE}
    measures = {name: Theme.px(value) for name, value in _MEASURES.items()}
    for target in ("link", "tick_row", "chip"):
        measures[target] = max(_LEAST_TARGET, measures[target])
    tokens = Theme.tokens
    return _SHEET.substitute(
        tokens.by_name(),
        **sizes,
        **measures,
        line=2 if Theme.strong_lines else 1,
        chip_round=measures["chip"] // 2,
        tick_round=measures["tick"] // 2,
        dot=Theme.px(5),
        heading_air=HEADING_AIR,
        chevron=tinted_file("chevron-down", tokens.text2),
        chevron_up=tinted_file("chevron-up", tokens.text2),
        check=tinted_file("check", tokens.on_accent, 3),
    )
