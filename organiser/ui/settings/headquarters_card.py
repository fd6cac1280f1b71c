"""The line to headquarters: link this computer, let go of it, or hand the committee over."""

from PySide6.QtWidgets import QScrollArea, QWidget

from organiser import clock
from organiser.i18n import _, long_date
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.settings.goodbye_dialog import GoodbyeDialog
from organiser.ui.settings.pair_dialog import PairDialog
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.section import Section
from organiser.ui.shell.question import Question
from organiser.ui.widgets.boxes import FlowBox
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label


class HeadquartersCard(Section):
    """An invitation until there is a headquarters; then where it is, and the ways out."""

    def __init__(self, parts: SettingsParts, exchanges: Exchanges) -> None:
        super().__init__(lambda: _("Headquarters"))
        self._parts, self._exchanges = parts, exchanges
        self.words = label(role="muted", wraps=True)
        self.link_button = Button("primary", "link")
        self.let_go_button, self.leave_button = Button(), Button("", "door-open")
        self.phrases.text(self.link_button, lambda: _("Link this computer…"))
        self.phrases.text(self.let_go_button, lambda: _("Let go of headquarters…"))
        self.phrases.text(self.leave_button, lambda: _("Leave this committee…"))
        self._buttons = FlowBox(self.link_button, self.let_go_button, self.leave_button)
        self.put(self.words, self._buttons)
        self.link_button.clicked.connect(self.ask_link)
        self.let_go_button.clicked.connect(self.ask_let_go)
        self.leave_button.clicked.connect(self.ask_leave)
        exchanges.changed.connect(self.show_state)
        self.show_state()

    @property
    def is_paired(self) -> bool:
        """Return whether there is a headquarters."""
        return self._exchanges.is_paired

    def ask_link(self) -> PairDialog:
        """Ask for an address and a code."""
        dialog = PairDialog(self, self._parts, self._exchanges)
        dialog.open()
        return dialog

    def ask_let_go(self) -> Question:
        """Ask before nothing is sent any more."""
        question = Question(
            self.window(), _("Let go of headquarters?"),
            _("Nothing is sent any more and nothing comes. Your list stays on this computer. To "
              "link it again, you need another code."),
            _("Let go of headquarters"), _("Stay linked"),
        )  # fmt: skip
        question.ask(self._let_go)
        return question

    def ask_leave(self) -> GoodbyeDialog:
        """Ask before the committee goes from this computer."""
        dialog = GoodbyeDialog(self, self._parts, self._exchanges)
        dialog.open()
        return dialog

    def come_into_view(self) -> None:
        """Scroll to this card, and give its first button the keys."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        first = self.leave_button if self.is_paired else self.link_button
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self)
        first.setFocus()

    def show_state(self) -> None:
        """Say whether this computer is linked, and offer what goes with it."""
        standing = self._exchanges.standing
        self.link_button.setVisible(standing is None)
        self.let_go_button.setVisible(standing is not None)
        self.leave_button.setVisible(standing is not None)
        self._buttons.fit()
        if standing is None:
            self.words.setText(
                _("Everything stays on this computer. If headquarters gave you a code, several "
                  "computers can share the committee’s list.")
            )  # fmt: skip
            return
        day = long_date(clock.local(standing.paired_at).date())
        self.words.setText(
            _("This computer is linked since {day}: {address}").format(
                day=day, address=standing.url.partition("://")[2]
            )
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.show_state()

    def _let_go(self) -> None:
        self._exchanges.when_idle(self._let_go_now)

    def _let_go_now(self) -> None:
        from organiser.usecases.line import pairing

        pairing.unpair(self._parts.database)
        self._exchanges.look()
        self._parts.messages.say(_("This computer is no longer linked. Your list stays here."))
