"""Builds what tests talk about, so that a test spells out only what it cares for."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from uuid import UUID

from organiser.domain.address import read_address
from organiser.domain.consent import Origin
from organiser.domain.identity import email_key, fold, surname_key
from organiser.domain.intake import Candidate, Email
from organiser.domain.matching.entry import Entry
from organiser.domain.phone import Phone, read_plain_french
from organiser.usecases.people.arriving import ImportReport, Incoming, import_people
from organiser.usecases.people.editing import add_person
from organiser.usecases.people.listing import Directory, Query

PASSWORD = "quatre mots bien choisis"
SATURDAY = date(2026, 11, 28)


def email(typed: str) -> Email:
    return Email(typed, email_key(typed))


def phone(typed: str) -> Phone:
    found = read_plain_french(typed)
    assert found is not None
    return found


def candidate(name="Camille Riou", line=2, **values) -> Candidate:
    """One person of a file: "Camille Riou", c@example.org, 0639981234, "12 rue des Lilas"."""
    first, _space, last = name.partition(" ")
    emails = tuple(email(text) for text in values.pop("emails", ()))
    phones = tuple(phone(text) for text in values.pop("phones", ()))
    street = values.pop("street", "")
    address = read_address(street, "29999", "Plouexemple-sur-Mer") if street else None
    plain = Candidate(line, first_name=first, last_name=last, address=address)
    return replace(plain, emails=emails, phones=phones, **values)


def entry(name="Camille Riou", **values) -> Entry:
    """What is compared of one entry: entry("Camille Riou", emails=("c@example.org",))."""
    first, _space, last = name.partition(" ")
    plain = {"id": name, "first": fold(first), "last": surname_key(last)}
    return Entry(**(plain | values))


def bring_in(
    database, *candidates, file_name="liste.csv", origin=Origin.COMMITTEE, **words
) -> ImportReport:
    return import_people(database, candidates, Incoming(file_name, origin, **words))


def person(database, name="Camille Riou", **values) -> UUID:
    first, _space, last = name.partition(" ")
    return add_person(database, {"first_name": first, "last_name": last, **values})


def names(database, words="", **query) -> list[str]:
    """The names in the list, in its order."""
    directory = Directory(database)
    return [row.name for row in directory.rows(directory.find(Query(words, **query)))]


def write_half(target):
    """Begin to write the file *target* in a program that ends in the middle of it."""
    words = (
        "import os, pathlib, sys\n"
        "from organiser.files import replacing\n"
        "with replacing(pathlib.Path(sys.argv[1])) as fresh:\n"
        "    fresh.write_bytes(b'half')\n"
        "    os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", words, target], check=False)
    assert done.returncode == 9
