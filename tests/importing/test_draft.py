"""Each row gives a person or a reason, and what is doubtful is asked."""

from datetime import date
from pathlib import Path

import pytest
from people import TODAY, codes, read

from organiser.domain.consent import Channel
from organiser.importing.columns import guess_mapping
from organiser.importing.draft import candidates
from organiser.importing.opening import open_table
from organiser.importing.rejects import write_rejects


def _read(folder: Path, text: str):
    file = folder / "people.csv"
    file.write_text(text, encoding="utf-8", newline="")
    return read(file)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("M. et Mme LE GOFF", "two_people"),
        ("DURAND Anne & Paul", "two_people"),
        ("Famille MARTIN", "two_people"),
        ("Association des parents", "not_a_person"),
        ("123", "not_a_person"),
        ("Paul", "name_incomplete"),
        ("", "name_missing"),
    ],
)
def test_a_cell_of_names_that_is_no_single_person_says_so(tmp_path: Path, cell: str, code: str):
    found = _read(
        tmp_path, f"NOM Prénom;Mail\r\n{cell};a@example.org\r\nPETIT Zoé;b@example.org\r\n"
    )

    assert codes(found[0]) == [code]
    assert codes(found[1]) == []


def test_a_row_that_names_nobody_is_rejected_and_told(tmp_path: Path):
    found = _read(tmp_path, "Nom;Prénom;Mail;Ville\r\nPETIT;Zoé;;\r\n;;;Plouexemple\r\n")

    assert codes(found[1]) == ["nobody"]
    assert found[1].is_rejected


def test_the_order_of_dates_is_decided_on_the_whole_column(tmp_path: Path):
    found = _read(tmp_path, "Nom;Prénom;Né le\r\nA;Zoé;03/04/1980\r\nB;Léa;05/28/1981\r\n")

    assert found[0].birth_date == date(1980, 3, 4)
    assert found[1].birth_date == date(1981, 5, 28)


def test_years_of_two_figures_are_never_ahead(tmp_path: Path):
    found = _read(tmp_path, "Nom;Prénom;Né le\r\nA;Zoé;03/04/30\r\nB;Léa;05/02/05\r\n")

    assert [each.birth_date.year for each in found] == [1930, 2005]


def test_a_child_is_not_kept_and_a_minor_is_told(tmp_path: Path):
    found = _read(tmp_path, "Nom;Prénom;Né le\r\nA;Zoé;03/04/2020\r\nB;Léa;05/02/2010\r\n")

    assert codes(found[0]) == ["under_age"]
    assert codes(found[1]) == ["minor"]


def test_remarks_on_money_and_private_matters_are_told(tmp_path: Path):
    found = _read(
        tmp_path,
        "Nom;Prénom;Remarques\r\nA;Zoé;m'a donné 50 €\r\nB;Léa;a eu un cancer\r\nC;Eva;ok\r\n",
    )

    assert [codes(each) for each in found] == [["money_remark"], ["private_remark"], []]


def test_a_title_or_a_tag_that_refuses_closes_the_channels_until_answered(tmp_path: Path):
    listed = _read(tmp_path, "Ne plus contacter\r\nNom;Prénom;Mail\r\nA;Zoé;a@example.org\r\n")
    tagged = _read(tmp_path, "Nom;Prénom;Mail;Tags\r\nA;Zoé;a@example.org;plus de mail\r\n")

    assert Channel.EMAIL in listed[0].asked_refusals
    assert tagged[0].asked_refusals == (Channel.EMAIL,)


def test_a_column_we_do_not_import_may_still_refuse(tmp_path: Path):
    found = _read(tmp_path, "Nom;Prénom;Suivi\r\nA;Zoé;ne veut plus de sms\r\n")

    assert Channel.SMS in found[0].asked_refusals
    assert found[0].note == ""


def test_a_row_too_long_is_told_and_not_shifted(tmp_path: Path):
    found = _read(tmp_path, "Nom;Prénom;Ville\r\nA;Zoé;Plouexemple;en trop\r\nB;Léa;Brest\r\n")

    assert codes(found[0]) == ["row_shape"]
    assert found[1].first_name == "Léa"


def test_a_corrected_row_takes_the_place_of_the_first(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("NOM Prénom;Mail\r\nM. et Mme A;a@example.org\r\n", encoding="utf-8")
    table = open_table(file)

    (found,) = candidates(
        table, guess_mapping(table), fixes={2: ("ADAM Zoé", "a@example.org")}, today=TODAY
    )

    assert (found.last_name, found.first_name) == ("ADAM", "Zoé")


def test_rejected_rows_come_back_with_their_reason_and_no_formula(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("NOM Prénom;Ville\r\nM. et Mme A;=1+1\r\nPETIT Zoé;Brest\r\n", encoding="utf-8")
    table = open_table(file)
    found = list(candidates(table, guess_mapping(table), today=TODAY))
    problems = {each.line: each.problems for each in found if each.problems}

    written = write_rejects(tmp_path / "back.csv", table, problems)

    assert written == 1
    assert (tmp_path / "back.csv").read_bytes() == (
        "\ufeffNOM Prénom;Ville;Line;Reason;Left out\r\n"
        "M. et Mme A;'=1+1;2;This line names several people. Write one line for each.;\r\n"
    ).encode()


def test_rejected_rows_may_take_the_place_of_the_list_they_come_from(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text("NOM Prénom;Ville\r\nM. et Mme A;Plou\r\nPETIT Zoé;Brest\r\n", encoding="utf-8")
    table = open_table(file)
    found = list(candidates(table, guess_mapping(table), today=TODAY))

    written = write_rejects(file, table, {2: found[0].problems})

    assert written == 1
    assert file.read_text(encoding="utf-8-sig").splitlines()[1].startswith("M. et Mme A;Plou;2;")


def test_columns_without_heads_are_told_by_what_they_hold(tmp_path: Path):
    found = _read(
        tmp_path,
        "GUEGUEN;Hélène;h@example.org;0639981020;29999\r\nPETIT;Zoé;z@example.org;0639981121;29999\r\n",
    )

    assert [(each.last_name, each.first_name) for each in found] == [
        ("GUEGUEN", "Hélène"),
        ("PETIT", "Zoé"),
    ]
    assert found[0].emails[0].key == "h@example.org"
    assert found[0].phones[0].e164 == "+33639981020"


def test_the_number_of_the_house_may_have_its_own_column(tmp_path: Path):
    found = _read(
        tmp_path, "Nom;Prénom;Numéro;Rue;CP;Ville\r\nPETIT;Zoé;12 bis;rue du Port;1000;Bourg\r\n"
    )

    address = found[0].address
    assert (address.number, address.suffix, address.street) == (12, "bis", "rue du Port")
    assert address.postcode == "01000"
