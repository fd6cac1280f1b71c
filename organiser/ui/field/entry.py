"""A page while it is typed: its lines, where she is, and how to go back; not saved yet."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from organiser.domain.field import DoorResult, Extra, Outcome
from organiser.domain.sheet_code import read_slip
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.usecases.field.entering import LONGEST_NOTE, EntryPage


class NotHere(OrganiserError):
    """A key that means something, but not on this line."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in one line so far."""

    outcome: Outcome | None = None
    leaflet: bool = False
    slip: bool = False
    slip_number: str = ""
    note: str = ""
    is_passed: bool = False
    """She said that nobody knocked there; an untouched line only seems so."""

    @property
    def is_said(self) -> bool:
        """Whether the line has its answer."""
        return self.outcome is not None or self.is_passed


@dataclass(frozen=True, slots=True)
class _Step:
    before: Mapping[int, Line]
    after: Mapping[int, Line]


class Entry:
    """The lines of one page; every change can be taken back, none is lost by going on."""

    def __init__(self, page: EntryPage) -> None:
        self.page = page
        self.lines = [Line() for _row in page.rows]
        self._places = {row.row: place for place, row in enumerate(page.rows)}
        for result in page.results:
            if result.row in self._places:
                self.lines[self._places[result.row]] = _line_of(result)
        self.here = 0
        self.is_first = not page.is_settled
        """The page was new when she began it, whatever an exchange brings until she settles it."""
        self.asked: set[int] = set()
        """Lines that a picture leaves open, until she answers them."""
        self.how = "keyed"
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._resume(page.draft)
        if self.lines and page.rows[self.here].is_erased:
            self.next()
        if page.others and not page.draft:
            self.here = self._places[page.others[0].row]

    def fill(self, results: Iterable[DoorResult], asked: Iterable[int]) -> None:
        """Take what a picture says; the rows *asked* stay empty until she looks at them."""
        self.how = "picture"
        rows = set(asked)
        for result in results:
            place = self._places[result.row]
            if result.row not in rows and not self.is_erased(place):
                self.lines[place] = replace(_line_of(result), is_passed=False)
        self.asked = {self._places[row] for row in rows}
        self.asked = {place for place in self.asked if not self.is_erased(place)}
        self.go(min(self.asked, default=0))

    def answer(self, outcome: Outcome) -> None:
        """Give this line its answer and go down."""
        line = self._line()
        self._put({self.here: replace(line, outcome=outcome, is_passed=False)})
        self._go_on()

    def pass_by(self) -> None:
        """Say that nobody knocked here, and go down."""
        self._put({self.here: replace(self._line(), outcome=None, is_passed=True)})
        self._go_on()

    def toggle(self, extra: Extra) -> bool:
        """Tick what may be ticked besides the answer, or take the tick away; return which."""
        line = self._line()
        if extra is Extra.LEAFLET:
            line = replace(line, leaflet=not line.leaflet)
            ticked = line.leaflet
        else:
            line = replace(line, slip=not line.slip, slip_number="")
            ticked = line.slip
        self._put({self.here: line})
        return ticked

    def ditto(self) -> None:
        """Give this line the answer of the line above, and go down."""
        above = next((at for at in range(self.here - 1, -1, -1) if not self.is_erased(at)), None)
        if above is None or not self.lines[above].is_said:
            raise NotHere(_("The line above has no answer to repeat."))
        said = self.lines[above]
        line = replace(self._line(), outcome=said.outcome, is_passed=said.is_passed)
        self._put({self.here: line})
        self._go_on()

    def rest_absent(self) -> int:
        """Make every line still empty "absent"; return how many there were."""
        empty = {
            place: replace(line, outcome=Outcome.ABSENT)
            for place, line in enumerate(self.lines)
            if not line.is_said and not self.is_erased(place)
        }
        self._put(empty)
        return len(empty)

    def note(self, place: int, text: str) -> None:
        """Write *text* beside a line; it may be read by whom it is about."""
        text = " ".join(text.split())
        if len(text) > LONGEST_NOTE:
            raise NotHere(_("A note holds 300 characters at most."))
        self._put({place: replace(self._line(place), note=text)})

    def slip_number(self, place: int, typed: str) -> None:
        """Say which contact slip was filled in there; nothing typed leaves it open."""
        slip = read_slip(typed)
        if typed.strip() and slip is None:
            raise NotHere(_("This number is not complete, or a key slipped."))
        if slip is not None and slip.sheet != self.page.number:
            raise NotHere(_("This is not the number of a slip of this packet."))
        number = "".join(sign for sign in typed if sign.isdigit())
        self._put({place: replace(self._line(place), slip=True, slip_number=number)})

    def next(self) -> bool:
        """Go down one line, over those that were erased; return whether there was one."""
        return self._walk(range(self.here + 1, len(self.lines)))

    def back(self) -> bool:
        """Go up one line; return whether there was one."""
        return self._walk(range(self.here - 1, -1, -1))

    def go(self, place: int) -> None:
        """Stand on a line."""
        self.here = min(max(place, 0), max(len(self.lines) - 1, 0))

    def undo(self) -> bool:
        """Take the last change back; return whether there was one."""
        return self._turn(self._done, self._undone, is_back=True)

    def redo(self) -> bool:
        """Do again what was last taken back; return whether there was anything."""
        return self._turn(self._undone, self._done, is_back=False)

    def can_undo(self) -> bool:
        """Return whether anything was changed here."""
        return bool(self._done)

    def can_redo(self) -> bool:
        """Return whether anything was taken back."""
        return bool(self._undone)

    def is_erased(self, place: int) -> bool:
        """Return whether who lived there was erased since."""
        return self.page.rows[place].is_erased

    def said(self) -> int:
        """Return how many lines have their answer."""
        return sum(line.is_said for line in self.lines)

    def expected(self) -> int:
        """Return how many lines can have one."""
        return sum(not row.is_erased for row in self.page.rows)

    def totals(self) -> dict[str, int]:
        """Return how many lines have each box ticked, by its letter."""
        counts = Counter(str(line.outcome) for line in self.lines if line.outcome is not None)
        counts[Extra.LEAFLET.value] = sum(line.leaflet for line in self.lines)
        counts[Extra.SLIP.value] = sum(line.slip for line in self.lines)
        return {code: counts[code] for code, _words in self.page.legend}

    def results(self) -> tuple[DoorResult, ...]:
        """Return what is to be recorded: an untouched line was not visited."""
        return tuple(
            DoorResult(row.row, line.outcome, line.leaflet, line.slip, line.slip_number, line.note)
            for row, line in zip(self.page.rows, self.lines, strict=True)
            if not row.is_erased
        )

    def draft(self) -> str:
        """Return what is typed so far, to be kept until the page is settled."""
        kept = {
            str(row.row): [
                line.outcome or "", line.leaflet, line.slip, line.slip_number, line.note,
                line.is_passed,
            ]
            for row, line in zip(self.page.rows, self.lines, strict=True)
            if line != Line()
        }  # fmt: skip
        draft = {"here": self.here, "first": self.is_first, "lines": kept}
        if self.how != "keyed":
            asked = sorted(self.page.rows[place].row for place in self.asked)
            draft |= {"how": self.how, "asked": asked}
        return json.dumps(draft, ensure_ascii=False)

    def _line(self, place: int | None = None) -> Line:
        place = self.here if place is None else place
        if self.is_erased(place):
            raise NotHere(_("This line was erased with its person; it takes no result."))
        return self.lines[place]

    def _put(self, changed: Mapping[int, Line]) -> None:
        before = {place: self.lines[place] for place in changed}
        if before != changed:
            self._done.append(_Step(before, dict(changed)))
            self._undone.clear()
        for place, line in changed.items():
            self.lines[place] = line
        self.asked.difference_update(changed)

    def _go_on(self) -> None:
        """Go down a line, or while a picture leaves lines open to the next of those."""
        if self.asked:
            self.go(min((at for at in self.asked if at > self.here), default=min(self.asked)))
        else:
            self.next()

    def _turn(self, source: list[_Step], target: list[_Step], *, is_back: bool) -> bool:
        if not source:
            return False
        step = source.pop()
        target.append(step)
        for place, line in (step.before if is_back else step.after).items():
            self.lines[place] = line
        self.go(min(step.after))
        return True

    def _walk(self, places: range) -> bool:
        place = next((at for at in places if not self.is_erased(at)), None)
        if place is not None:
            self.here = place
        return place is not None

    def _resume(self, draft: str) -> None:
        """Go on where she stopped; a draft that does not read is worth nothing."""
        try:
            kept = json.loads(draft or "{}")
            lines = {int(row): _line_from(said) for row, said in kept.get("lines", {}).items()}
            here = int(kept.get("here", 0))
            asked = {int(row) for row in kept.get("asked", ())} & self._places.keys()
            self.how = "picture" if kept.get("how") == "picture" else "keyed"
            self.is_first |= bool(kept.get("first")) and not self.page.others
        except (ValueError, TypeError, AttributeError):
            return
        for row, line in lines.items():
            if (place := self._places.get(row)) is not None and not self.is_erased(place):
                self.lines[place] = line
        self.asked = {self._places[row] for row in asked}
        self.go(here)


def _line_of(result: DoorResult) -> Line:
    return Line(
        result.outcome, result.leaflet, result.slip, result.slip_number, result.note,
        is_passed=result.outcome is None,
    )  # fmt: skip


def _line_from(said: list[Any]) -> Line:
    outcome, leaflet, slip, slip_number, note, is_passed = said
    return Line(
        Outcome(outcome) if outcome else None, bool(leaflet), bool(slip), str(slip_number),
        str(note), is_passed=bool(is_passed),
    )  # fmt: skip
