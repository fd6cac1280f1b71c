"""Headquarters switches on what stays off in every committee; no laptop does."""

import pytest
from paired import change

from organiser.hq.commands.main import main


def told(laptop):
    _status, answer = laptop.ask(cur={})
    rows = [row for feed in answer.feeds.values() for row in feed.rows]
    return {row.fields["name"]: row.fields["reference"] for row in rows if row.kind == "permission"}


def test_every_committee_hears_of_it_and_of_its_end(server, laptop, capsys):
    server.execute("SELECT 1")
    main(["permission", "on", "influence", "--reference", "AIPD-2026-04"])
    main(["permission", "on", "training", "--reference", "D-12"])
    before = told(laptop)
    main(["permission", "off", "training"])

    assert before == {"influence": "AIPD-2026-04", "training": "D-12"}
    assert told(laptop) == {"influence": "AIPD-2026-04", "training": ""}
    main(["permission", "list"])
    assert "influence: AIPD-2026-04" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [["on", "influence", "--reference", " "], ["off", "influence"], ["on", "votes"]],
)
def test_without_a_reference_or_what_is_not_on_nothing_is_switched(server, words):
    server.execute("SELECT 1")

    assert main(["permission", *words]) == 1
    assert server.execute("SELECT count(*) FROM record WHERE kind = 'permission'")[0][0] == 0


def test_no_laptop_switches_anything_on(laptop):
    asked = change("permission", name="influence", reference="x", since="2026-11-01")

    assert laptop.results(asked) == ["refused not_yours"]
