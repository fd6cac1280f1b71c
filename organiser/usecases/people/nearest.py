"""Who may be there already: the people nearest to what is being typed of a new one."""

from collections.abc import Iterator

from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.people.rows import PersonRow

MOST = 3
_LEAST_DIGITS = 6
_LEAST_LETTERS = 3


def nearest_people(
    directory: Directory, *, name: str = "", phone: str = "", email: str = ""
) -> tuple[PersonRow, ...]:
    """Return at most three people who share the phone or e-mail, or have such a name."""
    numbers: dict[int, None] = {}
    for words in _questions(name, phone, email):
        for number in directory.find(Query(words))[:MOST]:
            numbers[number] = None
    return directory.rows(list(numbers)[:MOST])


def _questions(name: str, phone: str, email: str) -> Iterator[str]:
    """What tells a person comes first; a beginning of a number or name says nothing yet."""
    if sum(sign.isdigit() for sign in phone) >= _LEAST_DIGITS:
        yield phone
    if "@" in email and not email.strip().startswith("@"):
        yield email
    if sum(sign.isalpha() for sign in name) >= _LEAST_LETTERS:
        yield name
