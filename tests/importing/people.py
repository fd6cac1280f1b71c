"""What tests of reading talk about: the same few people in any file."""

from datetime import date
from pathlib import Path

from organiser.domain.intake import Candidate
from organiser.importing.columns import guess_mapping
from organiser.importing.draft import candidates
from organiser.importing.opening import open_table

CONTACTS = Path(__file__).parent.parent / "data" / "contacts"
TODAY = date(2026, 11, 23)

HEADS = ("Nom", "Prénom", "Né(e) le", "Courriel", "Téléphone", "Adresse", "Code postal", "Ville")
PEOPLE = (
    ("GUÉGUEN", "Hélène", "28/06/1972", "helene@example.org",
     "06 39 98 10 20", "35 bis rue de l'Église", "01000", "Plouexemple"),
    ("D'EXEMPLE", "Anne-Marie", "03/02/1980", "am@example.org",
     "06 39 98 11 21", "4 place du Marché", "29999", "Plouexemple"),
    ("LE GOFF", "Loïc", "15/11/1965", "loic@example.org",
     "02 61 91 12 22", "12 impasse des Chênes", "29999", "Plouexemple"),
    ("ÇELIK", "Zoé", "30/12/1999", "zoe@example.org",
     "06 39 98 13 23", "7 rue du Château", "29999", "Plouexemple"),
)  # fmt: skip
EXPECTED = [
    ("GUÉGUEN", "Hélène", date(1972, 6, 28), "helene@example.org", "+33639981020", 35, "01000"),
    ("D'EXEMPLE", "Anne-Marie", date(1980, 2, 3), "am@example.org", "+33639981121", 4, "29999"),
    ("LE GOFF", "Loïc", date(1965, 11, 15), "loic@example.org", "+33261911222", 12, "29999"),
    ("ÇELIK", "Zoé", date(1999, 12, 30), "zoe@example.org", "+33639981323", 7, "29999"),
]  # fmt: skip


def read(path: Path, **how: object) -> list[Candidate]:
    """Return everybody in *path*, as the program guesses by itself."""
    table = open_table(path, **how)
    return list(candidates(table, guess_mapping(table), today=TODAY))


def told(found: list[Candidate]) -> list[tuple]:
    """Return what matters of *found*, to compare with `EXPECTED`."""
    return [
        (
            each.last_name,
            each.first_name,
            each.birth_date,
            each.emails[0].key if each.emails else "",
            each.phones[0].e164 if each.phones else "",
            each.address.number if each.address else None,
            each.address.postcode if each.address else "",
        )
        for each in found
        if not each.is_rejected
    ]


def codes(candidate: Candidate) -> list[str]:
    return [problem.code for problem in candidate.problems]
