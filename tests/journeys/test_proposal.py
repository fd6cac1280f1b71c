"""From what people say to a reasoned answer: up, published, seconded, answered, back to both."""

import csv
import json
from io import StringIO

import pytest
from headquarters import Server
from laptops import here, pairs
from make import PASSWORD

from organiser.domain.proposal import Said, State
from organiser.domain.street_counts import StreetCount
from organiser.errors import OrganiserError
from organiser.hq.commands.main import main
from organiser.usecases import creating, undo
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.pairing import pair
from organiser.usecases.proposals import reading, writing
from organiser.usecases.proposals.reading import Whose

__all__ = ["here", "pairs"]
SAID = Said("Bloquer les loyers", "Beaucoup disent que le loyer mange tout.", "logement", 12)


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request, tmp_path):  # noqa: F811  (on each database)
    """A headquarters."""
    return Server(tmp_path / "headquarters", request.param)


@pytest.fixture
def run(here, capsys):
    """Run a command of headquarters; return what it answers."""

    def run(*words):
        here.request("GET", "/health")
        assert main([*map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def ours(pairs):
    """A laptop of the committee that proposes."""
    return pairs("Portable de Malika")


@pytest.fixture
def theirs(here, tmp_path):
    """A laptop of another committee."""
    made = creating.create_committee(
        tmp_path / "other", "Lannion", password=PASSWORD, insee="22113", in_keyring=False
    ).database  # fmt: skip
    with here.connect() as line:
        pair(made, line, here.code(here.committee("Lannion", "22113")), "Portable", "test")
    yield made
    made.close()


def meet(here, *laptops):
    for laptop in laptops:
        assert not exchange(laptop, here.connect).trouble


def only(laptop):
    (row,) = reading.read_proposals(laptop)
    return row


def sent(here, run, ours):
    writing.send(ours, writing.keep_draft(ours, SAID))
    meet(here, ours)
    (line,) = run("proposal", "list")["proposals"]
    return line["id"]


def waits(laptop):
    with laptop.bare() as connection:
        return reading.count_news(connection).count


def test_a_draft_stays_with_the_committee(here, run, ours):
    writing.keep_draft(ours, SAID)
    meet(here, ours)

    assert only(ours).whose is Whose.DRAFT
    assert run("proposal", "list")["proposals"] == []
    assert "loyer" not in str(here.execute("SELECT fields FROM record"))


def test_it_goes_up_is_seconded_and_its_answer_comes_back_to_both(here, run, ours, theirs):
    series = sent(here, run, ours)
    run("proposal", "publish", series)
    meet(here, ours, theirs)
    assert (only(theirs).whose, only(theirs).committee) == (Whose.OTHERS, "Comité")

    writing.second(theirs, only(theirs).id, 4)
    writing.second(theirs, only(theirs).id, 5)
    meet(here, theirs)
    told = run("proposal", "show", series)
    assert (told["heard"], told["seconds"], told["heard_elsewhere"]) == (12, 1, 5)

    run("proposal", "answer", series, "--state", "accepted", "--reason", "Au chapitre 3.")
    meet(here, ours, theirs)

    for laptop in (ours, theirs):
        row = only(laptop)
        assert (row.reply.state, row.reply.answer, row.is_news, row.seconds) == (
            State.ACCEPTED, "Au chapitre 3.", True, 1
        )  # fmt: skip
        assert waits(laptop) == 1
        writing.mark_seen(laptop, row.id)
        assert waits(laptop) == 0


def test_what_is_not_seconded_here_is_no_news_here(here, run, ours, theirs):
    series = sent(here, run, ours)
    run("proposal", "publish", series)
    run("proposal", "answer", series, "--state", "refused", "--reason", "Déjà fait.")
    meet(here, ours, theirs)

    assert (waits(ours), waits(theirs)) == (1, 0)


def test_what_was_sent_is_changed_by_another_version(here, run, ours):
    series = sent(here, run, ours)
    row = only(ours)
    draft = writing.keep_draft(ours, Said("Bloquer", "Mieux dit.", "", 14), changes=row.id)
    writing.send(ours, draft)
    meet(here, ours)

    told = run("proposal", "show", series)

    assert (told["version"], told["heard"], told["text"]) == (2, 14, "Mieux dit.")
    assert only(ours).version == 2


def test_what_is_taken_back_before_it_is_answered_is_gone_there_too(here, run, ours):
    sent(here, run, ours)
    undo.undo(ours)
    meet(here, ours)

    assert only(ours).whose is Whose.DRAFT
    assert run("proposal", "list")["proposals"] == []


def test_what_is_joined_with_another_says_with_which(here, run, ours, theirs):
    first = sent(here, run, ours)
    writing.send(theirs, writing.keep_draft(theirs, Said("Loyers", "Les geler.", "", 3)))
    meet(here, theirs)
    other = next(p["id"] for p in run("proposal", "list")["proposals"] if p["id"] != first)
    run("proposal", "publish", first)
    run("proposal", "merge", other, "--into", first, "--reason", "La même chose.")
    meet(here, theirs)

    mine = next(row for row in reading.read_proposals(theirs) if row.whose is Whose.OURS)

    assert (mine.reply.state, mine.reply.into) == (State.MERGED, "Bloquer les loyers")


def test_mergers_go_round_in_no_circle(here, run, ours, theirs):
    first = sent(here, run, ours)
    writing.send(theirs, writing.keep_draft(theirs, Said("Loyers", "Les geler.", "", 3)))
    meet(here, theirs)
    other = next(p["id"] for p in run("proposal", "list")["proposals"] if p["id"] != first)
    run("proposal", "merge", other, "--into", first, "--reason", "La même chose.")

    for one, into in ((first, other), (first, first)):
        assert main(["proposal", "merge", one, "--into", into, "--reason", "x"]) == 3


def test_an_answer_without_a_reason_is_refused(here, run, ours):
    series = sent(here, run, ours)

    assert main(["proposal", "answer", series, "--state", "refused"]) == 3
    run("proposal", "answer", series, "--state", "studied")


def test_the_table_holds_everything_and_no_formula(here, run, ours, capsys):
    writing.send(ours, writing.keep_draft(ours, Said("=1+1", "Texte", "", 2)))
    meet(here, ours)
    assert main(["proposal", "export"]) == 0

    (row,) = csv.DictReader(StringIO(capsys.readouterr().out))

    assert (row["title"], row["heard"], row["state"]) == ("'=1+1", "2", "sent")


def test_counts_by_street_reach_the_programme_team_and_no_other_committee(
    here, run, ours, theirs, capsys
):  # fmt: skip
    streets = (StreetCount("rue des Lilas, Lannion", 6), StreetCount("", 7))
    writing.send(ours, writing.keep_draft(ours, Said("Loyers", "Trop.", "logement", 9, streets)))
    meet(here, ours)
    (line,) = run("proposal", "list")["proposals"]
    run("proposal", "publish", line["id"])
    meet(here, theirs)
    assert main(["proposal", "export"]) == 0
    (row,) = csv.DictReader(StringIO(capsys.readouterr().out))

    assert only(ours).said.streets == streets
    assert line["streets"] == [
        {"street": "rue des Lilas, Lannion", "people": 6}, {"street": "", "people": 7}
    ]  # fmt: skip
    assert "rue des Lilas, Lannion\u00a0: 6" in row["streets"]
    assert only(theirs).said.streets == ()
    with theirs.bare() as connection:
        assert connection.execute("SELECT count(*) FROM proposal").fetchone() == (0,)


def test_how_often_it_is_seconded_is_told_to_all_in_the_night(here, run, ours, theirs):
    series = sent(here, run, ours)
    run("proposal", "publish", series)
    meet(here, theirs)
    writing.second(theirs, only(theirs).id, 4)
    meet(here, theirs)
    assert run("purge") is not None
    meet(here, ours)

    assert only(ours).seconds == 1
    assert run("proposal", "count")["changed"] == 0


def test_nothing_is_sent_that_says_nothing(ours):
    draft = writing.keep_draft(ours, Said("Titre", "", "", 1))

    with pytest.raises(OrganiserError):
        writing.send(ours, draft)

    assert only(ours).whose is Whose.DRAFT
