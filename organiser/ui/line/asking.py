"""What asks for the committee's key: a laptop, by the same digits on both screens; the officer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.line.code_part import CodePart
from organiser.ui.line.notice_card import notice
from organiser.ui.line.officer_question import OfficerQuestion
from organiser.ui.line.parts import LineParts
from organiser.ui.widgets.boxes import FlowBox, below
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases.line import keys, officer
from organiser.usecases.line.keys import Newcomer
from organiser.usecases.line.officer import OfficerKey
from organiser.usecases.line.standing import Standing

_NOTHING = (0, 0, True)
"""How it stands while nobody asks: laptops, the officer, and this one has the key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks here, and the digits of this laptop while it asks elsewhere."""

    newcomers: tuple[Newcomer, ...]
    own_digits: str
    officer: OfficerKey | None = None
    """Whose spare key headquarters asks for; None once she has answered."""


class Asking(QWidget):
    """Cards that are there only while somebody asks; digits are dear to compute, so off screen."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self._parts = parts
        self._refused: set[UUID] = set()
        self._asked = Asked((), "")
        self._known = _NOTHING
        self.code: CodePart | None = None
        """Where the printed code is typed, while this computer asks."""
        self.question: OfficerQuestion | None = None
        """Where the figures of the officer's letter are typed, while headquarters asks."""
        self._place: QVBoxLayout = below(gap=10)
        self.setLayout(self._place)
        self.hide()

    def read_again(self) -> None:
        """Look whether somebody asks."""
        standing = self._parts.exchanges.standing
        known = _NOTHING
        if standing is not None:
            known = (standing.asking, standing.officer_asks, standing.has_key)
        if known != self._known:
            self._known = known
            work = partial(_read, self._parts.database, standing)
            self._parts.jobs.run(work, then=self._show, owner=self)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self._show(self._asked)

    def approve(self, newcomer: Newcomer) -> None:
        """Hand the committee's key over: the digits are the same."""
        try:
            keys.approve(self._parts.database, newcomer.id)
        except OrganiserError as error:
            self._parts.messages.show(error)
            return
        self._parts.messages.say(
            _("{laptop} reads the notes after its next exchange").format(laptop=newcomer.name)
        )
        self._parts.exchanges.start()

    def refuse(self, newcomer: Newcomer) -> None:
        """Hand nothing over: the digits differ."""
        self._refused.add(newcomer.id)
        self._show(self._asked)

    def _show(self, asked: Asked) -> None:
        self._asked = asked
        while (item := self._place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        cards: Sequence[QWidget] = [self._card(each) for each in asked.newcomers]
        if asked.own_digits:
            self.code = CodePart(self._parts)
            cards = [*cards, _own_card(asked.own_digits, self.code)]
        self.question = OfficerQuestion(self._parts) if asked.officer is not None else None
        if self.question is not None:
            cards = [*cards, self.question.card()]
        for card in cards:
            self._place.addWidget(card)
        self.setVisible(bool(cards))

    def _card(self, newcomer: Newcomer) -> QWidget:
        if newcomer.id in self._refused:
            return notice(
                "shield-alert", _("Nothing was handed to {laptop}").format(laptop=newcomer.name),
                _("Tell headquarters, which can stop it. You are asked again at the next start."),
            )  # fmt: skip
        yes, no = Button("primary", "check"), Button("", "x")
        yes.setText(_("Yes, the same digits"))
        no.setText(_("No, other digits"))
        yes.clicked.connect(partial(self.approve, newcomer))
        no.clicked.connect(partial(self.refuse, newcomer))
        return notice(
            "shield-check",
            _("{laptop} wants to join the committee").format(laptop=newcomer.name),
            _("Do the same six digits stand on both screens? Then it may read the notes."),
            _digits(newcomer.digits), FlowBox(yes, no),
        )  # fmt: skip


def _read(database: Database, standing: Standing | None) -> Asked:
    if standing is None:
        return Asked((), "")
    own = "" if standing.has_key else keys.own_digits(database)
    key = officer.read_officer_key(database) if standing.officer_asks else None
    asks = key if key is not None and key.answer is None else None
    return Asked(keys.waiting_laptops(database) if standing.asking else (), own, asks)


def _own_card(digits: str, code: QWidget) -> QWidget:
    return notice(
        "lock", _("The notes are still sealed on this computer"),
        _("On the committee’s first computer, open this page and compare these six digits. The "
          "notes appear here after the next exchange; everything else works meanwhile."),
        _digits(digits), code,
    )  # fmt: skip


def _digits(digits: str) -> QLabel:
    """Show six digits large, in two groups, and have them read one by one."""
    words = label(f"{digits[:3]} {digits[3:]}", "h1")
    font = QFont(words.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 112)
    words.setFont(font)
    words.setAccessibleName(" ".join(digits))
    return words
