"""Rules that every screen keeps, each as a function naming the offenders: empty is good.

Give a shown window, or a shown page in one. `every_rule` runs all that hold at any moment.
"""

import sys

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from organiser.ui.drops import DropPlace
from organiser.ui.forms.form_row import FormRow
from organiser.ui.theme import Theme
from organiser.ui.theme.contrast import too_close
from organiser.ui.theme.stylesheet import HEADING_AIR

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
_INNER = ("QLineEdit", "QComboBox", "QTabBar", "QTableView", "QComboBoxPrivateContainer")
MOST_CONTROLS = 120
"""A screen reader lags on Qt pages with more."""


def every_rule(window):
    """Return what is broken, by rule."""
    checks = (
        unnamed_controls, unread_cells, clipped_texts, overflowing_areas, small_targets,
        unreachable_controls, unseen_focus, faint_colours, silent_colours, crowded_pages,
        unlabelled_fields, refused_pastes, stray_windows, drops_alone,
    )  # fmt: skip
    broken = {check.__name__: check(window) for check in checks}
    return {name: offenders for name, offenders in broken.items() if offenders}


def lost_references(widget):
    """T0: a Qt of which void calls lose None aborts after some thousand calls."""
    if sys.version_info >= (3, 12):
        return []
    before = sys.getrefcount(None)
    for _turn in range(200):
        widget.update()
    lost = before - sys.getrefcount(None)
    return [lost] if lost >= 50 else []


def unnamed_controls(window):
    """T1: a screen reader says what each control is."""
    return [_named(part) for part in _controls(window) if not _name_of(part)]


def unread_cells(window):
    """T2: cells and headings of lists are read out."""
    return [
        (_name_of(view), child.role().name)
        for view in _seen(window, QAbstractItemView)
        if not isinstance(view, QHeaderView)
        for child in _first_children(view)
        if child.role() in (QAccessible.Role.Cell, QAccessible.Role.ColumnHeader)
        and not child.text(QAccessible.Text.Name)
    ]


def clipped_texts(window):
    """T3: no word is cut off; what shortens itself says the whole elsewhere."""
    labels = [
        part
        for kind in (QPushButton, QToolButton, QLabel)
        for part in _seen(window, kind)
        if part.text() and not _shortens(part)
    ]
    cut = [_named(part) for part in labels if part.width() + 1 < part.sizeHint().width()]
    painted = [part for part in _seen(window, QWidget) if hasattr(part, "fits")]
    tall = [part for part in _seen(window, QLabel) if part.wordWrap() and part.text()]
    return [
        *cut,
        *(_named(part) for part in painted if not part.fits()),
        *(_named(part) for part in tall if part.height() + 1 < part.heightForWidth(part.width())),
        *_cut_headings(window),
    ]


def _cut_headings(window):
    """Of columns that take what is left, too, but in the smallest windows."""
    is_small = window.window().width() < 1366
    return [
        (_name_of(heads.parentWidget()), heads.model().headerData(at, Qt.Orientation.Horizontal))
        for heads in _seen(window, QHeaderView)
        if heads.orientation() == Qt.Orientation.Horizontal
        for at in range(heads.count())
        if not (heads.isSectionHidden(at) or (is_small and _stretches(heads, at)))
        and heads.sectionSize(at) < _width_of(heads, at)
    ]


def _stretches(heads, at):
    return heads.sectionResizeMode(at) == QHeaderView.ResizeMode.Stretch


def _width_of(heads, at):
    """What the words of a heading take, with the air beside them."""
    words = str(heads.model().headerData(at, Qt.Orientation.Horizontal) or "")
    return heads.fontMetrics().horizontalAdvance(words) + 2 * HEADING_AIR if words else 0


def overflowing_areas(window):
    """T4: nothing is wider than the area it scrolls in, and the window fits a small laptop."""
    wide = [
        _named(area)
        for area in _seen(window, QScrollArea)
        if area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and area.widget().width() > area.viewport().width() + 1
    ]
    least = window.window().minimumSizeHint()
    too_big = least.width() > 1366 or least.height() > 700
    return [*wide, *([(least.width(), least.height())] if too_big else [])]


def small_targets(window):
    """T5: everything to be clicked is at least 24 by 24, a main button 34 high."""
    return [
        (*_named(part), part.width(), part.height())
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for part in _seen(window, kind)
        if not _is_inner(part) and min(part.width(), part.height()) < _least(part)
    ]


def unreachable_controls(window):
    """T6: Tab reaches everything that can be used, and comes round again."""
    wanted = [part for part in _controls(window) if _takes_tab(part)]
    if not wanted:
        return []
    wanted[0].setFocus()
    seen = []
    while (here := QApplication.focusWidget()) not in seen and len(seen) < 250:
        seen.append(here)
        QTest.keyClick(here or window, Qt.Key.Key_Tab)
    return [_named(part) for part in wanted if part not in seen]


def unseen_focus(window):
    """T7: what has the keys looks different."""
    offenders = []
    for part in _controls(window):
        if _takes_tab(part) and not isinstance(part, QAbstractItemView):
            window.setFocus()
            before = _picture_of(part)
            part.setFocus(Qt.FocusReason.TabFocusReason)
            if part.hasFocus() and _picture_of(part) == before:
                offenders.append(_named(part))
    return offenders


def hidden_focus(window, above):
    """T8: what has the keys is not wholly under *above*."""
    part = QApplication.focusWidget()
    if part is None or part is above or above.isAncestorOf(part):
        return []
    covered = above.geometry().translated(above.parentWidget().mapToGlobal(QPoint(0, 0)))
    place = part.rect().translated(part.mapToGlobal(QPoint(0, 0)))
    return [_named(part)] if covered.contains(place) else []


def faint_colours(_window):
    """T9: every colour is read on its ground."""
    return list(too_close(Theme.tokens.by_name()))


def silent_colours(window):
    """T10: what says a state by colour says it in words too."""
    return [
        type(part).__name__
        for part in _seen(window, QWidget)
        if hasattr(part, "fits") and callable(getattr(part, "text", None)) and not part.text()
    ]


def clashing_keys(window):
    """T11: a key means one thing at a time, and single letters none outside of lists."""
    single = [
        command.key
        for command in window.actions_known.all()
        for shortcut in command.shortcuts
        if len(shortcut) == 1
    ]
    return [*window.actions_known.clashes(), *single]


def untranslated_texts(window, catalogue):
    """T12: in another language, no English of the *catalogue* is left."""
    english = {
        message.id
        for message in catalogue
        if isinstance(message.id, str) and message.id and message.string != message.id
    }
    return [text for text in texts_on(window) if text in english]


def drops_alone(window):
    """T19: whatever is dropped can be chosen by a button, or by a command, as well."""
    known = getattr(window, "actions_known", None)
    commands = {command.key for command in known.all()} if known is not None else set()
    return [
        _named(place.place)
        for place in window.findChildren(DropPlace)
        if place.place.isVisible() and not _has_twin(place, commands)
    ]


def _has_twin(place, commands):
    twin = place.twin
    if isinstance(twin, str):
        return twin in commands
    return twin.isVisible() and twin.focusPolicy() != Qt.FocusPolicy.NoFocus


def crowded_pages(window):
    """T18: a page of many controls is slow for a screen reader; lists are one control."""
    controls = [part for part in _controls(window) if _takes_tab(part)]
    return [len(controls)] if len(controls) > MOST_CONTROLS else []


def unlabelled_fields(window):
    """T15: each field of a form has a label above, and is named after it."""
    return [
        _named(row.field.editor)
        for row in _seen(window, FormRow)
        if row.field.name() not in (row.field.editor.accessibleName() or _name_of(row.field.editor))
    ]


def refused_pastes(window):
    """T20: a password may be pasted."""
    hidden = [
        line
        for line in _seen(window, QLineEdit)
        if line.echoMode() == QLineEdit.EchoMode.Password and not line.text()
    ]
    QApplication.clipboard().setText("a pasted secret")
    offenders = []
    for line in hidden:
        line.paste()
        if line.text() != "a pasted secret":
            offenders.append(_named(line))
        line.clear()
    return offenders


def stray_windows(window):
    """No part is shown before it has a parent: it would flash up as a window of its own."""
    shown = [part for part in QApplication.topLevelWidgets() if part.isVisible()]
    return [_named(part) for part in shown if part is not window.window()]


def settle():
    """Let layouts that depend on each other come to rest."""
    for _turn in range(4):
        QApplication.processEvents()


def texts_on(window):
    """Return every text that is seen."""
    return {
        part.text()
        for kind in (QPushButton, QToolButton, QLabel)
        for part in _seen(window, kind)
        if part.text()
    }


def press(widget, key, text="", modifiers=Qt.KeyboardModifier.NoModifier):
    """Press *key*; unlike QTest it can type an accent."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_text(widget, text):
    """Type *text*, accents included."""
    for letter in text:
        press(widget, Qt.Key.Key_unknown, letter)


def _controls(window):
    return [
        part
        for kind in CONTROLS
        for part in _seen(window, kind)
        if not _is_inner(part) and not isinstance(part, QHeaderView)
    ]


def _seen(window, kind):
    found = [part for part in window.findChildren(kind) if part.isVisible()]
    return [part for part in found if part.window() is window.window()]


def _is_inner(part):
    name = part.metaObject().className()
    if name.startswith(("QTableCorner", "QTabBar", "CloseButton")) or "ScrollButton" in name:
        return True
    parent = part.parentWidget()
    inside = parent is not None and parent.metaObject().className() in _INNER
    return inside or (parent is not None and isinstance(parent, QLineEdit))


def _takes_tab(part):
    wanted = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled()
    return wanted and not _is_inner(part) and part.isVisible()


def _shortens(part):
    if isinstance(part, QToolButton) and not part.icon().isNull():
        # the words of a picture are read out, not shown
        return part.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    wraps = isinstance(part, QLabel) and part.wordWrap()
    return wraps or type(part).__name__ in ("ElidedLabel", "NavButton")


def _least(part):
    return Theme.px(34) if part.property("kind") == "primary" else 24


def _picture_of(part) -> QImage:
    QApplication.processEvents()
    return part.grab().toImage()


def _name_of(part):
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def _first_children(view):
    interface = QAccessible.queryAccessibleInterface(view)
    children = (interface.child(place) for place in range(min(interface.childCount(), 40)))
    return [child for child in children if child is not None]


def _named(part):
    return (type(part).__name__, part.objectName(), _name_of(part)[:40])
