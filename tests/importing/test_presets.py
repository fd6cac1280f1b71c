"""Each program's file brings its 24 people, and its refusals with them."""

import csv
from datetime import date
from pathlib import Path

import pytest
from people import CONTACTS, TODAY, codes, read

from organiser.domain.consent import Channel
from organiser.domain.intake import Severity, Target
from organiser.errors import Misuse
from organiser.importing.columns import guess_mapping, mapping_from_json
from organiser.importing.draft import candidates
from organiser.importing.opening import open_table
from organiser.importing.phones import Trouble, read_phones

FILES = {
    "crm-nationbuilder-people.csv": ("NationBuilder", 24),
    "crm-actionnetwork-report.csv": ("Action Network", 24),
    "contacts-google-2024.csv": ("Google Contacts", 24),
    "contacts-outlook-fr-cp1252.csv": ("Outlook", 24),
    "contacts-outlook-en.csv": ("Outlook", 24),
    "contacts-3.0.vcf": ("vCard", 12),
    "tableur-benevole-cp1252.csv": ("", 24),
}


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_recognised_and_brings_everybody(name: str):
    preset, people = FILES[name]

    table = open_table(CONTACTS / name)
    mapping = guess_mapping(table)
    found = list(candidates(table, mapping, today=TODAY))

    assert mapping.preset == preset
    assert len(found) == people
    assert not [each for each in found if each.is_rejected]
    first = found[0]
    assert (first.last_name, first.first_name) == ("D'EXEMPLE", "Anne-Marie")
    assert first.phones[0].e164 == "+33639981020"
    assert (first.address.number, first.address.suffix) == (35, "bis")
    assert (first.address.postcode, first.address.city) == ("29999", "Plouexemple-sur-Mer")


@pytest.mark.parametrize("name", [name for name in FILES if "actionnetwork" not in name])
def test_birthdays_come_with_them(name: str):
    found = read(CONTACTS / name)

    assert found[0].birth_date == date(2002, 6, 28)
    assert found[1].birth_date == date(1969, 8, 20)


@pytest.mark.parametrize("name", FILES)
def test_the_phone_of_nine_figures_is_reported_and_its_owner_comes_in(name: str):
    found = read(CONTACTS / name)

    without = [each for each in found if "phone_unreadable" in codes(each)]
    assert [(each.first_name, each.last_name.upper()) for each in without] == [("Loïc", "CARIOU")]
    assert not without[0].phones


def test_two_phones_of_one_cell_are_both_kept():
    found = read(CONTACTS / "tableur-benevole-cp1252.csv")

    yann = next(each for each in found if each.first_name == "Yann")
    assert [phone.e164 for phone in yann.phones] == ["+33639982333", "+33261912333"]


def _rows(name: str) -> list[dict[str, str]]:
    with (CONTACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_who_unsubscribed_from_action_network_refuses_mail():
    name = "crm-actionnetwork-report.csv"
    expected = [row["can2_subscription_status"] != "subscribed" for row in _rows(name)]

    found = read(CONTACTS / name)

    assert [Channel.EMAIL in each.refusals for each in found] == expected
    assert sum(expected) == 6


def test_each_opt_out_of_nationbuilder_is_carried():
    name = "crm-nationbuilder-people.csv"
    rows = _rows(name)

    found = read(CONTACTS / name)

    for row, each in zip(rows, found, strict=True):
        everything = row["do_not_contact"] == "true"
        assert (Channel.EMAIL in each.refusals) == (everything or row["email_opt_in"] == "false")
        assert (Channel.CALL in each.refusals) == (everything or row["do_not_call"] == "true")
        assert (Channel.SMS in each.refusals) == (everything or row["mobile_opt_in"] == "false")


def test_opinions_of_nationbuilder_stay_behind():
    table = open_table(CONTACTS / "crm-nationbuilder-people.csv")

    mapping = guess_mapping(table)

    fate = dict(zip(table.headers, mapping.targets, strict=True))
    assert fate["support_level"] is Target.FORBIDDEN
    assert fate["is_supporter"] is Target.FORBIDDEN
    assert fate["tag_list"] is Target.IGNORED
    assert mapping.reasons[table.headers.index("support_level")] == "opinion"


def test_seven_remarks_that_read_like_a_refusal_raise_seven_questions():
    found = read(CONTACTS / "tableur-benevole-cp1252.csv")

    asked = [each for each in found if "asks_refusal" in codes(each)]
    assert [each.line for each in asked] == [2, 17, 19, 21, 22, 24, 25]
    assert all(each.asked_refusals == (Channel.CALL, Channel.AUTO_CALL) for each in asked)
    assert all(each.problems[0].severity is Severity.QUESTION for each in asked)


def test_family_names_of_several_words_stay_whole_in_one_cell():
    found = read(CONTACTS / "tableur-benevole-cp1252.csv")

    names = {(each.last_name, each.first_name) for each in found}
    assert {("BEN TEST", "Alan"), ("DA SILVA TEST", "Jean"), ("DU PLESSIX-TEST", "Katell"),
            ("DE KERSAUSON-TEST", "Guénolé")} <= names  # fmt: skip


def test_the_second_title_of_outlook_is_the_job():
    table = open_table(CONTACTS / "contacts-outlook-fr-cp1252.csv")

    mapping = guess_mapping(table)

    assert [mapping.targets[at] for at, head in enumerate(table.headers) if head == "Titre"] == [
        Target.TITLE,
        Target.OCCUPATION,
    ]


def test_every_case_of_phones_comes_out_as_it_should():
    with (CONTACTS / "tel-cas.csv").open(encoding="utf-8", newline="") as file:
        cases = [(row["brut"], row["e164_attendu"]) for row in csv.DictReader(file, delimiter=";")]

    found = [read_phones(written) for written, _expected in cases]

    assert [phones[0].e164 if phones else "" for phones, _trouble in found] == [
        expected for _written, expected in cases
    ]
    refused = [trouble for (phones, trouble) in found if not phones]
    assert refused == [Trouble.SCIENTIFIC, Trouble.UNREADABLE, Trouble.SHORT]


def _file(folder: Path, text: str) -> Path:
    file = folder / "people.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_civicrm_leaves_organisations_out_and_carries_opt_outs(tmp_path: Path):
    heads = (
        "Contact ID,Contact Type,Do Not Email,Do Not Phone,No Bulk Emails (User Opt Out),"
        "Display Name,First Name,Last Name,Email"
    )
    file = _file(
        tmp_path,
        f"{heads}\r\n7,Individual,,1,Yes,Zoé Petit,Zoé,Petit,z@example.org\r\n"
        "8,Organization,,,,Mairie,,,m@example.org\r\n",
    )

    zoe, office = read(file)

    assert zoe.refusals == (Channel.EMAIL, Channel.CALL, Channel.AUTO_CALL)
    assert zoe.external_id == "7"
    assert office.is_rejected


def test_civicrm_in_french_is_recognised(tmp_path: Path):
    file = _file(
        tmp_path,
        "Prénom,Nom,Courriel,Ne pas envoyer de courriel,Pas de mailing – opposition (opt out)\r\n"
        "Zoé,Petit,z@example.org,,1\r\n",
    )

    (zoe,) = read(file)

    assert zoe.refusals == (Channel.EMAIL,)
    assert guess_mapping(open_table(file)).preset == "CiviCRM"


def test_older_google_contacts_are_recognised(tmp_path: Path):
    text = (
        "Name,Given Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value\n"
        "Zoé Petit,Zoé,Petit,1999-12-30,Amis ::: * myContacts,* Home,"
        "z@example.org ::: y@example.org\n"
    )
    file = tmp_path / "google.csv"
    file.write_bytes(text.encode("utf-16"))

    (zoe,) = read(file)

    assert (zoe.first_name, zoe.last_name, zoe.tags) == ("Zoé", "Petit", ("Amis",))
    assert [email.key for email in zoe.emails] == ["z@example.org", "y@example.org"]


def test_old_cards_are_read_with_soft_breaks_folds_and_charsets(tmp_path: Path):
    file = tmp_path / "cards.vcf"
    file.write_bytes(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
        b"N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:P=E9tit;Zo=\r\n=E9\r\n"
        b"TEL;CELL:0639981020\r\nTEL;FAX:0261911111\r\nTEL;HOME:0261911222\r\n"
        b"NOTE:une remarque\r\n  qui continue\r\nEND:VCARD\r\n"
        b"BEGIN:VCARD\r\nVERSION:4.0\r\nN:Le Goff;Lo\xc3\xafc;;;\r\n"
        b"item1.TEL;VALUE=uri:tel:+33639981121\r\n"
        b"EMAIL:a@example.org\r\nEMAIL:b@example.org\r\nBDAY:19651115\r\nEND:VCARD\r\n"
    )

    zoe, loic = read(file)

    assert (zoe.last_name, zoe.first_name, zoe.note) == (
        "Pétit",
        "Zoé",
        "une remarque qui continue",
    )
    assert [phone.e164 for phone in zoe.phones] == ["+33639981020", "+33261911222"]
    assert [email.key for email in loic.emails] == ["a@example.org", "b@example.org"]
    assert (loic.birth_date, loic.phones[0].e164) == (date(1965, 11, 15), "+33639981121")


def test_a_mapping_given_as_json_is_followed_by_name_or_by_position(tmp_path: Path):
    file = _file(tmp_path, "A;B;C\r\nrue du Port;12;Petit\r\n")
    table = open_table(file)
    by_name = {"columns": {"B": "address", "A": "address", "C": "last_name"}, "match": "none"}
    by_position = {"columns_by_position": ["address", "address", "last_name"]}

    named = mapping_from_json(table, by_name)
    placed = mapping_from_json(table, by_position)

    assert named.targets == placed.targets == (Target.ADDRESS, Target.ADDRESS, Target.LAST_NAME)
    assert (named.match, placed.match) == ("none", "auto")


@pytest.mark.parametrize(
    "said",
    [
        {"columns": {"Nowhere": "email"}},
        {"columns": {"A": "shoe_size"}},
        {"columns_by_position": ["email"] * 9},
        {"columns": []},
        {"date_order": "ydm", "columns": {}},
    ],
)
def test_a_mapping_of_unknown_words_is_refused_in_a_sentence(tmp_path: Path, said: dict):
    table = open_table(_file(tmp_path, "A;B;C\r\nx;y;z\r\n"))

    with pytest.raises(Misuse, match=r"\w+ \w+"):
        mapping_from_json(table, said)


def test_a_given_mapping_that_forgets_the_refusals_still_carries_them(tmp_path: Path):
    table = open_table(_file(tmp_path, "Nom;Ne pas contacter\r\nPETIT;x\r\n"))
    mapping = mapping_from_json(table, {"columns": {"Nom": "last_name"}})

    (petit,) = candidates(table, mapping, today=TODAY)

    assert Channel.EMAIL in petit.refusals


def test_columns_that_may_not_be_read_say_why(tmp_path: Path):
    heads = (
        "Nom;Prénom;Religion;Santé;Syndicat;Nationalité;Parti;Montant du don;N° sécurité sociale"
    )
    table = open_table(_file(tmp_path, f"{heads}\r\n{'x;' * 8}x\r\n"))

    mapping = guess_mapping(table)

    assert mapping.reasons[2:] == (
        "religion",
        "health",
        "union",
        "ethnicity",
        "opinion",
        "money",
        "national_id",
    )
