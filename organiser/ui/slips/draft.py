"""A slip while it is typed: who signed it and what she ticked; not saved yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from organiser.domain.names import Order, read_full_name
from organiser.domain.sheet_code import AZERTY
from organiser.domain.slips import TICKS, Answer, Tick
from organiser.usecases.people.rows import PersonRow
from organiser.usecases.slips.entering import Slip
from organiser.usecases.slips.piles import SlipRow

FIELDS = ("first_name", "last_name", "phone", "email")
REACH = ("phone", "email")
"""What is asked of somebody who is in the list already: what her card may lack."""
NO_KEY, SAME_KEY = "0", "*"


def tick_of(text: str) -> Tick | None:
    """Return what the key *text* ticks, with or without Shift on a French keyboard."""
    digit = AZERTY.get(text, text)
    if digit.isdecimal() and 1 <= int(digit) <= len(TICKS):
        return TICKS[int(digit) - 1]
    return None


def says_no(text: str) -> bool:
    """Tell whether the key *text* says that she says no."""
    return AZERTY.get(text, text) == NO_KEY


@dataclass(slots=True)
class Draft:
    """One slip, before anything is written; it stays when she looks at something else."""

    person: PersonRow | None = None
    is_new: bool = False
    """Somebody who is not in the list."""
    words: str = ""
    """What was typed to find her."""
    values: dict[str, str] = field(default_factory=dict)
    answer: Answer = field(default_factory=Answer)
    before: Answer | None = None
    """What the slip before said."""
    corrected: SlipRow | None = None
    """The slip that is written anew."""

    @property
    def has_somebody(self) -> bool:
        """Whether it is said who signed."""
        return self.is_new or self.person is not None

    def choose(self, person: PersonRow) -> None:
        """It is *person* of the list who signed."""
        self.person, self.is_new = person, False

    def begin_new(self) -> None:
        """Somebody new signed: what was typed to find her is her name."""
        name = read_full_name(self.words, Order.GIVEN_FIRST)
        first, last = name.first, name.last or name.birth
        if not (first and last):
            first, _space, last = self.words.strip().partition(" ")
        self.person, self.is_new = None, True
        self.values = {"first_name": first, "last_name": last, "phone": "", "email": ""}

    def ask_again(self) -> None:
        """It was somebody else: what is ticked stays."""
        self.person, self.is_new = None, False

    def tick(self, tick: Tick) -> None:
        """Tick *tick*, or not any more."""
        self.answer = self.answer.toggled(tick)

    def say_no(self) -> None:
        """She says no to what is ticked, or to everything; or she does not after all."""
        self.answer = Answer(self.answer.channels, is_no=not self.answer.is_no)

    def repeat(self) -> None:
        """It says what the slip before said: she looked, nothing is ticked by itself (R03)."""
        if self.before is not None:
            self.answer = self.before

    def slip(self) -> Slip:
        """Return what is to be written down."""
        names = FIELDS if self.is_new else REACH
        values: Mapping[str, str] = {name: self.values.get(name, "") for name in names}
        return Slip(self.answer, self.person.id if self.person else None, values)

    def go_on(self) -> "Draft":
        """Return the next slip, with nothing ticked."""
        return Draft(before=self.answer if self.corrected is None else self.before)
