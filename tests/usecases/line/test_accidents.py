"""Whatever is cut, killed, copied or put back: nothing is lost, nothing comes twice."""

import json
from datetime import timedelta

import httpx2
import pytest
from headquarters import answered, over
from make import person
from sqlalchemy import delete, text, update

from organiser import clock
from organiser.domain.consent import Channel, ConsentState
from organiser.domain.exchange.matrix import KINDS
from organiser.models.person import Person
from organiser.sync.knowledge import read
from organiser.usecases import consents, opening
from organiser.usecases.line.conflicts import leave, open_conflicts, take_other
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.rights import erasing


def rename(database, who, **values):
    with database.transaction("people.edit") as session:
        session.execute(update(Person).where(Person.id == who).values(**values))


def card(database, who):
    with database.reading() as session:
        row = session.execute(
            text("SELECT first_name, last_name, note FROM person WHERE id = :id"), {"id": who.bytes}
        ).first()
    return None if row is None else tuple(row)


def ahead(**much):
    return clock.now() + timedelta(**much)


def one_value(database, question):
    with database.reading() as session:
        return session.execute(text(question)).scalar()


def meet(server, *laptops):
    """Exchange until everybody has heard everything."""
    for _ in range(2):
        for laptop in laptops:
            exchange(laptop, server.connect)


@pytest.fixture
def known(server, two):
    """Somebody both laptops know."""
    who = person(two[0], "Camille Riou")
    meet(server, *two)
    return who


@pytest.mark.parametrize("fault", ["lost", "cut", "twice", "half", "portal", "elsewhere", "busy"])
def test_after_any_fault_of_the_network_the_next_exchange_goes_on(server, two, known, fault):
    one, other = two
    rename(one, known, last_name="Le Bihan")

    exchange(one, over(server, fault))
    meet(server, one, other)

    assert card(other, known) == card(one, known) == ("Camille", "Le Bihan", "")
    assert one_value(one, "SELECT incarnation FROM line_state") == 1
    assert open_conflicts(one) == ()


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [("lost", "offline"), ("cut", "cut"), ("half", "cut"), ("portal", "portal"),
     ("elsewhere", "portal"), ("busy", "busy")],
)  # fmt: skip
def test_each_fault_has_its_word(server, two, fault, trouble):
    ended = exchange(two[0], over(server, fault))

    assert (ended.state, ended.trouble) == ("offline", trouble)


def test_a_retry_sends_the_very_same_bytes(server, two, known):
    one, _other = two
    rename(one, known, last_name="Le Bihan")
    exchange(one, over(server, "cut"))
    before = one_value(one, "SELECT body FROM line_batch")
    rename(one, known, last_name="Le Braz")

    exchange(one, over(server, "lost"))

    assert one_value(one, "SELECT body FROM line_batch") == before
    meet(server, one)
    assert card(one, known)[1] == "Le Braz"


def test_what_comes_down_leaves_what_she_typed_and_remembers_what_she_saw(server, two, known):
    one, other = two
    rename(one, known, last_name="Le Bihan")
    exchange(one, server.connect)
    rename(other, known, last_name="Le Braz")
    exchange(other, over(server, "", "lost"))

    meet(server, other, one)

    assert card(one, known)[1] == card(other, known)[1] == "Le Braz"
    assert [(c.kept_said, c.other_said) for c in open_conflicts(one)] == [("Le Braz", "Le Bihan")]


def test_a_clock_that_is_fast_never_beats_an_edit_that_heard_of_it(server, two, known):
    one, other = two
    late = ahead(days=1)
    with clock.set_to(lambda: late):
        rename(one, known, last_name="Le Bihan")
    exchange(one, server.connect)
    exchange(other, server.connect)
    rename(other, known, last_name="Le Braz")

    meet(server, other, one)

    assert card(one, known)[1] == card(other, known)[1] == "Le Braz"
    assert open_conflicts(one) == ()


def test_of_two_that_did_not_know_of_each_other_a_fast_clock_gains_nothing(server, two, known):
    one, other = two
    late = ahead(days=1)
    with clock.set_to(lambda: late):
        rename(one, known, last_name="Le Bihan")
    exchange(one, server.connect)
    rename(other, known, last_name="Le Braz")

    meet(server, other, one)

    assert card(one, known)[1] == "Le Braz"


def test_an_edit_of_what_another_deleted_is_kept_readable(server, two, known):
    one, other = two
    with one.transaction("people.delete") as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": known.bytes})
    exchange(one, server.connect)
    rename(other, known, last_name="Le Braz")

    meet(server, other, one)

    assert card(one, known) is card(other, known) is None
    assert [(c.why, c.other_said) for c in open_conflicts(one)] == [
        ("deleted", "Last name “Le Braz”")
    ]


@pytest.mark.parametrize("times", [1, 2])
def test_a_laptop_put_back_from_an_old_copy_goes_on(
    server, two, known, home, made_committee, times
):
    one, other = two
    rename(one, known, last_name="Le Bihan")
    one.settle()
    copy = (home / "committee.db").read_bytes()
    meet(server, one, other)
    rename(other, known, last_name="Le Braz")
    meet(server, other)

    for _ in range(times):
        one.close()
        for file in home.glob("committee.db*"):
            file.unlink()
        (home / "committee.db").write_bytes(copy)
        one = opening.open_with_key(home, made_committee[1])
        fresh = person(one, "Ana Petit")
        meet(server, one, other)

    assert card(one, known) == card(other, known) == ("Camille", "Le Braz", "")
    assert card(other, fresh) == ("Ana", "Petit", "")
    assert open_conflicts(other) == ()
    one.close()


@pytest.mark.parametrize("times", [1, 2])
def test_what_a_restored_headquarters_lost_comes_back_from_the_laptops(server, two, known, times):
    one, other = two
    backup = server.dump()
    rename(one, known, last_name="Le Bihan", note="Le soir.")
    fresh = person(other, "Ana Petit")
    meet(server, one, other)
    rename(other, known, last_name="Le Braz")
    meet(server, other)

    for _ in range(times):
        server.restore(backup)
        exchange(one, server.connect)
    meet(server, one, other)

    assert card(one, known) == card(other, known) == ("Camille", "Le Braz", "Le soir.")
    assert card(one, fresh) == ("Ana", "Petit", "")
    assert open_conflicts(one) == ()


def known_to(database):
    """In which versions a laptop believes to hold each record."""
    with database.reading() as session:
        rows = session.execute(
            text("SELECT record_id, kind, version, state, versions FROM line_known")
        )
        return {
            key: (
                known.state,
                known.latest,
                {name: known.of(name) for name in KINDS[key[0]].fields},
            )
            for key, known in read(rows)
        }


def test_what_was_written_and_taken_back_before_it_went_stays_as_old_as_it_was(server, two, known):
    one, other = two
    rename(one, known, occupation="Soudeuse")
    meet(server, one, other)
    rename(one, known, occupation="Soudeur")
    rename(one, known, occupation="Soudeuse", last_name="Le Braz")

    meet(server, one, other)

    assert known_to(one) == known_to(other)


def test_what_was_offered_back_stays_as_old_as_it_was(server, two, known):
    one, other = two
    backup = server.dump()
    fresh, gone = person(one, "Ana Petit"), person(one, "Ivo Roy")
    meet(server, one, other)
    with one.transaction("people.delete") as session:
        session.execute(delete(Person).where(Person.id.in_([gone, known])))
    meet(server, one, other)
    server.restore(backup)
    meet(server, one, other)
    assert known_to(one) == known_to(other)

    backup = server.dump()
    rename(other, fresh, last_name="Le Braz")
    server.restore(backup)
    meet(server, one, other)

    assert card(one, fresh) == card(other, fresh) == ("Ana", "Le Braz", "")
    assert open_conflicts(one) == ()
    assert card(one, gone) is card(one, known) is None


def test_who_was_erased_does_not_come_back_with_a_restored_headquarters(server, two, known):
    one, other = two
    backup = server.dump()
    erasing.erase(one, known)
    meet(server, one)

    server.restore(backup)
    meet(server, other, one)

    assert card(one, known) is card(other, known) is None
    assert (
        one_value(other, "SELECT count(*) FROM line_known WHERE kind = 'person' AND state = 0") == 0
    )


def test_an_edit_of_somebody_erased_leaves_nothing_anywhere(server, two, known):
    one, other = two
    erasing.erase(one, known)
    exchange(one, server.connect)
    rename(other, known, note="Secretissime")

    meet(server, other, one)

    assert card(other, known) is None
    for table, column in (("line_aside", "fields"), ("conflict", "sealed_value"),
                          ("line_kept", "fields"), ("journal", "before")):  # fmt: skip
        found = one_value(other, f"SELECT count(*) FROM {table} WHERE {column} LIKE '%Secret%'")
        assert found == 0


def test_taking_the_other_value_is_an_edit_that_has_seen_both(server, two, known):
    one, other = two
    rename(one, known, last_name="Le Bihan")
    rename(other, known, last_name="Le Braz")
    meet(server, one, other)
    (conflict,) = open_conflicts(one)

    take_other(one, conflict.id)
    meet(server, one, other)

    assert card(other, known)[1] == "Le Bihan"
    assert open_conflicts(one) == open_conflicts(other) == ()


def test_a_conflict_that_was_looked_at_is_settled_on_every_laptop(server, two, known):
    one, other = two
    rename(one, known, note="Le matin.")
    rename(other, known, note="Le soir.")
    meet(server, one, other)
    (conflict,) = open_conflicts(other)

    leave(other, conflict.id)
    meet(server, other, one)

    assert {conflict.kept_said, conflict.other_said} == {"Le matin.", "Le soir."}
    assert open_conflicts(one) == ()


def test_a_field_of_a_newer_program_is_kept_and_survives_an_edit_here(server, two, known):
    one, other = two
    rows = server.record("person", known)
    server.write("person", known, {**rows, "favourite_colour": "green"})
    exchange(one, server.connect)
    rename(one, known, last_name="Le Bihan")

    meet(server, one, other)

    assert server.record("person", known)["favourite_colour"] == "green"
    kept = json.loads(one_value(one, "SELECT fields FROM line_kept WHERE kind = 'person'"))
    assert kept == {"favourite_colour": "green"}


def test_a_kind_of_a_newer_program_is_kept_and_blocks_nothing(server, two, known):
    one, _other = two
    server.write("hologram", known, {"shape": "cat"})

    ended = exchange(one, server.connect)

    assert ended.trouble == ""
    assert one_value(one, "SELECT why FROM line_kept WHERE kind = 'hologram'") == "unreadable"
    assert server.fingerprint() == tuple(
        one_value(one, f"SELECT {name} FROM line_scope WHERE name LIKE 'committee:%'")
        for name in ("live", "total")
    )


def test_a_cursor_that_was_purged_reads_all_again_and_keeps_what_waits(server, two, known):
    one, other = two
    gone = person(other, "Ana Petit")
    meet(server, other, one)
    with other.transaction("people.delete") as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": gone.bytes})
    meet(server, other)
    server.purge_everything()
    fresh = person(one, "Zoé Durand")

    meet(server, one, other)

    assert card(one, gone) is None
    assert card(one, known) == card(other, known)
    assert card(other, fresh) == ("Zoé", "Durand", "")


def test_a_body_that_is_too_large_is_sent_in_halves(server, two):
    one, other = two
    for n in range(9):
        person(one, f"P{n} Riou")
    refused = []

    class Narrow(httpx2.BaseTransport):
        def __init__(self, inner):
            self.inner = inner

        def handle_request(self, request):
            if len(request.content) > 450:
                refused.append(request)
                said = {"content-type": "application/json", "Organiser-Sync": "1"}
                return answered(413, b'{"code":"too_big"}', said)
            return self.inner.handle_request(request)

    def connect(url):
        line = server.connect(url)
        line._client._transport = Narrow(line._client._transport)
        return line

    exchange(one, connect)
    meet(server, other)

    assert refused
    assert one_value(other, "SELECT count(*) FROM person") == 9


@pytest.mark.parametrize("first", [0, 1])
def test_a_withdrawal_stands_against_a_consent_that_did_not_know_of_it(server, two, known, first):
    one, other = two
    consents.record_consent(one, known, [Channel.EMAIL], source="slip 1")
    meet(server, *two)
    consents.withdraw_consent(one, known, [Channel.EMAIL])
    late = ahead(hours=1)
    with clock.set_to(lambda: late):
        consents.record_consent(other, known, [Channel.EMAIL], source="slip 2")

    for laptop in (two[first], two[1 - first]):
        exchange(laptop, server.connect)
    meet(server, *two)

    for laptop in two:
        (said,) = consents.read_consents(laptop, known)
        assert said.state is ConsentState.WITHDRAWN
        assert one_value(laptop, "SELECT count(*) FROM consent") == 4
        assert one_value(laptop, "SELECT basis FROM person") == "pending"


def test_a_consent_given_by_who_knew_of_the_withdrawal_lifts_it(server, two, known):
    one, other = two
    consents.record_consent(one, known, [Channel.EMAIL], source="slip 1")
    consents.withdraw_consent(one, known, [Channel.EMAIL])
    meet(server, *two)
    consents.record_consent(other, known, [Channel.EMAIL], source="slip 2")

    meet(server, *two)

    for laptop in two:
        (said,) = consents.read_consents(laptop, known)
        assert said.state is ConsentState.GIVEN


class Between(httpx2.BaseTransport):
    """A line on which something is done with each request before it is carried."""

    def __init__(self, inner, act):
        self.inner, self.act = inner, act

    def handle_request(self, request):
        return self.act(request, self.inner.handle_request)


def heeding(server, act):
    """Return what connects to *server* and has *act* see to each request."""

    def connect(url):
        line = server.connect(url)
        line._client._transport = Between(line._client._transport, act)
        return line

    return connect


def test_a_reading_cut_by_another_restore_keeps_the_later_of_what_was_held(
    server, two, known, home, made_committee
):
    one, other = two
    backup = server.dump()
    rename(one, known, last_name="Le Bihan")
    meet(server, one, other)
    one.settle()
    copy = (home / "committee.db").read_bytes()
    server.restore(backup)
    meet(server, one)
    rename(one, known, last_name="Le Braz")
    meet(server, one)
    person(one, "Ana Petit")
    meet(server, one)

    def until_it_is_read(request, carry):
        if card(other, known)[1] == "Le Braz":
            raise httpx2.ConnectError("lost")
        return carry(request)

    exchange(other, heeding(server, until_it_is_read), limit=1)
    assert one_value(other, "SELECT reading FROM line_state") == "restored"
    server.restore(backup)
    one.close()
    for file in home.glob("committee.db*"):
        file.unlink()
    (home / "committee.db").write_bytes(copy)
    one = opening.open_with_key(home, made_committee[1])
    meet(server, one, other)

    assert card(one, known)[1] == card(other, known)[1] == "Le Braz"
    one.close()


def test_what_both_wrote_since_a_restore_did_not_know_of_each_other(server, two, known):
    one, other = two
    backup = server.dump()
    rename(one, known, last_name="Le Bihan")
    meet(server, one, other)
    rename(one, known, last_name="Le Braz")
    rename(other, known, last_name="Le Roy")

    server.restore(backup)
    meet(server, one, other)

    (conflict,) = open_conflicts(one)
    assert {conflict.kept_said, conflict.other_said} == {"Le Braz", "Le Roy"}


def test_what_was_refused_about_her_goes_with_her(two, known):
    one, _other = two
    with one.applying() as session:
        session.execute(
            text("INSERT INTO line_aside (kind, record_id, subject_id, at, reason, fields) "
                 "VALUES ('note', x'00', :her, 1, 'size', 'Secretissime')"),
            {"her": known.bytes},
        )  # fmt: skip

    erasing.erase(one, known)

    assert one_value(one, "SELECT count(*) FROM line_aside") == 0


def test_what_she_writes_of_somebody_erased_goes_before_the_erasure_is_heard_of(server, two, known):
    one, other = two
    person(one, "Ana Petit")
    exchange(one, server.connect)
    erasing.erase(one, known)
    exchange(one, server.connect)
    rename(other, known, note="Secretissime")
    with other.applying() as session:
        session.execute(
            text("INSERT INTO line_aside (kind, record_id, at, reason, fields) "
                 "VALUES ('person', :her, 1, 'size', 'Secretissime')"),
            {"her": known.bytes},
        )  # fmt: skip
    asked = []

    def once_while_she_types(request, carry):
        asked.append(request)
        if len(asked) > 1:
            raise httpx2.ConnectError("lost")
        rename(other, known, last_name="Le Braz")
        return carry(request)

    exchange(other, heeding(server, once_while_she_types), limit=1)

    assert one_value(other, "SELECT count(*) FROM erasure") == 0
    for table in ("line_aside", "outbox", "line_batch"):
        assert one_value(other, f"SELECT count(*) FROM {table}") == 0


def test_an_answer_to_another_batch_settles_nothing(server, two):
    one, other = two
    answers, is_old = [], [False]

    def as_before(request, carry):
        if is_old[0]:
            is_old[0] = False
            return answered(200, answers[0], {"content-type": "application/json",
                                              "Organiser-Sync": "1"})  # fmt: skip
        answer = carry(request)
        body = b"".join(answer.stream)
        if b'"results"' in body:
            answers.append(body)
        return answered(answer.status_code, body, answer.headers)

    person(one, "Ana Petit")
    exchange(one, heeding(server, as_before))
    fresh = person(one, "Zoé Durand")
    is_old[0] = True
    exchange(one, heeding(server, as_before))
    meet(server, one, other)

    assert answers
    assert card(other, fresh) == ("Zoé", "Durand", "")


def test_where_both_ends_differ_everything_is_read_again(server, two, known):
    one, other = two
    with one.applying() as session:
        session.execute(text("UPDATE capture_switch SET is_on = 0"))
        session.execute(text("DELETE FROM person"))
        session.execute(text("DELETE FROM line_known WHERE kind = 'person'"))
        session.execute(text("UPDATE line_scope SET live = live - 1 WHERE live > 1"))
        session.execute(text("UPDATE capture_switch SET is_on = 1"))
    fresh = person(other, "Ana Petit")

    meet(server, other, one)

    assert card(one, known) == ("Camille", "Riou", "")
    assert card(one, fresh) == ("Ana", "Petit", "")


def test_headquarters_reads_no_note(server, two, known):
    one, other = two
    rename(one, known, note="Secretissime")

    meet(server, one, other)

    assert "Secretissime" not in str(server.record("person", known))
    assert card(other, known)[2] == "Secretissime"


def test_what_she_types_while_an_answer_travels_stands(server, two, known):
    one, other = two
    rename(one, known, last_name="Le Bihan")
    exchange(one, server.connect)
    typed = []

    def types_meanwhile(request, carry):
        answer = carry(request)
        if not typed:
            typed.append(rename(other, known, last_name="Le Braz"))
        return answer

    exchange(other, heeding(server, types_meanwhile))
    here = card(other, known)[1]
    meet(server, other, one)

    assert here == card(one, known)[1] == card(other, known)[1] == "Le Braz"
    assert [c.other_said for c in open_conflicts(one)] == ["Le Bihan"]


def test_what_one_deletes_is_gone_on_the_other(server, two, known):
    one, other = two
    with one.transaction("people.delete") as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": known.bytes})

    meet(server, one, other)

    assert card(other, known) is None


def test_what_waits_of_somebody_purged_meanwhile_does_not_wait_for_ever(server, two, known):
    one, other = two
    with other.transaction("people.delete") as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": known.bytes})
    exchange(other, server.connect)
    exchange(other, server.connect)
    server.purge_everything()
    asked = []

    def types_while_all_is_read_again(request, carry):
        asked.append(request)
        if len(asked) == 2:
            rename(one, known, last_name="Le Bihan")
        return carry(request)

    exchange(one, heeding(server, types_while_all_is_read_again))
    meet(server, one)

    assert one_value(one, "SELECT count(*) FROM outbox") == 0
    assert card(one, known) is None


def test_what_a_copy_put_back_had_not_seen_is_not_overwritten_in_silence(
    server, two, known, home, made_committee
):
    one, other = two
    one.settle()
    copy = (home / "committee.db").read_bytes()
    rename(one, known, last_name="Le Bihan")
    exchange(one, server.connect)
    one.close()
    for file in home.glob("committee.db*"):
        file.unlink()
    (home / "committee.db").write_bytes(copy)
    one = opening.open_with_key(home, made_committee[1])
    rename(one, known, last_name="Le Braz")

    meet(server, one, other)

    said = [{c.kept_said, c.other_said} for c in open_conflicts(other)]
    assert said == [{"Le Bihan", "Le Braz"}]
    one.close()


def test_a_slow_clock_is_put_right_by_what_headquarters_says_of_the_time(server, two, known):
    one, other = two
    now = clock.now()
    slow = now - timedelta(days=1)

    def at_the_right_time(request, carry):
        with clock.set_to(lambda: now):
            return carry(request)

    with clock.set_to(lambda: slow):
        for _ in range(5):
            exchange(one, heeding(server, at_the_right_time))
    with clock.set_to(lambda: now - timedelta(hours=2)):
        rename(other, known, last_name="Le Bihan")
    exchange(other, server.connect)
    with clock.set_to(lambda: slow - timedelta(hours=1)):
        rename(one, known, last_name="Le Braz")

    with clock.set_to(lambda: slow):
        exchange(one, heeding(server, at_the_right_time))
    exchange(other, server.connect)

    assert card(one, known)[1] == card(other, known)[1] == "Le Braz"
