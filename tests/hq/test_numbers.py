"""Numbers of batches, lives and feeds: what does not follow is not taken, and none is missed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from paired import Paired, change, person

from organiser.sync import wire

BREAKS = {
    "sqlite": "CREATE TRIGGER full_disk BEFORE UPDATE OF total ON scope "
              "BEGIN SELECT RAISE(ABORT, 'full'); END",
    "postgresql": "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
                  "$$ BEGIN RAISE 'full'; END $$; CREATE TRIGGER full_disk "
                  "BEFORE UPDATE OF total ON scope FOR EACH ROW EXECUTE FUNCTION full_disk()",
}  # fmt: skip
MENDS = {
    "sqlite": "DROP TRIGGER full_disk",
    "postgresql": "DROP TRIGGER full_disk ON scope",
}


def taken(server):
    return server.execute("SELECT count(*) FROM record WHERE kind = 'person'")[0][0]


@pytest.mark.parametrize(("number", "code"), [(1, "rewound"), (2, "fork"), (4, "gap"), (9, "gap")])
def test_a_batch_that_does_not_follow_is_not_taken(server, laptop, number, code):
    laptop.ask(person())
    laptop.ask(person())

    status, said = laptop.ask(batch=wire.Batch(number, [person()]))

    assert (status, said.code, said.inc, said.last_no) == (409, code, laptop.inc, 2)
    assert taken(server) == 2


def test_a_batch_that_was_taken_is_not_taken_again_after_the_next(server, laptop):
    first = wire.Batch(1, [person()])
    laptop.ask(batch=first)
    laptop.ask(change("person", "delete", record=first.changes[0].id, base=laptop.last_version))

    status, said = laptop.ask(batch=first)

    assert (status, said.code) == (409, "rewound")


def test_a_cursor_beyond_what_was_ever_written_is_told_so(laptop):
    laptop.ask(person())

    status, said = laptop.ask(cur={**laptop.cur, laptop.own: laptop.last_version + 1})

    assert (status, said.code) == (409, "ahead")


def test_a_cursor_below_what_was_purged_reads_everything_again(server, laptop):
    her = person()
    laptop.ask(her)
    laptop.ask(change("person", "delete", record=her.id, base=laptop.last_version))
    server.purge_everything()

    status, said = laptop.ask(cur={**laptop.cur, laptop.own: 1})

    assert (status, said.code) == (410, "cursor_purged")


def test_another_history_is_told_so_and_takes_nothing(server, laptop):
    status, said = laptop.ask(person(), epoch="another")

    assert (status, said.code, said.epoch) == (409, "epoch", laptop.epoch)
    assert taken(server) == 0


def test_a_file_begins_its_next_life_and_none_beyond(laptop):
    laptop.ask(person())

    jumped = laptop.ask(person(), inc=laptop.inc + 2)
    status, said = laptop.ask(inc=laptop.inc + 1, batch=wire.Batch(1, [person()]))

    assert (jumped[0], jumped[1].code) == (409, "incarnation")
    assert (status, said.inc, said.last_no) == (200, 2, 1)


def test_each_laptop_is_told_its_own_results(laptop, other):
    one, two = wire.Batch(1, [person()]), wire.Batch(1, [person(origin="nowhere"), person()])
    first, second = laptop.ask(batch=one)[1], other.ask(batch=two)[1]

    assert laptop.ask(batch=one)[1].results == first.results
    assert other.ask(batch=two)[1].results == second.results


def test_what_the_database_refuses_half_way_leaves_nothing(server, laptop):
    batch = wire.Batch(1, [person() for _ in range(2_500)])
    server.execute(BREAKS[server.kind])

    refused, _said = laptop.ask(batch=batch)
    left = taken(server)
    server.execute(MENDS[server.kind])

    assert (refused, left) == (500, 0)
    assert laptop.ask(batch=batch)[0] == 200
    assert taken(server) == 2_500


def test_who_reads_while_others_write_misses_nothing(server, committee):
    writers = [Paired(server, committee, f"L{n}") for n in range(3)]
    reader = Paired(server, committee, "L")
    for each in (*writers, reader):
        each.ask()

    with ThreadPoolExecutor(4) as pool:
        made = [pool.submit(_write, writer) for writer in writers]
        seen = pool.submit(_read_until, reader, made)
    written = {row for each in made for row in each.result()}

    assert len(written) == 90
    assert written <= seen.result()
    assert not [row for feed in reader.ask()[1].feeds.values() for row in feed.rows]


def _write(writer):
    made = []
    for _ in range(10):
        some = [person() for _ in range(3)]
        assert writer.results(*some) == ["ok"] * 3
        made += [each.id for each in some]
    _hang_up()
    return made


def _read_until(reader, writers):
    seen = set()
    is_over = False
    while not is_over:
        is_over = all(each.done() for each in writers)
        _status, said = reader.ask(limit=7)
        while any(feed.more for feed in said.feeds.values()):
            seen |= {row.id for feed in said.feeds.values() for row in feed.rows}
            _status, said = reader.ask(limit=7)
        seen |= {row.id for feed in said.feeds.values() for row in feed.rows}
    _hang_up()
    return seen


def _hang_up():
    from django.db import connection

    connection.close()


def test_who_is_written_down_and_erased_in_one_batch_is_counted_as_nobody(server, laptop, other):
    her, kept = person(), person()
    note = change("note", about=her.id, person_id=her.id, kind="remark", at=1)
    gone = change("erasure", record=her.id, at=1, reason="asked")

    laptop.results(her, note, kept, gone)

    live = server.execute(
        "SELECT count(*) FROM record r JOIN scope s ON s.id = r.scope_id "
        "WHERE r.state = 0 AND s.name LIKE 'committee:%%'"
    )
    assert live == [(server.fingerprint()[0],)]
    assert other.ask()[1].feeds[other.own].chk[0] == server.fingerprint()[0]
