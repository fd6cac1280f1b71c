"""Makes the spreadsheets of the demonstration: an invented commune, as a volunteer keeps it.

    python demo/make_spreadsheets.py

Nobody is real: Plouexemple-sur-Mer does not exist (INSEE code and postcode 29999), phones are in
the ranges that the regulator keeps for fiction (06 39 98, 02 61 91), mailboxes end in example.org.
The files are committed; running this again writes the same bytes.
"""

import csv
import random
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

FOLDER = Path(__file__).resolve().parent
TOWN = "Plouexemple-sur-Mer"
POSTCODE = "29999"
GIVEN = (
    "Anne Marie Yann Soazig Lénaïg Gwenaël Maëlle Élodie Erwan Nolwenn Ronan Solène Tanguy Katell "
    "Loïc Rozenn Alan Bleuenn Corentin Enora Gaël Hervé Iwan Jeanne Kévin Louise Malo Noémie "
    "Océane Pierre Quentin Rachel Steven Tifenn Ulysse Valérie Xavier Yvette Zoé Aïcha Mehdi "
    "Fatima João Duc Mariam Inès Jean-Luc Marie-Claude Anne-Sophie Françoise Bernard Monique "
    "Thérèse René Germaine Odette Joël Chantal Jocelyne André Michel Denise Annick Hélène"
).split()
FAMILY = (
    "ABGRALL,LE GOFF,RIOU,MORVAN,KERVELLA,LE BIHAN,GUÉGUEN,LE ROUX,PERROT,QUÉMÉNER,TANGUY,"
    "BODÉNÈS,CARIOU,DANIEL,ÉVEN,FLOC'H,GALLOU,HAMON,JÉZÉQUEL,KERJEAN,LE DU,MADEC,NÉDÉLEC,"
    "OLLIVIER,PRIGENT,QUÉRÉ,ROPARS,SALAÜN,TRÉGUER,URVOY,VIGOUROUX,YVINEC,DE KERMADEC,"
    "D'EXEMPLE,BEN TEST,SOW,TRAORÉ,HADDAD,NGUYEN,DELAUNAY,GUÉRIN,LEMOINE,ŒUVRARD,GARNIER,"
    "BENALI,DA SILVA,COLIN,STÉPHAN,BOULCH,LE GALL"
).split(",")
STREETS = (
    ("rue de la Mairie", 48), ("rue du Général-de-Gaulle", 62), ("rue des Lilas", 34),
    ("av. de la Gare", 40), ("route de Brest", 90), ("place de l'Église", 14),
    ("rue du Port", 56), ("impasse des Mouettes", 12), ("rue de Dinan", 72),
    ("chemin de Kerdraon", 20), ("résidence Ar Mor", 30), ("quai du Rosaire", 26),
)  # fmt: skip
REMARKS = (
    "ami de Paul", "voisine du 12", "préfère le soir", "a une voiture", "peut tracter le samedi",
    "tient le stand du marché", "à rappeler", "parle breton", "dispo l'été", "connaît le président du club",
)  # fmt: skip
REFUSALS = (
    "ne veut plus être appelé !!",
    "plus de mails svp",
    "ne souhaite plus être contactée",
    "STOP sms",
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """One invented person."""

    given: str
    family: str
    street: str
    number: str
    mobile: str
    landline: str
    mail: str
    born: str
    free: str
    remark: str


def main() -> None:
    """Write both files."""
    chance = random.Random(29999)
    people = [_somebody(chance, number) for number in range(1, 981)]
    people += _families(chance, people)
    _write_list(chance, people)
    _write_signatures(chance, people)


def _somebody(chance: random.Random, number: int) -> Somebody:
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    street, highest = chance.choice(STREETS)
    house = chance.randint(1, highest)
    suffix = chance.choices(["", " bis", "BIS", " ter", " B"], [92, 3, 2, 1, 2])[0]
    return Somebody(
        given,
        family,
        street,
        f"{house}{suffix}",
        _phone(chance, f"063998{number:04d}") if chance.random() < 0.62 else "",
        _phone(chance, f"026191{number:04d}") if chance.random() < 0.22 else "",
        f"{_plain(given)}.{_plain(family)}{number}@example.org" if chance.random() < 0.48 else "",
        _born(chance) if chance.random() < 0.4 else "",
        chance.choices(
            ["", "x", "oui", "Oui", "non", "week-end", "soir"], [50, 14, 10, 6, 6, 8, 6]
        )[0],
        _remark(chance),
    )


def _families(chance: random.Random, people: list[Somebody]) -> list[Somebody]:
    """Husbands, wives and children: the same name, door and landline."""
    heads = chance.sample(people, 120)
    return [
        Somebody(
            chance.choice(GIVEN),
            head.family,
            head.street,
            head.number,
            "",
            head.landline,
            "",
            "",
            "",
            "",
        )
        for head in heads
    ]


def _phone(chance: random.Random, digits: str) -> str:
    pairs = [digits[at : at + 2] for at in range(0, 10, 2)]
    shapes = (
        " ".join(pairs), digits, ".".join(pairs), "-".join(pairs),
        f"+33 {digits[1]} {' '.join(pairs[1:])}", f"+33{digits[1:]}", digits[1:],
    )  # fmt: skip
    return chance.choices(shapes, [50, 18, 10, 4, 8, 4, 6])[0]


def _born(chance: random.Random) -> str:
    day = date(chance.randint(1938, 2007), chance.randint(1, 12), chance.randint(1, 28))
    return chance.choices(
        [f"{day:%d/%m/%Y}", f"{day:%d/%m/%y}", f"{day.year}", f"{day:%d.%m.%Y}"], [70, 10, 10, 10]
    )[0]


def _remark(chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.04:
        return chance.choice(REFUSALS)
    return chance.choice(REMARKS) if draw < 0.3 else ""


def _plain(name: str) -> str:
    spread = unicodedata.normalize("NFKD", name.replace("Œ", "OE").lower())
    return "".join(sign for sign in spread if sign.isascii() and sign.isalpha())


def _write_list(chance: random.Random, people: list[Somebody]) -> None:
    """The list she has kept for years: cp1252, semicolons, names in one cell, sections."""
    head = ["NOM Prénom", "Adresse", "CP Ville", "Tél", "Mail", "Né(e) le", "Dispo ?", "Remarques"]
    with (FOLDER / "liste-plouexemple.csv").open("w", encoding="cp1252", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        out.writerow(["Comité de soutien de Plouexemple-sur-Mer", *[""] * 7])
        out.writerow(["Liste tenue par Soazig, mise à jour le 14/11/2026", *[""] * 7])
        out.writerow(head)
        for at, somebody in enumerate(sorted(people, key=lambda p: (p.family, p.given))):
            if at and at % 400 == 0:
                out.writerow(head)
            phones = " / ".join(part for part in (somebody.mobile, somebody.landline) if part)
            out.writerow(
                [
                    f"{somebody.family} {somebody.given}",
                    f"{somebody.number} {somebody.street}",
                    f"{POSTCODE} {TOWN}" if chance.random() < 0.9 else TOWN,
                    phones,
                    somebody.mail,
                    somebody.born,
                    somebody.free,
                    somebody.remark,
                ]
            )
        for words in ("M. et Mme KERJEAN", "Famille LE DU", "GALLOU Annick & Bernard"):
            out.writerow([words, "3 rue du Port", f"{POSTCODE} {TOWN}", "", "", "", "", ""])
        out.writerow(["TOTAL", len(people), "", "", "", "", "", ""])


def _write_signatures(chance: random.Random, people: list[Somebody]) -> None:
    """The sign-up sheets of the market, typed into a workbook: some people are known already."""
    known = chance.sample([p for p in people if p.mail or p.mobile], 60)
    fresh = [_somebody(chance, number) for number in range(2001, 2151)]
    book = xlsxwriter.Workbook(str(FOLDER / "inscriptions-marche.xlsx"))
    book.set_properties({"created": datetime(2026, 11, 14)})  # noqa: DTZ001  (a fixed day: same bytes)
    sheet = book.add_worksheet("Marché")
    sheet.merge_range(0, 0, 0, 6, "Inscriptions au stand du marché, novembre 2026")
    head = ["Prénom", "Nom", "Portable", "Courriel", "Adresse", "CP", "Commune"]
    sheet.write_row(2, 0, head, book.add_format({"bold": True}))
    everybody = known + fresh
    chance.shuffle(everybody)
    for row, person in enumerate(everybody, 3):
        cells = [
            person.given, person.family.title(), person.mobile, person.mail,
            f"{person.number} {person.street}", POSTCODE, TOWN,
        ]  # fmt: skip
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    book.add_worksheet("Notes").write(0, 0, "Penser à rapporter la table pliante.")
    book.close()


if __name__ == "__main__":
    main()
