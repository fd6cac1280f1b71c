"""Invented people in invented homes: same names, roofs and mailboxes that are no duplicates."""

import random
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from labelled.names import draw, street

from organiser.domain.identity import email_key


@dataclass(slots=True)
class Home:
    """Where people live together."""

    number: str
    way: str
    called: str
    postcode: str
    city: str
    landline: str


@dataclass(slots=True)
class Body:
    """A person as she is, whatever lists say of her."""

    woman: bool
    first: str
    last: str
    birth: date
    home: Home
    email: str
    mobile: str
    maiden: str = ""


def bare(text: str) -> str:
    """Return *text* small, without accents, blanks and hyphens."""
    spread = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in spread if sign.isalnum() and sign.isascii())


def new_mobile(chance: random.Random) -> str:
    return f"0{chance.choice('667')}{chance.randrange(10**8):08d}"


class Mailboxes:
    """Hands out mailboxes; an address belongs to one person or one couple."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._taken: set[str] = set()

    def new(self, first: str, last: str, birth: date) -> str:
        """Return a mailbox that nobody has yet."""
        while True:
            email = chosen_email(self._chance, first, last, birth)
            if email_key(email) in self._taken:
                local, _at, host = email.partition("@")
                email = f"{local}{self._chance.randrange(1, 999)}@{host}"
            if email_key(email) not in self._taken:
                self._taken.add(email_key(email))
                return email


def chosen_email(chance: random.Random, first: str, last: str, birth: date) -> str:
    """Return a mailbox as people choose them: mostly built from the name."""
    host = chance.choices(
        ("gmail.com", "orange.fr", "free.fr", "hotmail.fr", "laposte.net", "yahoo.fr", "sfr.fr"),
        weights=(36, 18, 12, 12, 8, 8, 6),
    )[0]
    f, name = bare(first), bare(last)
    figures = chance.choice(
        (str(birth.year)[2:], str(birth.year), str(chance.randrange(1, 99)), "")
    )
    local = chance.choices(
        (f"{f}.{name}", f"{f[0]}{name}", f"{f}{name}{figures}", f"{name}.{f}", f"{f}{figures}{chance.choice('abckmz')}",
         chance.choice(("loulou", "titi", "breizh", "soleil", "kiki", "zen", "lune", "chat")) + f"{chance.randrange(9999)}"),
        weights=(34, 12, 20, 8, 12, 14),
    )[0]  # fmt: skip
    return f"{local}@{host}"


def new_home(chance: random.Random) -> Home:
    postcode, city = draw(chance, "town")  # type: ignore[misc]
    way, called = street(chance)
    number = str(chance.randrange(1, 120)) + ("bis" if chance.random() < 0.03 else "")
    landline = f"0{chance.choice('12345')}{chance.randrange(10**8):08d}"
    return Home(number, way, called, postcode, city, landline)


class Country:
    """Where the invented people live, household after household."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.mailboxes = Mailboxes(chance)

    def household(self) -> list[Body]:
        """Return who lives in one home: one person, a couple, a family, or flatmates."""
        chance, home = self._chance, new_home(self._chance)
        kind = chance.choices(("one", "couple", "family", "mates"), weights=(66, 17, 12, 5))[0]
        if kind == "one":
            return [self._perhaps_married(self._body(home))]
        if kind == "mates":
            return [self._body(home, ages=(18, 40)) for _each in range(chance.choice((2, 2, 3)))]
        people = self._couple(home)
        if kind == "family":
            people += self._children(people[0])
        return people

    def _body(
        self,
        home: Home,
        last: str = "",
        ages: tuple[int, int] = (17, 88),
        woman: bool | None = None,
    ) -> Body:
        chance = self._chance
        is_woman = chance.random() < 0.53 if woman is None else woman
        last = last or str(draw(chance, "surname"))
        first = str(draw(chance, "f" if is_woman else "m"))
        birth = date(2026, 6, 1) - timedelta(days=chance.randrange(ages[0] * 365, ages[1] * 365))
        email = self.mailboxes.new(first, last, birth)
        return Body(is_woman, first, last, birth, home, email, new_mobile(chance))

    def _perhaps_married(self, body: Body) -> Body:
        if body.woman and self._chance.random() < 0.3:
            body.maiden = str(draw(self._chance, "surname"))
        return body

    def _couple(self, home: Home) -> list[Body]:
        chance = self._chance
        man = self._body(home, woman=False, ages=(24, 85))
        shares = chance.random() < 0.75
        woman = self._body(home, man.last if shares else "", woman=True, ages=(24, 85))
        if shares:
            woman.maiden = str(draw(chance, "surname"))
        if chance.random() < 0.18:
            woman.email = man.email
        if chance.random() < 0.05:
            woman.mobile = man.mobile
        return [man, woman]

    def _children(self, man: Body) -> list[Body]:
        chance = self._chance
        children = []
        for _each in range(chance.choice((1, 1, 2, 2, 3))):
            child = self._body(man.home, man.last, ages=(16, 30))
            if chance.random() < 0.03 and not child.woman:
                child.first = man.first
            children.append(child)
        if len(children) > 1 and chance.random() < 0.05:
            children[1].birth = children[0].birth
        return children
