"""Turfs on the command line: what is read, what is written, and how each fault ends."""

import csv
import json
import os

import pytest
import ready

from organiser.commands import main

BAN = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;"
    "code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;"
    "libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune;"
    "cad_parcelles"
)
HEADS = "id,street,number,suffix,x,y,doors"


def ban_line(at):
    street, number = divmod(at, 40)
    x, y = 107_000 + 15 * number, 6_751_000 + 40 * street
    return (
        f"29999_{street:04}_{number + 1:05};29999_{street:04};{number + 1};;Rue {street};"
        f"29999;29999;Plouexemple;;;{x}.58;{y}.27;-4.9;47.6;entrée;;;PLOUEXEMPLE;RUE {street};"
        "commune;commune;0;"
    )


@pytest.fixture
def run(tmp_path, capsys):
    def words(*given, lang="en"):
        status = main.run([*map(str, given), "--home", str(tmp_path / "home"), "--lang", lang])
        return status, *capsys.readouterr()

    return words


@pytest.fixture
def cut(run, tmp_path):
    """Cut a table of these lines; return the status and what was said of it."""

    def table(*lines, more=(), lang="en"):
        file = tmp_path / "addresses.csv"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        given = ("turf", "cut", "--addresses", file, "--out", tmp_path / "turfs.csv", *more)
        return run(*given, lang=lang)

    return table


def rows(tmp_path):
    with (tmp_path / "turfs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_address_base_is_cut_without_a_committee(cut, tmp_path):
    status, out, _err = cut(BAN, *map(ban_line, range(400)), more=["--json"])

    found = rows(tmp_path)
    assert status == 0
    assert list(found[0]) == ["id", "turf", "rank", "kind"]
    assert sorted(row["id"] for row in found) == [
        f"29999_{street:04}_{number:05}" for street in range(10) for number in range(1, 41)
    ]
    said = json.loads(out)
    assert said["addresses"] == said["doors"] == 400
    assert said["turfs"] == said["walk"] == len({row["turf"] for row in found}) == 9
    assert 25 <= said["fewest"] <= said["most"] <= 60
    assert not (tmp_path / "home" / "committee.db").exists()


def test_ranks_begin_with_one_in_each_turf(cut, tmp_path):
    cut(BAN, *map(ban_line, range(200)))

    ranks = {}
    for row in rows(tmp_path):
        ranks.setdefault(row["turf"], []).append(int(row["rank"]))
    assert all(found == list(range(1, len(found) + 1)) for found in ranks.values())


def test_the_same_seed_gives_the_same_file_whatever_the_order(cut, tmp_path):
    lines = list(map(ban_line, range(300)))
    cut(BAN, *lines, more=["--seed", "4"])
    first = (tmp_path / "turfs.csv").read_bytes()

    cut(BAN, *lines[::-1], more=["--seed", "4"])

    assert (tmp_path / "turfs.csv").read_bytes() == first


def test_doors_are_counted_not_addresses(cut, tmp_path):
    lines = [f"a{at},Rue A,{at},,{15 * at},0,9" for at in range(1, 41)]

    _status, out, _err = cut(HEADS, *lines, more=["--doors-per-turf", "36"])

    assert len({row["turf"] for row in rows(tmp_path)}) == 10
    assert "10 turfs on foot." in out
    assert "360 doors in all" in out


def test_hamlets_are_told_as_rounds_by_car(cut, tmp_path):
    _status, out, _err = cut(HEADS, "a,Kergoat,,,0,0,3", "b,Traon,,,900,0,4")

    assert [(row["turf"], row["kind"]) for row in rows(tmp_path)] == [("1", "car"), ("1", "car")]
    assert "1 round by car." in out


def test_two_positions_of_one_address_are_one_address(cut, tmp_path):
    heads = "cle_interop;voie_nom;numero;suffixe;commune_nom;position;x;y"
    line = "29999_0010_00009;Rue A;9;;Plouexemple;{};{};0"

    status, _out, _err = cut(heads, line.format("entrée", 5), line.format("parcelle", 9))

    assert status == 0
    assert [row["id"] for row in rows(tmp_path)] == ["29999_0010_00009"]


def test_an_address_without_a_place_is_told(cut, tmp_path):
    _status, out, _err = cut(HEADS, "a,Rue A,1,,0,0,1", "b,Rue A,2,,,,1")

    assert len(rows(tmp_path)) == 2
    assert "1 address has no place in the list" in out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("b,Rue A,2,,east,5,1", "Line 3: x and y are not a place in metres."),
        ("b,Rue A,2,,nan,5,1", "Line 3: x and y are not a place in metres."),
        ("b,Rue A,2,,1e300,5,1", "Line 3: x and y are not a place in metres."),
        ("b,Rue A,2,,5,,1", "Line 3: x and y are not a place in metres."),
        ("b,Rue A,2,,5,5,many", "Line 3: how many doors there are cannot be read."),
        ("b,Rue A,2,,5,5,-4", "Line 3: how many doors there are cannot be read."),
        ("b,Rue A,???,,5,5,1", "Line 3: the number cannot be read."),
        (",Rue A,2,,5,5,1", "Line 3: the id is missing."),
        ("a,Rue A,2,,5,5,1", "Line 3: this id stands on line 2 already."),
        ("b,Rue A,2,,5", "Line 3 does not have one cell for each column."),
        ("b,Rue A,2,,5,5,1,7", "Line 3 does not have one cell for each column."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_and_nothing_is_written(
    cut, tmp_path, line, words
):
    status, out, err = cut(HEADS, "a,Rue A,1,,0,0,1", line)

    assert (status, out, err.strip()) == (2, "", words)
    assert not (tmp_path / "turfs.csv").exists()


def test_a_fault_is_told_in_french_too(cut):
    _status, _out, err = cut(HEADS, "a,Rue A,1,,0,est,1", lang="fr")

    assert err.startswith("Ligne 2")


def test_a_table_that_lacks_a_column_or_has_no_line_is_unreadable(cut, run, tmp_path):
    assert cut("id,street,number", "a,Rue A,1")[0] == 2
    assert cut(HEADS)[0] == 2
    missing = ("turf", "cut", "--addresses", tmp_path / "no.csv", "--out", tmp_path / "t.csv")
    assert run(*missing)[0] == 2


def test_misuse_is_told_before_anything_is_read(cut, run, tmp_path):
    line = "a,Rue A,1,,0,0,1"
    assert cut(HEADS, line, more=["--doors-per-turf", "0"])[0] == 1
    assert cut(HEADS, line, more=["--seed", "x"])[0] == 1
    assert run("turf")[0] == 1
    assert run("turf", "cut", "--out", tmp_path / "t.csv")[0] == 1
    file = tmp_path / "addresses.csv"
    before = file.read_bytes()
    status, _out, err = run("turf", "cut", "--addresses", file, "--out", file)
    assert (status, file.read_bytes()) == (1, before)
    assert "written over the addresses" in err


def test_what_stood_there_stays_when_the_list_cannot_be_read(cut, tmp_path):
    (tmp_path / "turfs.csv").write_text("mine\n", encoding="utf-8")

    cut(HEADS, "a,Rue A,1,,0,east,1")

    assert (tmp_path / "turfs.csv").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.skipif(not ready.is_possible(), reason="needs a process that is ready")
def test_help_names_all_its_words(tmp_path):
    environment = {**os.environ, "ORGANISER_HOME": str(tmp_path)}

    done = ready.run(["turf", "cut", "--help", "--lang", "fr"], tmp_path, environment, None)

    assert done.returncode == 0
    for word in ("--addresses", "--doors-per-turf", "--out", "--seed", "--json"):
        assert word in done.stdout
