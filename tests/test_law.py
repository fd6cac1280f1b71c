"""What the law asks for is written down with where it is kept, and every name there is real."""

import ast
import re
from pathlib import Path

import pytest

LAW = Path("docs/LAW.md")
TEXT = LAW.read_text(encoding="utf-8")
KEPT = TEXT.partition("## Kept here")[2].partition("\n## ")[0]
ROWS = [row for row in KEPT.splitlines() if re.match(r"\| (R\d|art)", row)]


def names_in(file):
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`(organiser/[^`]+)`", TEXT))))
def test_every_place_in_the_code_is_there(place):
    file, _colon, name = place.partition(":")

    assert name in names_in(file)


@pytest.mark.parametrize("test", sorted(set(re.findall(r"`(tests/[^`]+::[^`]+)`", TEXT))))
def test_every_proof_is_a_test(test):
    file, _colons, name = test.partition("::")

    assert name in names_in(file)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_every_requirement_has_its_place_and_its_proof(row):
    _before, _number, required, code, proof, _after = row.split("|")

    assert required.strip()
    assert "`organiser/" in code
    assert "::test_" in proof


def test_every_requirement_is_somewhere():
    spans = re.findall(r"R(\d\d) to R(\d\d)", TEXT)
    told = {int(number) for number in re.findall(r"R(\d\d)", TEXT)}
    told |= {each for first, last in spans for each in range(int(first), int(last) + 1)}

    assert told == set(range(1, 41))
