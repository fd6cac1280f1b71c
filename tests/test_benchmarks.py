"""The invented files that benchmarks measure can be made for the tables of today."""

import importlib
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "benchmarks"


def test_a_file_of_people_to_whom_much_happened(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    facts_file = importlib.import_module("facts_file")

    file = facts_file.made_facts(60, 2_000)

    assert list(facts_file.every_line(file)) == [600, 600, 400, 400]
    for name in ("facts_file", "people_file"):
        del sys.modules[name]
