"""Help to vote: noted with her consent alone, matched by hand, erased after the ballot."""

from datetime import date, timedelta

import pytest
from make import person
from sqlalchemy import update
from voting import ASKS, MARCH, OFFERS, TITLE, VOTE, agreeing, at, says, vote

from organiser.domain import wording
from organiser.domain.consent import Basis, Channel
from organiser.domain.ladder import Milestone
from organiser.domain.vote_help import Need, Side, Source
from organiser.errors import OrganiserError, Refused
from organiser.models.rights import PollDay
from organiser.models.vote_help import VoteHelp
from organiser.usecases import consents, limiting, today, undo, upkeep
from organiser.usecases.history import last_act
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import erasing
from organiser.usecases.rights.access import export_access
from organiser.usecases.votes import noting, papers
from organiser.usecases.votes.ballots import read_ballots
from organiser.usecases.votes.noting import Word
from organiser.usecases.votes.reading import milestones_of, read_board
from organiser.usecases.votes.sweeping import sweep_votes


@pytest.fixture(autouse=True)
def march():
    """It is three weeks before the vote."""
    with at(MARCH):
        yield


@pytest.fixture
def two(database):
    """Who asks for a proxy, and who offers one."""
    vote(database)
    return agreeing(database, "Camille Riou"), agreeing(database, "Éva Kerbrat")


def board(database):
    return read_board(database, read_ballots(database)[0])


def said(database):
    found = board(database)
    return [(row.name, row.with_name) for row in (*found.asks, *found.offers, *found.pledges)]


def everything(database):
    """Return all that the file holds of votes, the journal and the outbox too."""
    with database.bare() as connection:
        return [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("vote_help", "journal WHERE kind = 'vote_help' AND before NOT NULL")
        ]


def test_who_asks_is_matched_with_who_offers_and_parted_by_one_undo(database, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)

    noting.match(database, asks, offers)
    matched = said(database)
    undo.undo_act(database, last_act(database).number)

    assert matched == [("Camille Riou", "Éva Kerbrat"), ("Éva Kerbrat", "Camille Riou")]
    assert said(database) == [("Camille Riou", ""), ("Éva Kerbrat", "")]


def test_without_her_consent_nothing_is_noted(database):
    vote(database)
    known = agreeing(database)

    with pytest.raises(Refused, match="agrees"):
        noting.note_word(database, known, TITLE, VOTE, Word(ASKS, Need.LIFT, "au téléphone"))

    assert everything(database) == [0, 0]


def test_her_agreement_to_be_helped_is_enough_and_opens_nothing_else(database):
    vote(database)
    known = person(database, "Camille Riou")

    says(database, known)

    assert said(database) == [("Camille Riou", "")]
    assert consents.read_consents(database, known) == ()
    assert read_card(database, known).basis is Basis.PENDING


def test_she_takes_it_back_by_itself_and_it_goes_with_the_work_of_the_day(database, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)
    says(database, two[0], Side.SAYS, Need.PLEDGE)
    noting.match(database, asks, offers)

    noting.lift_agreement(database, two[0], TITLE, VOTE)
    shown = said(database)
    swept = sweep_votes(database)

    assert (shown, swept) == ([("Éva Kerbrat", "")], 2)
    assert everything(database) == [1, 0]
    assert [each.channel for each in consents.read_consents(database, two[0])] == [Channel.CALL]


def test_who_offered_and_takes_it_back_leaves_who_asked_waiting(database, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)
    noting.match(database, asks, offers)

    noting.lift_agreement(database, two[1], TITLE, VOTE)
    lifted = said(database)
    undo.undo_act(database, last_act(database).number)

    assert lifted == [("Camille Riou", "")]
    assert said(database) == [("Camille Riou", "Éva Kerbrat"), ("Éva Kerbrat", "Camille Riou")]


def test_who_wants_no_more_news_is_helped_all_the_same(database, two):
    says(database, two[0])

    consents.withdraw_consent(database, two[0], [Channel.CALL])

    assert (said(database), sweep_votes(database)) == ([("Camille Riou", "")], 0)


def test_asked_again_she_may_agree_again(database, two):
    first = says(database, two[0])
    noting.lift_agreement(database, two[0], TITLE, VOTE)

    second = says(database, two[0])

    assert (first, said(database)) == (second, [("Camille Riou", "")])


def test_what_a_program_of_before_noted_is_matched_once_she_agreed(database, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)
    with database.applying() as session:
        session.execute(update(VoteHelp).values(agreed_at=None, agreed_to=""))

    with pytest.raises(Refused, match="ask her"):
        noting.match(database, asks, offers)

    assert [name for name, _with in said(database)] == ["Camille Riou", "Éva Kerbrat"]
    says(database, two[0])
    says(database, two[1], OFFERS)
    noting.match(database, asks, offers)


def test_of_a_minor_and_of_who_is_limited_nothing_is_noted(database):
    vote(database)
    young = agreeing(database, "Lou Le Gall", birth_date="2010-01-01")
    limited = agreeing(database, "Ana Morvan")
    limiting.limit(database, limited, "au téléphone")

    for each in (young, limited):
        with pytest.raises(Refused):
            says(database, each)


def test_her_word_has_a_source(database, two):
    with pytest.raises(Refused, match="how she said so"):
        noting.note_word(
            database, two[0], TITLE, VOTE, Word(ASKS, Need.LIFT, "  ", has_agreed=True)
        )


@pytest.mark.parametrize(("side", "need"), [(ASKS, Need.PLEDGE), (Side.SAYS, Need.LIFT)])
def test_what_makes_no_sense_is_not_noted(database, two, side, need):
    with pytest.raises(OrganiserError):
        says(database, two[0], side, need)


def test_said_again_it_is_corrected(database, two):
    first = says(database, two[0], need=Need.LIFT, note="9 h")

    second = says(database, two[0], need=Need.LIFT, note="11 h")

    assert first == second
    assert [row.note for row in board(database).asks] == ["11 h"]


def test_one_holds_one_proxy_and_drives_several(database, two):
    third = agreeing(database, "Ana Morvan")
    proxies = [says(database, who) for who in (two[0], third)]
    lifts = [says(database, who, need=Need.LIFT) for who in (two[0], third)]
    votes, drives = says(database, two[1], OFFERS), says(database, two[1], OFFERS, Need.LIFT)
    noting.match(database, proxies[0], votes)
    for lift in lifts:
        noting.match(database, lift, drives)

    with pytest.raises(Refused, match=r"L\.73"):
        noting.match(database, proxies[1], votes)

    (helps,) = [row for row in board(database).offers if row.need is Need.LIFT]
    assert set(helps.with_name.split(", ")) == {"Camille Riou", "Ana Morvan"}


def test_only_two_people_who_say_the_same_are_matched(database, two):
    asks, drives = says(database, two[0]), says(database, two[1], OFFERS, Need.LIFT)
    own = says(database, two[0], OFFERS)

    for offer in (drives, own, asks):
        with pytest.raises(OrganiserError):
            noting.match(database, asks, offer)


def test_when_the_offer_is_taken_out_who_asked_waits_again(database, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)
    noting.match(database, asks, offers)

    noting.drop_word(database, offers)

    assert said(database) == [("Camille Riou", "")]


def test_when_who_helps_is_erased_who_asked_waits_again(database, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)
    noting.match(database, asks, offers)

    erasing.erase(database, two[1])

    assert [row.with_id for row in board(database).asks] == [None]
    assert board(database).waiting == 1


def test_the_day_after_the_vote_nothing_is_left_of_it(database, home, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)
    says(database, two[0], Side.SAYS, Need.PLEDGE)
    noting.match(database, asks, offers)
    with at(VOTE):
        upkeep.look_after(database, home)
        on_the_day = everything(database)[0]

    with at(VOTE + timedelta(days=1)):
        upkeep.look_after(database, home)

        assert on_the_day == 3
        assert everything(database) == [0, 0]
        kinds = {line.kind for line in read_card(database, two[0]).timeline}
        assert "vote" not in kinds


def test_taking_back_an_act_brings_nothing_back_after_the_vote(database, two):
    word = says(database, two[0])
    noting.drop_word(database, word)
    number = last_act(database).number
    with at(VOTE + timedelta(days=1)):
        sweep_votes(database)

        with pytest.raises(OrganiserError):
            undo.undo_act(database, number)

    assert everything(database) == [0, 0]


def test_today_says_how_many_wait_until_they_have_somebody(database, home, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)

    def line():
        todos = today.read_day(database, home, with_copy=False).todos
        return [(each.count, each.since) for each in todos if each.task is today.Task.VOTES]

    before = line()
    noting.match(database, asks, offers)

    assert (before, line()) == ([(1, VOTE)], [])


def test_her_timeline_and_her_export_tell_it(database, two, tmp_path):
    says(database, two[0], need=Need.LIFT, note="9 h, rue Haute")

    export_access(database, two[0], tmp_path / "hers.zip")

    lines = [line for line in read_card(database, two[0]).timeline if line.kind == "vote"]
    assert [line.what for line in lines] == ["asks:lift"]
    from zipfile import ZipFile

    with ZipFile(tmp_path / "hers.zip") as archive:
        texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    assert any("9 h, rue Haute" in text for text in texts)
    assert any(wording.help_to_vote() in text for text in texts)


def test_the_list_for_the_day_is_written(database, home, two, tmp_path):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)
    noting.match(database, asks, offers)

    count = papers.write_day_list(database, read_ballots(database)[0], tmp_path / "day.pdf")

    assert count == 1
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF")


def test_last_days_of_headquarters_come_with_the_day_of_voting(database):
    with database.applying() as session:
        session.add(PollDay(title=TITLE, on=VOTE, department="", proxy_by=date(2027, 4, 7)))

    (ballot,) = read_ballots(database)

    assert (ballot.proxy_by.on, ballot.proxy_by.source) == (date(2027, 4, 7), Source.HEADQUARTERS)
    assert (ballot.register_by.on, ballot.register_by.source) == (date(2027, 3, 5), Source.LAW)
    with at(VOTE + timedelta(days=1)):
        assert read_ballots(database) == ()


def test_what_she_said_stands_beside_her_stage(database, two):
    asks, offers = says(database, two[0]), says(database, two[1], OFFERS)
    says(database, two[1], Side.SAYS, Need.PLEDGE)
    before = milestones_of(database, two[0])

    noting.match(database, asks, offers)

    assert (before, milestones_of(database, two[0])) == ((), (Milestone.PROXY,))
    assert milestones_of(database, two[1]) == (Milestone.VOTING_PLEDGE,)
