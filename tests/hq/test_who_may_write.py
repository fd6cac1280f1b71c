"""Every kind, every act, by a laptop: exactly the table of who may write what."""

from uuid import uuid4

import pytest
from paired import Paired, change, person

from organiser.domain.exchange.kinds import Shape, Writer
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import Act

ID = "0" * 31 + "1"
VALUES = {
    Shape.TEXT: "x", Shape.WHOLE: 1, Shape.NUMBER: 1.5, Shape.FLAG: 1, Shape.DAY: "2026-11-28",
    Shape.MOMENT: 1_764_000_000_000, Shape.ID: ID, Shape.BYTES: "AAAA",
}  # fmt: skip
KEPT_FOR_EVER = {"erasure", "suppression"}


def filled(kind):
    """A record of that kind, every field said."""
    fields = {
        name: sorted(field.words)[0] if field.shape is Shape.WORD
        else "AAAA" if name in kind.sealed else VALUES[field.shape]
        for name, field in kind.fields.items()
    }  # fmt: skip
    return {name: value for name, value in fields.items() if kind.subject != name} | (
        {kind.subject: None} if kind.subject not in {None, "id"}
        and kind.fields[kind.subject].is_optional else {}
    )  # fmt: skip


def expected(kind, act):
    if kind.writer is Writer.HEADQUARTERS:
        return "refused not_yours"
    if act in {Act.DELETE, Act.OFFER_DELETE} and kind.name in KEPT_FOR_EVER:
        return "refused immutable"
    return "ok"


def test_each_kind_and_act_is_taken_or_refused_as_the_table_says(laptop):
    asked = [
        (kind, act, change(kind.name, act, **({} if "delete" in act else filled(kind))))
        for kind in KINDS.values()
        for act in Act
    ]

    results = laptop.results(*(each for _kind, _act, each in asked))

    wrong = {
        (kind.name, str(act)): result
        for (kind, act, _change), result in zip(asked, results, strict=True)
        if result != expected(kind, act)
    }
    assert wrong == {}


def test_a_line_of_a_register_is_not_changed(laptop):
    for kind in (kind for kind in KINDS.values() if kind.is_register):
        first = change(kind.name, **filled(kind))
        other = {name: 2 if value == 1 else "z" if value == "x" else value
                 for name, value in filled(kind).items()}  # fmt: skip
        if other == filled(kind):
            continue
        assert laptop.results(first) == ["ok"]
        base = laptop.last_version
        again = change(kind.name, record=first.id, base=base, **other)
        assert laptop.results(again) == ["refused immutable"], kind.name


def test_a_line_of_a_register_follows_who_becomes_part_of_another_entry(laptop):
    her, kept = person(), person()
    line = change("consent", **filled(KINDS["consent"]) | {"person_id": her.id})
    assert laptop.results(her, kept, line) == ["ok"] * 3

    def asks(**fields):
        laptop.ask()
        base = laptop.last_version
        return laptop.results(change("consent", record=line.id, base=base, **fields))

    assert asks(person_id=kept.id) == ["ok"]
    assert asks(person_id=her.id, source="other") == ["refused immutable"]


def test_a_newcomer_follows_a_merger_and_changes_in_nothing_else(server, laptop):
    her, kept, newcomer = person(), person(), uuid4()
    laptop.ask(her, kept)
    said = {**filled(KINDS["newcomer"]), "person_id": her.id}
    server.write("newcomer", newcomer, said)

    def asks(act, **fields):
        laptop.ask()
        asked = change("newcomer", act, record=newcomer.hex, base=laptop.last_version, **fields)
        return laptop.results(asked)[0]

    assert asks("put", wish="other") == "refused not_yours"
    assert asks("put", person_id=kept.id, wish="other") == "refused not_yours"
    assert asks("put", person_id=kept.id) == "ok"
    assert asks("restore", person_id=her.id) == "refused not_yours"
    assert asks("delete") == "ok"
    assert asks("restore", **said | {"wish": "other"}) == "refused not_yours"
    assert asks("restore", **said) == "ok"


@pytest.mark.parametrize("kind", ["elector", "electors", "elector_note", "hat", "Person"])
def test_what_has_no_name_here_is_refused(laptop, kind):
    assert laptop.results(change(kind, name="x")) == ["refused kind"]


def test_another_committee_reads_and_changes_nothing_here(server, laptop):
    her = person()
    laptop.ask(her)
    stranger = Paired(server, server.committee("Autre", "35238"))

    _status, first = stranger.ask()
    took = stranger.results(
        change("person", record=her.id, about=her.id, last_name="Volée"),
        change("person", "delete", record=her.id),
    )
    _status, said = laptop.ask(cur={})

    assert her.id not in {row.id for feed in first.feeds.values() for row in feed.rows}
    assert took[0].startswith("ok")
    mine = [row for feed in said.feeds.values() for row in feed.rows if row.id == her.id]
    assert [(row.state, row.fields["last_name"]) for row in mine] == [(0, "Le Goff")]


def test_feeds_of_all_are_written_by_nobody_with_a_token(server, laptop):
    laptop.ask(*(change(kind.name, **filled(kind)) for kind in KINDS.values()))

    names = server.execute("SELECT DISTINCT s.name FROM record r JOIN scope s ON s.id = r.scope_id")

    assert [name.partition(":")[0] for (name,) in names] == ["committee"]


def test_who_was_erased_is_not_written_of_again(laptop):
    her = person()
    laptop.ask(her, change("note", about=her.id, person_id=her.id, kind="note", text="AAAA"))
    laptop.ask(change("erasure", record=her.id, at=1, reason="asked"))

    results = laptop.results(
        person(her.id),
        change("note", about=her.id, person_id=her.id, text="AAAA"),
        change("note", person_id=her.id, text="AAAA"),  # its field tells whom it is about
        change("erasure", "delete", record=her.id),
    )

    assert results == ["erased", "erased", "erased", "refused immutable"]


def test_a_record_is_about_whom_its_field_names(server, laptop):
    her, other = person(), person()
    laptop.ask(her, other)
    note = change("note", about=other.id, person_id=her.id, text="AAAA")
    laptop.ask(note)

    laptop.ask(change("erasure", record=her.id, at=1, reason="asked"))

    assert server.execute(f"SELECT state FROM record WHERE id = '{note.id}'") == [(2,)]


def test_what_was_not_kept_about_her_goes_with_her(server, laptop, other):
    her = person()
    laptop.ask(her)
    other.ask()
    base = other.last_version
    for each, name in ((laptop, "Le Bihan"), (other, "Le Braz")):
        each.ask(change("person", record=her.id, about=her.id, base=base, last_name=name))
    states = "SELECT state FROM record WHERE kind = 'conflict'"
    before = server.execute(states)

    laptop.ask(change("erasure", record=her.id, at=1, reason="asked"))

    assert (before, server.execute(states)) == ([(0,)], [(2,)])


def test_what_is_told_beside_a_note_does_not_hide_whom_its_field_names(server, laptop):
    her, other = person(), person()
    note = change("note", about=her.id, person_id=her.id, text="AAAA")
    laptop.ask(her, other, note)
    laptop.ask(
        change("note", record=note.id, about=other.id, base=laptop.last_version, text="BBBB")
    )

    laptop.ask(change("erasure", record=her.id, at=1, reason="asked"))

    assert server.execute(f"SELECT state FROM record WHERE id = '{note.id}'") == [(2,)]
