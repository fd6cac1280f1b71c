"""How to reach a person and what else is known of her, line by line."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from organiser.domain.phone import shown
from organiser.i18n import _, long_date
from organiser.ui.people.words import address_words, born_words, field_name
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.people.card import ContactLine, PersonCard
from organiser.words.labels import origin_label, relation_label

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Lines(QWidget):
    """Lines one below the other, replaced all at once."""

    def __init__(self, gap: int = 4) -> None:
        super().__init__()
        self._box: QVBoxLayout = below(gap=gap)
        self.setLayout(self._box)

    def show_lines(self, lines: Iterator[QWidget]) -> None:
        """Show *lines* instead of what was shown."""
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._box.addWidget(line)


def contact_lines(card: PersonCard) -> Iterator[QWidget]:
    """Yield a line for each way to reach her."""
    for contact in card.contacts:
        if contact.kind != "email":
            yield _with_icon("phone", phone_words(contact))
    for contact in card.contacts:
        if contact.kind == "email":
            yield _with_icon("mail", contact.typed)
    if address := address_words(card):
        yield _with_icon("map-pin", address)
    if card.household:
        others = ", ".join(card.household)
        yield _with_icon("house", _("At the same door: {names}").format(names=others))


def detail_lines(card: PersonCard) -> Iterator[QWidget]:
    """Yield a line for everything else that is known of her."""
    born = born_words(card)
    said = (
        ("title", card.title), ("middle_name", card.middle_name),
        ("birth_name", card.birth_name), ("birth", born), ("occupation", card.occupation),
        ("origin", origin_label(card.origin)), ("relation", relation_label(card.relation)),
        ("point_person", card.point_person), ("referrer", card.referrer),
        ("skills", ", ".join(card.words("skill"))),
        ("languages", ", ".join(card.words("language"))),
        ("availability", ", ".join(card.words("availability"))),
        ("joined_on", long_date(card.joined_on) if card.joined_on else ""),
        ("external_id", card.external_id), ("note", card.note),
    )  # fmt: skip
    for name, value in said:
        if value:
            yield _named(field_name(name)(), value)


def phone_words(contact: ContactLine) -> str:
    """Write a phone as it is read out: 06 39 98 12 34."""
    return shown(contact.key) if contact.key else contact.typed


def _with_icon(icon_name: str, words: str) -> QWidget:
    line, said, picture = QWidget(), _words(words), Picture(icon_name, "text3", 16)
    box = beside(picture, said, gap=10)
    box.setStretch(1, 1)
    box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    line.setLayout(box)
    return line


def _named(name: str, value: str) -> QWidget:
    line = QWidget()
    line.setLayout(below(label(name, "caption"), _words(value), gap=1))
    return line


def _words(text: str) -> QLabel:
    """Words that can be copied; an e-mail without a space breaks where it must."""
    said = label(text if " " in text else text.replace("@", "@\u200b"), wraps=True)
    said.setAccessibleName(text)
    said.setTextInteractionFlags(_SELECTABLE)
    said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return said
