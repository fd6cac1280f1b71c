"""What is said of security is written down with where it is kept, and every name there is real."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

DOCS = Path("docs")
TEXT = (DOCS / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [row for row in TEXT.splitlines() if re.match(r"\| \d+\.\d+\.\d+ \|", row)]
ASVS = dict(
    line.split()
    for line in Path("tests/data/asvs-5.0.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
"""Requirements of levels 1 and 2, each with its level."""
STANDINGS = ("Proven", "Held", "Written", "In part", "Not met", "Does not apply")
PLACES = sorted(set(re.findall(r"`((?:organiser|tools)/[^`*]+)`", TEXT)))
TESTS = sorted(set(re.findall(r"`(tests/[^`]+::[^`]+)`", TEXT)))
LINKS = sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", TEXT)))


@cache
def names_in(file):
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def cells(row):
    return [cell.strip() for cell in row.strip("|").split(" | ")]


@pytest.mark.parametrize("place", PLACES)
def test_every_place_in_the_code_is_there(place):
    file, _colon, name = place.partition(":")

    assert Path(file).exists()
    assert not name or name in names_in(file)


@pytest.mark.parametrize("test", TESTS)
def test_every_proof_is_a_test(test):
    file, _colons, name = test.partition("::")

    assert name in names_in(file)


@pytest.mark.parametrize("link", LINKS)
def test_every_paper_that_is_pointed_to_is_there(link):
    assert (DOCS / link).exists()


def test_every_requirement_of_the_standard_has_one_row():
    numbers = [cells(row)[0] for row in ROWS]

    assert sorted(numbers) == sorted(ASVS)
    assert list(ASVS.values()).count("1") == 70
    assert list(ASVS.values()).count("2") == 183


@pytest.mark.parametrize("row", ROWS, ids=lambda row: cells(row)[0])
def test_every_row_says_where_it_stands_and_by_what(row):
    number, level, about, standing, how = cells(row)

    assert level == ASVS[number]
    assert 1 <= len(about.split()) <= 8
    assert standing in STANDINGS
    assert len(how) > 15 or standing == "Does not apply"
    if standing == "Proven":
        assert "::test_" in how
    if standing == "Written":
        assert "](" in how or "above" in how or "`" in how


def test_the_numbers_at_the_head_are_those_of_the_rows():
    told = dict(re.findall(r"^\| (\w[\w ]+) \| [^|]+ \| (\d+) \|$", TEXT, re.MULTILINE))
    found = [cells(row)[3] for row in ROWS]

    assert told == {standing: str(found.count(standing)) for standing in STANDINGS}


def test_each_attacker_has_what_holds_and_what_does_not():
    tables = TEXT.partition("## Who, and what holds")[2].partition("\n## ")[0]
    rows = [row for row in tables.splitlines() if row.startswith("| ") and "| Who |" not in row]

    assert len(rows) >= 15
    for row in rows:
        who, holds, where, proof, not_held = cells(row)
        assert all((who, holds, not_held))
        assert re.search(r"`(organiser|tools)/", where)
        assert "::test_" in proof
