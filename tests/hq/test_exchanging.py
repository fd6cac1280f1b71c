"""What is asked of an exchange at the wire itself: what is told, and what is not told twice."""

from paired import Paired, change, person

from organiser.sync import wire


def own(said):
    return next(feed for name, feed in said.feeds.items() if name.startswith("committee:"))


def test_the_first_call_is_told_of_every_feed(server, committee):
    laptop = Paired(server, committee)

    _status, said = laptop.ask()

    assert sorted(name.partition(":")[0] for name in said.feeds) == [
        "committee", "department", "movement"
    ]  # fmt: skip


def test_who_was_told_everything_is_told_nothing_twice(laptop):
    laptop.ask(person())
    laptop.ask()

    _status, said = laptop.ask()

    assert said.feeds == {}


def test_own_rows_do_not_come_back_and_the_fingerprint_is_that_of_the_scope(server, laptop):
    _status, said = laptop.ask(person(), person())

    assert [result.status for result in said.results] == ["ok", "ok"]
    assert own(said).rows == []
    assert own(said).chk == server.fingerprint()


def test_what_another_wrote_comes_down_beside_the_answer(laptop, other):
    somebody = person()
    laptop.ask(somebody)

    _status, said = other.ask(person())

    assert [row.id for row in own(said).rows] == [somebody.id]


def test_a_batch_sent_again_is_answered_the_same_and_nothing_is_left_out(server, laptop):
    batch = wire.Batch(1, [person(), person()])
    _status, first = laptop.ask(batch=batch)
    laptop.cur = dict.fromkeys(laptop.cur, 0)

    _status, again = laptop.ask(batch=batch)

    assert again.results == first.results
    assert len(own(again).rows) == 3  # the laptop itself is the first
    assert server.fingerprint()[0] == 3


def test_pages_come_in_order_and_miss_nothing(laptop, other):
    laptop.ask(*(person() for _ in range(25)))
    seen, more = [], True
    while more:
        _status, said = other.ask(limit=4)
        seen += [row.version for row in own(said).rows]
        more = own(said).more

    assert seen == sorted(seen)
    assert len(set(seen)) == 25


def test_a_page_read_after_a_push_misses_nothing(laptop, other):
    laptop.ask(*(person() for _ in range(9)))
    _status, said = other.ask(person(), limit=4)
    seen = [row.id for row in own(said).rows]
    assert own(said).more
    while own(said).more:
        _status, said = other.ask(limit=4)
        seen += [row.id for row in own(said).rows]

    assert len(set(seen)) == 10  # her own comes along: it lies behind what she has not read


def test_what_she_wrote_comes_back_where_others_had_written_too(laptop, other):
    her = person()
    laptop.ask(her)
    other.ask()
    base = other.last_version
    laptop.ask(change("person", record=her.id, about=her.id, base=base, last_name="Le Bihan"))

    _status, said = other.ask(
        change("person", record=her.id, about=her.id, base=base, first_name="Ana")
    )

    (row,) = own(said).rows
    assert (row.fields["first_name"], row.fields["last_name"]) == ("Ana", "Le Bihan")


def test_one_bad_change_does_not_block_the_others(laptop):
    results = laptop.results(
        person(), change("elector", name="X"), change("person", origin="nowhere"), person()
    )

    assert results == ["ok", "refused kind", "refused value", "ok"]


def test_a_batch_of_ten_thousand_is_taken_whole(laptop, other):
    results = laptop.results(*(person() for _ in range(wire.MOST_CHANGES)))
    _status, said = other.ask(limit=wire.MOST_ROWS)

    assert set(results) == {"ok"}
    assert len(own(said).rows) == wire.MOST_ROWS


def test_a_broken_connection_to_the_database_is_mended_at_once(server, laptop):
    from django.db import connection

    if server.kind == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            number = cursor.fetchone()[0]
        server.sql(f"SELECT pg_terminate_backend({number})")

    assert laptop.results(person()) == ["ok"]


def test_what_waited_while_others_wrote_of_it_is_told_again(laptop, other):
    her = person()
    laptop.ask(her)
    other.ask()
    base = other.last_version
    laptop.ask(change("person", record=her.id, base=base, stamp=9, last_name="Le Bihan"))
    other.ask()  # its own change waited: what came was not taken there

    _status, said = other.ask(change("person", record=her.id, base=base, last_name="Le Braz"))

    assert [result.status for result in said.results] == ["merged"]
    assert "Le Bihan" in [row.fields.get("last_name") for row in own(said).rows]
