"""Fields of the forms of an action: its kind, and an hour."""

from collections.abc import Sequence
from functools import partial

from organiser.domain.action import Kind, read_clock
from organiser.i18n import _
from organiser.ui.forms.fields import Field, Invalid, LineField
from organiser.ui.phrases import Phrase
from organiser.ui.widgets.still_box import StillBox
from organiser.words.plans import kind_label


class KindField(Field[Kind]):
    """One of the kinds of action, the committee's own included."""

    def __init__(self) -> None:
        self.box = StillBox()
        super().__init__(lambda: _("What"), self.box)
        self._kinds: tuple[Kind, ...] = ()
        self.phrases.put(lambda _text: self._name(), str)
        self.box.activated.connect(lambda _place: self.changed.emit())

    def offer(self, kinds: Sequence[Kind]) -> None:
        """Offer *kinds*; what is chosen stays when it is still among them."""
        kept = self.value() if self._kinds else None
        self._kinds = tuple(kinds)
        self.box.clear()
        self.box.addItems([""] * len(self._kinds))
        self._name()
        if kept is not None:
            self.put(kept)

    def value(self) -> Kind:
        return self._kinds[max(0, self.box.currentIndex())]

    def put(self, value: Kind) -> None:
        """Show *value*; one that is offered no more is offered once again."""
        if value not in self._kinds:
            self._kinds = (*self._kinds, value)
            self.box.addItem("")
            self._name()
        self.box.setCurrentIndex(self._kinds.index(value))

    def _name(self) -> None:
        for place, kind in enumerate(self._kinds):
            self.box.setItemText(place, kind_label(kind))


class CourseField(Field[str]):
    """The course that an action teaches, or none."""

    def __init__(self) -> None:
        self.box = StillBox()
        super().__init__(
            lambda: _("Course it teaches"), self.box,
            hint=lambda: _("Whoever came has followed it."),
        )  # fmt: skip
        self._courses: tuple[tuple[str, str], ...] = ()
        self.offer(())
        self.phrases.put(partial(self.box.setItemText, 0), lambda: _("None"))
        self.box.activated.connect(lambda _place: self.changed.emit())

    def offer(self, courses: Sequence[tuple[str, str]]) -> None:
        """Offer *courses*, each with its key and its title."""
        self._courses = (("", _("None")), *courses)
        self.box.clear()
        self.box.addItems([title for _key, title in self._courses])

    def value(self) -> str:
        return self._courses[max(0, self.box.currentIndex())][0]

    def put(self, value: str) -> None:
        """Show *value*; one that is offered no more is kept under its own words."""
        keys = [key for key, _title in self._courses]
        if value not in keys:
            self._courses = (*self._courses, (value, _("A course put away")))
            self.box.addItem(self._courses[-1][1])
            keys.append(value)
        self.box.setCurrentIndex(keys.index(value))


class ClockField(Field[str]):
    """An hour, typed freely: 9h30, 9:30, 14; on leaving, it is written out."""

    def __init__(self, name: Phrase, *, hint: Phrase | None = None) -> None:
        self._inner = LineField(name, hint=hint)
        self.line = self._inner.line
        super().__init__(name, self.line, hint=hint)
        self.line.textChanged.connect(self.changed)
        self.left.connect(self._write_out)

    def value(self) -> str:
        typed = self._inner.value()
        if not typed:
            return ""
        found = read_clock(typed)
        if found is None:
            raise Invalid(_("This is not an hour. Type for example 9h30 or 14."))
        return found

    def put(self, value: str) -> None:
        self.line.setText(value)

    def is_empty(self) -> bool:
        return self._inner.is_empty()

    def _write_out(self) -> None:
        if not self.problem():
            self.put(self.value())
