"""What benchmarks need is there: their invented files, and what one takes from another."""

import ast
import importlib
import json
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1] / "benchmarks"


def test_a_file_of_people_to_whom_much_happened(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    facts_file = importlib.import_module("facts_file")

    file = facts_file.made_facts(60, 2_000)

    assert list(facts_file.every_line(file)) == [600, 600, 400, 400]
    for name in ("facts_file", "people_file"):
        del sys.modules[name]


@pytest.mark.parametrize("file", sorted(HERE.rglob("*.py")), ids=lambda file: file.name)
def test_what_a_benchmark_takes_from_its_neighbours_is_there(file):
    """Most of them run only by hand: nothing else would tell."""
    missing = [
        (source, alias.name)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (source := _neighbour(node.module))
        for alias in node.names
        if alias.name not in _names_in(source)
    ]

    assert missing == []


def test_the_peers_in_javascript_are_locked_and_name_no_registry():
    wanted = json.loads((HERE / "peers" / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((HERE / "peers" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: said for name, said in locked["packages"].items() if name}

    for name, version in wanted["dependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version
    assert [name for name, said in packages.items() if "integrity" not in said] == []
    assert [name for name, said in packages.items() if "resolved" in said] == []


def _neighbour(module):
    """Where *module* lies if it is a benchmark, part of one, or of the tests."""
    places = (folder / f"{module.replace('.', '/')}.py" for folder in (HERE, HERE.parent / "tests"))
    return next((place for place in places if module and place.exists()), None)


@cache
def _names_in(source):
    names = set()
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(alias.asname or alias.name) for alias in node.names}
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            names |= {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return frozenset(names)
