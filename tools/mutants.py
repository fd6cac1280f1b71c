"""Breaks the line in every way that we could think of, one at a time: the tests must notice each.

    python tools/mutants.py [WORD...]     only the mutants whose name has one of the words

Each runs in a copy of the tree, first against the tests nearest to it, then against all those of
the line, then against the machine of three laptops. What survives is printed and fails the command.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

HERE = Path(__file__).resolve().parents[1]
MACHINE = ("tests/journeys/test_laptops.py",)
EXPLICIT = ("tests/domain/exchange", "tests/sync", "tests/usecases/line", "tests/hq")
PARTS = ("organiser", "tests", "resources", "docs", "demo", "deploy", "pyproject.toml", "tools")

EXCHANGE = "organiser/hq/usecases/exchange.py"
PUSHING = "organiser/hq/usecases/pushing.py"
RESTORING = "organiser/hq/usecases/restoring.py"
WATCHING = "organiser/hq/usecases/watching.py"
JUDGING = "organiser/hq/usecases/judging.py"
ARRIVING = "organiser/hq/usecases/arriving.py"
TEXTS = "organiser/hq/texts.py"
PURGING = "organiser/hq/usecases/purging.py"
DEVICES = "organiser/hq/usecases/devices.py"
STANDING = "organiser/hq/standing.py"
KEEPING = "organiser/hq/keeping.py"
ROWS = "organiser/hq/rows.py"
MERGING = "organiser/domain/exchange/merging.py"
MATRIX = "organiser/domain/exchange/matrix.py"
APPLYING = "organiser/sync/applying.py"
FREEZING = "organiser/sync/freezing.py"
GATHERING = "organiser/sync/gathering.py"
THAWING = "organiser/sync/thawing.py"
TAKEN = "organiser/sync/taken.py"
REREADING = "organiser/sync/rereading.py"
REGAINING = "organiser/sync/regaining.py"
CAPTURE = "organiser/sync/capture.py"
CLIENT = "organiser/sync/client.py"
HELD = "organiser/sync/held.py"
VALUES = "organiser/sync/values.py"
OFFERING = "organiser/sync/offering.py"
FORGETTING = "organiser/sync/forgetting.py"
LAPTOP = "organiser/usecases/line/exchanging.py"
ANSWERS = "organiser/usecases/line/answers.py"
MEETING = "organiser/usecases/line/meeting.py"
ORDERS = "organiser/usecases/line/orders.py"
STATE = "organiser/usecases/line/state.py"
WRAPS = "organiser/usecases/line/wraps.py"
OFFICER = "organiser/usecases/line/officer.py"
OFFICER_ANSWERS = "organiser/domain/officer_key.py"
GENERATIONS = "organiser/usecases/line/generations.py"
OFFICER_EXPORT = "organiser/hq/usecases/officer_export.py"
MIGRATING = "organiser/usecases/migrating.py"
SEARCH = "organiser/models/search.py"

_ACCIDENTS = "tests/usecases/line/test_accidents.py"
_DOORS = (
    "tests/hq/test_numbers.py", "tests/hq/test_exchanging.py", "tests/hq/test_limits.py", _ACCIDENTS,
)  # fmt: skip
_COPIES = ("tests/hq/test_copies.py", "tests/hq/test_operation.py", _ACCIDENTS)
NEAREST = {
    EXCHANGE: _DOORS, STANDING: _DOORS,
    KEEPING: (*_DOORS, "tests/usecases/line/test_versions.py"),
    ROWS: ("tests/hq/test_who_may_write.py", *_DOORS),
    PUSHING: ("tests/hq/test_who_may_write.py", *_DOORS),
    JUDGING: ("tests/hq/test_who_may_write.py", "tests/hq/test_limits.py"),
    ARRIVING: ("tests/hq/test_arriving.py",), TEXTS: ("tests/hq/test_arriving.py",),
    THAWING: ("tests/sync/test_thawing.py",), TAKEN: ("tests/sync/test_taken.py",),
    RESTORING: _COPIES, WATCHING: _COPIES, PURGING: ("tests/hq/test_purging.py",),
    MERGING: ("tests/domain/exchange", _ACCIDENTS), MATRIX: ("tests/domain/exchange",),
    CAPTURE: ("tests/sync/test_capture.py",), CLIENT: ("tests/sync/test_client.py", "tests/sync/test_held.py", _ACCIDENTS),
    HELD: ("tests/sync/test_held.py", "tests/usecases/line/test_sent_ahead.py"),
    APPLYING: ("tests/usecases/line/test_exchanging.py", _ACCIDENTS),
    REGAINING: ("tests/usecases/line/test_versions.py",), ANSWERS: (_ACCIDENTS,), OFFERING: (_ACCIDENTS,), FREEZING: (_ACCIDENTS, "tests/usecases/line/test_keys.py"), GATHERING: (_ACCIDENTS,), REREADING: (_ACCIDENTS,), VALUES: (_ACCIDENTS,),
    FORGETTING: (_ACCIDENTS,), LAPTOP: (_ACCIDENTS,), MEETING: (_ACCIDENTS,),
    ORDERS: ("tests/usecases/line/test_parting.py",),
    DEVICES: ("tests/usecases/line/test_parting.py",), STATE: (_ACCIDENTS,),
    OFFICER: ("tests/usecases/line/test_officer.py",),
    OFFICER_ANSWERS: ("tests/usecases/line/test_officer.py", "tests/domain/test_officer_key.py"),
    GENERATIONS: ("tests/usecases/line/test_officer.py", "tests/usecases/line/test_keys.py"),
    WRAPS: ("tests/usecases/line/test_keys.py",),
    OFFICER_EXPORT: ("tests/hq/test_officer_key.py",),
    MIGRATING: ("tests/usecases/test_opening.py",),
    SEARCH: ("tests/usecases/rights/test_erasing.py",),
}  # fmt: skip
"""The tests that are likely to notice what is broken in a file."""


class Mutant(NamedTuple):
    """One fault: in *file*, *right* becomes *wrong*."""

    name: str
    file: str
    right: str
    wrong: str
    test: str = ""
    """The test that notices it, tried first: a word of its name, as for `pytest -k`."""
    is_of_postgresql: bool = False
    """Only PostgreSQL, where many write at once, can notice it."""


MUTANTS = (
    Mutant("batch number not checked", EXCHANGE, "if batch.no != caller.last_no + 1:", "if False:",
           test="does_not_follow"),
    Mutant("digest not checked", EXCHANGE, "if digest != caller.last_digest:", "if False:",
           test="does_not_follow"),
    Mutant("epoch not checked", EXCHANGE,
           "if request.epoch and request.epoch != caller.epoch:", "if False:",
           test="another_history"),
    Mutant("cursor jumps over a page", EXCHANGE,
           "return Feed(cur=page[-1].version, more=True, rows=[*again, *page])\n    return _to_the_end(now",
           "return Feed(cur=scope.last_seq, more=True, rows=[*again, *page])\n    return _to_the_end(now",
           test="pages_come_in_order"),
    Mutant("cursor jumps over a page after a push", EXCHANGE,
           "return Feed(cur=page[-1].version, more=True, rows=[*again, *page])\n    return _to_the_end(scope",
           "return Feed(cur=scope.last_seq, more=True, rows=[*again, *page])\n    return _to_the_end(scope",
           test="after_a_push"),
    Mutant("cursor ahead of headquarters not refused", EXCHANGE,
           "if after > scope.last_seq:", "if False:",
           test="cursor_beyond"),
    Mutant("own rows hidden on a retry", EXCHANGE,
           "again = _told_again(keys, caller, scope, request, taken) if is_own else []",
           "if is_own and taken.results:\n        return _to_the_end(scope, [])\n    again = []",
           test="sent_again_is_answered_the_same"),
    Mutant("written although the request failed", EXCHANGE,
           "with transaction.atomic():\n            caller", "if True:\n            caller",
           test="refuses_half_way"),
    Mutant("nobody waits for another of her committee", STANDING,
           'held = " FOR UPDATE OF d, o" if lock and', 'held = " FOR UPDATE OF d, o" if False and',
           test="misses_nothing", is_of_postgresql=True),
    Mutant("results kept for every laptop", KEEPING,
           "WHERE id = %s::integer", "WHERE id >= 0 * %s::integer",
           test="its_own_results"),
    Mutant("the records of every committee are read", ROWS,
           "FROM record r WHERE r.scope_id = %s", "FROM record r WHERE r.scope_id >= 0 * %s",
           test="another_committee_reads"),
    Mutant("a laptop that was stopped is let in", DEVICES,
           "if found.revoked_at is not None:", "if False:",
           test="only_stopped"),
    Mutant("cursor purged not refused", EXCHANGE,
           "if 0 < after < scope.purged_below:", "if False:",
           test="was_purged"),
    Mutant("what waited here is not told again", EXCHANGE,
           "if 0 < result.version <= cursor", "if False",
           test="is_told_again"),
    Mutant("own rows hidden although others wrote", EXCHANGE,
           "held = {result.version for result in results if result.status == Status.OK}",
           "held = {result.version for result in results}",
           test="others_had_written"),
    Mutant("what others wrote before a push is left out", EXCHANGE,
           "if after < from_seq:", "if False:",
           test="another_wrote_comes_down"),
    Mutant("stamp not clamped", PUSHING, "min(change.stamp, self.now)", "change.stamp",
           test="fast_clock"),
    Mutant("an older database lets laptops in", WATCHING, "if is_older(keys):", "if False:",
           test="opens_to_nobody"),
    Mutant("a code used after the backup is good again", RESTORING,
           "Enrolment.objects.filter(code_hash", "Enrolment.objects.none().filter(code_hash",
           test="used_up"),
    Mutant("numbers of laptops used twice after a restore", RESTORING,
           "    _count_on()\n    History", "    History",
           test="must_not_be_forgotten", is_of_postgresql=True),
    Mutant("revocations not replayed", RESTORING, '"revoked": _revoke_again,', "",
           test="must_not_be_forgotten"),
    Mutant("lives not counted on after a restore", RESTORING,
           'incarnation=F("incarnation") + 1, last_no=0', 'last_no=0',
           test="another_life"),
    Mutant("somebody erased by one name, known by another", PUSHING,
           "there = _about(kind, outcome.stored)", "there = outcome.stored",
           test="told_beside"),
    Mutant("an erasure can be deleted", JUDGING,
           "if change.act in _ENDS and kind.name in FOR_EVER:", "if False:",
           test="not_written_of_again"),
    Mutant("to have seen what was never written", JUDGING, "if seen > last_seq or", "if",
           test="never_written"),
    Mutant("a laptop writes what is headquarters' own", JUDGING,
           "if kind.writer is Writer.HEADQUARTERS and not _follows(kind, change, stored):", "if False:",
           test="each_kind_and_act"),
    Mutant("tombstones purged under a living cursor", PURGING,
           "seq__lte=_heard_by_all(scope)", "seq__gte=0",
           test="holds_it_back"),
    Mutant("purged, and a cursor below it still served", PURGING,
           "purged_below=max(scope.purged_below, last)", "purged_below=scope.purged_below",
           test="holds_it_back"),
    Mutant("who was erased is taken again", PUSHING,
           "return stone is not None and stone.state is State.LIVE", "return False",
           test="not_written_of_again"),
    Mutant("erased, but conflicts kept", PUSHING,
           "if record.subject != subject or record.state is State.ERASED:",
           'if record.subject != subject or record.kind == "conflict":',
           test="not_kept_about"),
    Mutant("loser not kept", PUSHING, "if outcome.lost:", "if False:",
           test="edit_of_what_another_deleted"),
    Mutant("no memory of change ids", PUSHING, "if batch.resend:", "if False:",
           test="old_copy_goes_on"),
    Mutant("ledger not replayed", RESTORING,
           "for line in list(Ledger(keys.home / LEDGER).lines())", "for line in []",
           test="must_not_be_forgotten"),
    Mutant("numbers reused after a restore", RESTORING,
           "beyond = time_ns() // 1000", "beyond = 1",
           test="lost_days"),
    Mutant("erased record comes back", MERGING,
           "if stored is not None and stored.state is State.ERASED:", "if False:",
           test="who_was_erased"),
    Mutant("an edit undoes a deletion", MERGING,
           "if change.act is Act.RESTORE and has_seen:", "if True:",
           test="brings_nothing_back"),
    Mutant("base ignored", MERGING,
           "is_known = there.age <= change.seen(name) or there.by == change.by", "is_known = True",
           test="did_not_know"),
    Mutant("version a record, not a field", MERGING,
           "there = stored.version(name)\n        present",
           "there = stored.version(name)._replace(seq=stored.seq)\n        present",
           test="do_not_meet"),
    Mutant("fields of a newer program dropped by an edit", MERGING,
           "    fields, versions = dict(stored.fields), dict(stored.versions)\n    lost, is_older = [], False",
           "    fields = {n: v for n, v in stored.fields.items() if n in kind.fields}\n"
           "    versions = dict(stored.versions)\n    lost, is_older = [], False",
           test="survives_an_edit"),
    Mutant("what was written alike is held as written anew", MERGING,
           "has_more |= is_older", "pass",
           test="taken_back_before"),
    Mutant("an older offer wins", MERGING, "if seen > there.age:", "if True:",
           test="latest_that_any"),
    Mutant("a lifted refusal stays lifted", MATRIX,
           '("refusal", "lifted_at"): Policy.CLOSED', '("refusal", "lifted_at"): Policy.LAST',
           test="lifted_and_another"),
    Mutant("a deadline moves away", MATRIX,
           '("rights_request", "due_on"): Policy.SHRINK', '("rights_request", "due_on"): Policy.LAST',
           test="deadline"),
    Mutant("a pull overwrites what waits", APPLYING, "if mine is None:", "if True:",
           test="answer_travels"),
    Mutant("what she saw is not held", APPLYING,
           "known.of(name) if known else 0", "1 << 60",
           test="what_comes_down_leaves"),
    Mutant("a tombstone is not applied", APPLYING, "else:\n            self._delete(key)", "else:\n            pass",
           test="one_deletes"),
    Mutant("incoming rows captured", APPLYING,
           "with capture.switched_off(self.connection):\n            for kind, run",
           "if True:\n            for kind, run",
           test="typed_on_one"),
    Mutant("fields of a newer program dropped", APPLYING, "if extra or locked:", "if locked:",
           test="survives_an_edit"),
    Mutant("unknown kind not counted", APPLYING,
           "self._mark_changed(key, known.get(key), row)\n",
           "self._mark_changed(key, known.get(key), row)\n            if kind not in KINDS:\n                continue\n",
           test="blocks_nothing"),
    Mutant("undo overwrites others", APPLYING,
           "if known is None or row.state != State.LIVE:\n            return", "return",
           test="leaves_what_another"),
    Mutant("later values not held after a restore", APPLYING,
           "if self._rereads:", "if False:",
           test="restored_headquarters"),
    Mutant("outbox emptied, not up to the batch", FREEZING,
           "elif len(numbers) == prepared.waits[0]:", "elif True:",
           test="sealed_waits"),
    Mutant("base taken as 0", GATHERING,
           "record = base.held.get(OTHERS, base.version)", "record = 0",
           test="heard_of_it"),
    Mutant("an offer carries what she wrote since", OFFERING,
           'left = frozenset(json.loads(waits.fields)) if waits is not None else frozenset[str]()',
           "left = frozenset[str]()",
           test="both_wrote"),
    Mutant("an offer taken is held as written anew", APPLYING,
           "if change.act in _OFFERS:", "if False:",
           test="as_old_as_it_was"),
    Mutant("purge deletes what waits", REREADING,
           '"AND NOT EXISTS (SELECT 1 FROM outbox o "\n        "WHERE o.record_id = b.record_id AND o.kind = b.kind)"',
           '""',
           test="purged_meanwhile"),
    Mutant("an unfinished reading is forgotten", REREADING,
           "_join_unfinished(connection)\n    connection", "connection",
           test="cut_by_another"),
    Mutant("kept aside although erased", APPLYING,
           'for table in ("outbox", "held_base", "line_aside", "line_offer", "line_before"):',
           'for table in ("outbox", "held_base", "line_offer", "line_before"):',
           test="erasure_is_heard"),
    Mutant("a change of somebody erased waits on", APPLYING,
           'for table in ("outbox", "held_base", "line_aside", "line_offer", "line_before"):',
           'for table in ("held_base", "line_aside", "line_offer", "line_before"):',
           test="erasure_is_heard"),
    Mutant("aside about somebody erased is kept", FORGETTING,
           "DELETE FROM line_aside WHERE subject_id IN", "DELETE FROM line_aside WHERE 0 AND subject_id IN",
           test="refused_about"),
    Mutant("capture left off", CAPTURE,
           'connection.exec_driver_sql("UPDATE capture_switch SET is_on = ?", (was_on,))', "pass",
           test="everything_is"),
    Mutant("a migration makes no trigger anew", MIGRATING,
           "capture.rebuild_triggers(connection)", "pass",
           test="migrations_lead"),
    Mutant("the search index keeps what was deleted", SEARCH,
           "VALUES ('secure-delete', 1)", "VALUES ('secure-delete', 0)",
           test="nothing_of_her"),
    Mutant("a consent lifts a withdrawal it did not know of", MEETING,
           "unknown = [no for no in rows if _is_unknown(given, no)]", "unknown = []",
           test="withdrawal_stands"),
    Mutant("a consent never lifts a withdrawal", MEETING,
           "and no.id.hex not in given.after.split()", "",
           test="lifts_it"),
    Mutant("a wipe without a signature obeyed", ORDERS,
           "key.verify(order.text.encode(), base64.b64decode(order.signature, validate=True))", "_ = key",
           test="no_other_order"),
    Mutant("a wipe of another laptop obeyed", ORDERS,
           'said.get("device") == device', "True",
           test="no_other_order"),
    Mutant("an answer of anybody is believed", CLIENT,
           "if not is_ours or answer.headers.get(wire.HEADER.lower()) != str(wire.VERSION):", "if False:",
           test="each_fault"),
    Mutant("results of another batch believed", ANSWERS,
           "batch is not None and answer.no == batch.no", "batch is not None",
           test="another_batch"),
    Mutant("fingerprints not compared", ANSWERS,
           "if here == there or row.reading:", "if True:",
           test="both_ends_differ"),
    Mutant("an edit of what is unknown makes half a record", GATHERING,
           "1 if row.verb == Verb.UPDATE else 0", "0",
           test="purged_meanwhile"),
    Mutant("fields of a newer program in clear at headquarters", KEEPING,
           "unknown | kind.identity if kind is not None", "kind.identity if kind is not None",
           test="carries_fields"),
    Mutant("an update gives back no kind", REGAINING,
           "Applier(connection, scope, keys, touched).apply(rows)", "pass", test="gives_back"),
    Mutant("an update gives back no field", REGAINING,
           "if extra := connection.exec_driver_sql(_EXTRA).all():", "if extra := []:", test="gives_back"),
    Mutant("what is given back takes the place of what she typed", REGAINING,
           "set(names) - json.loads(waiting or \"{}\").keys()", "set(names)",
           test="could_be_read"),
    Mutant("a kind refused once is never sent again", REGAINING,
           "if not (kind in codecs() and _is_here(connection, kind, record)):", "if True:", test="refused_goes_up"),
    Mutant("one table has no trigger", CAPTURE, "for kind in records() for each in",
           "for kind in records()[3:] for each in",
           test="its_triggers"),
    Mutant("a sealed field sent plain", VALUES, "return seal(keys.key, place, value)", "return value",
           test="reads_no_note"),
    Mutant("a batch frozen anew at each try", LAPTOP,
           "there = freezing.frozen(connection)\n",
           "freezing.thaw(connection)\n    there = freezing.frozen(connection)\n",
           test="very_same_bytes"),
    Mutant("what was begun arrives before it is frozen", HELD,
           "        self._decided.wait()\n", "", test="lacks_its_end"),
    Mutant("what is dropped arrives", HELD,
           "self._decided.wait()\n        if self._is_dropped:", "self._decided.wait()\n        if False:",
           test="cuts_what_was_begun"),
    Mutant("what was begun is ended in place of another", CLIENT,
           "begun.raw == raw and begun.is_waiting", "begun.is_waiting",
           test="another_request_cuts"),
    Mutant("hanging up leaves what was begun", CLIENT,
           "for each in tuple(self._sockets):", "for each in self._sockets[1:]:",
           test="hanging_up"),
    Mutant("a copy put back keeps its life", LAPTOP,
           "row.incarnation, row.last_no, row.resends = said.inc + 1, 0, True",
           "row.incarnation, row.last_no, row.resends = said.inc, said.last_no, True",
           test="had_not_seen_is_not"),
    Mutant("the clock corrected the wrong way", STATE,
           "ahead = now_there + trip // 2 - clock.stamp(clock.now())",
           "ahead = clock.stamp(clock.now()) - now_there",
           test="slow_clock"),
    Mutant("new from a clock that is ahead", ARRIVING, "and 0 <= change.stamp <= now\n", "\n",
           test="one_by_one"),
    Mutant("new about who was erased", ARRIVING,
           "if not is_plain or any(kind == ERASURE for kind, _id in known):", "if not is_plain:",
           test="nothing_new"),
    Mutant("new twice in a batch", ARRIVING, "and len(set(keys)) == len(keys)", "",
           test="one_by_one"),
    Mutant("new although it stands there", ARRIVING, " and key not in known\n", "\n",
           test="stands_there"),
    Mutant("new, and says what no database keeps", TEXTS,
           '_NUL not in b"".join(hidden)', "True", test="one_by_one"),
    Mutant("a new record counted again with each answer", TAKEN, ".rowcount != len(notes)", ".rowcount < 0",
           test="same_answer_again"),
    Mutant("whatever figures hand the spare key over", OFFICER,
           "if figures != figures_of(public_key):", "if False:",
           test="headquarters_put_there"),
    Mutant("the key that headquarters sends is the officer's", OFFICER,
           "if found is None or answer_of(session, line, found.reference) is not Answer.YES:",
           "if found is None:",
           test="headquarters_put_there"),
    Mutant("who was stopped says yes for the committee", OFFICER_ANSWERS,
           "elif each.key == newest:", "else:",
           test="stopped_laptop_forged"),
    Mutant("the spare key reads on after it was stopped", OFFICER,
           "        if is_held_too_long(session, line):\n            change(session, line)\n", "",
           test="made_disappear"),
    Mutant("a key put in place of the officer's reads on", OFFICER,
           "        if found is None\n        or public != found.reference\n        or answer_of",
           "        if answer_of",
           test="put_in_place_after_the_yes"),
    Mutant("the next key forgets the officer", GENERATIONS,
           "officer_words.say(session, line, public, answer, turn)", "pass",
           test="wrapped_too_by_whichever"),
    Mutant("a voucher is not read", WRAPS,
           "if sealing.unseal(key.key, _place(line, laptop.id), wrapped) == laptop.public_key:",
           "if wrapped:",
           test="headquarters_put_there"),
    Mutant("any key vouches for a laptop", WRAPS,
           "select(CommitteeKey).order_by(CommitteeKey.number.desc())",
           "select(CommitteeKey).order_by(CommitteeKey.number)",
           test="vouches_for_nobody"),
    Mutant("the next key vouches for nobody", GENERATIONS,
           "wraps.vouch(session, line, key, laptop.id, laptop.public_key)", "pass",
           test="next_key_but_one"),
    Mutant("anybody writes a person out", OFFICER_EXPORT,
           "if who.role != Role.DATA_PROTECTION or not who.is_active:", "if False:",
           test="without_the_role"),
    Mutant("no line is left of who was written out", OFFICER_EXPORT,
           "    access.note_export(keys, who, sign_up, person, why)\n", "",
           test="leaves_a_line"),
    Mutant("others are written out with her", OFFICER_EXPORT,
           'elif each.subject == person or (each.kind, each.id) == ("person", person):',
           'elif each.kind == "person":',
           test="for_the_officer_alone"),
    Mutant("what is put back forgets its act", THAWING, '"marks": [mark]', '"marks": [0]',
           test="waits_again"),
)  # fmt: skip


def main(words: list[str]) -> int:
    """Run every mutant; return 1 when one survives."""
    chosen = [m for m in MUTANTS if not words or any(word in m.name for word in words)]
    if stale := stale_ones():
        print("\n".join(stale))
        return 1
    survivors, began = [], time.monotonic()
    tree = Path(mkdtemp(prefix="mutants-"))
    try:
        for name in PARTS:
            _copy(HERE / name, tree / name)
        for mutant in chosen:
            since = time.monotonic()
            killer = _killer(tree, mutant)
            took = time.monotonic() - since
            print(f"{took:5.0f} s  {mutant.name}: {killer or 'SURVIVES'}", flush=True)
            if not killer:
                survivors.append(mutant.name)
    finally:
        shutil.rmtree(tree, ignore_errors=True)
    killed, took = len(chosen) - len(survivors), time.monotonic() - began
    print(f"{killed} of {len(chosen)} mutants killed, {len(survivors)} survive, {took:.0f} s")
    return 1 if survivors else 0


def stale_ones() -> list[str]:
    """Return which faults do not fit the code any more, or name a test that is not there."""
    found = []
    for mutant in MUTANTS:
        if (HERE / mutant.file).read_text(encoding="utf-8").count(mutant.right) != 1:
            found.append(f"{mutant.name}: {mutant.file} has changed")
        elif not any(mutant.test in text for text in _tests_near(mutant)):
            found.append(f"{mutant.name}: no test is called {mutant.test}")
    return found


def _tests_near(mutant: Mutant) -> Iterator[str]:
    for place in NEAREST[mutant.file]:
        path = HERE / place
        for file in sorted(path.glob("test_*.py")) if path.is_dir() else [path]:
            yield file.read_text(encoding="utf-8")


def _killer(tree: Path, mutant: Mutant) -> str:
    """Return the test that noticed it; "" when none did."""
    file = tree / mutant.file
    text = file.read_text(encoding="utf-8")
    _write(file, text.replace(mutant.right, mutant.wrong))
    kind = "postgresql" if mutant.is_of_postgresql else "not postgresql and not demonstration"
    nearest = NEAREST[mutant.file]
    tries = [(nearest, f"({kind}) and ({mutant.test})")] if mutant.test else []
    tries += [(nearest, kind), (EXPLICIT, kind), (MACHINE, "")]
    try:
        return next(
            (found for tests, words in tries if (found := _failing(tree, tests, words))), ""
        )
    finally:
        _write(file, text)


def _write(file: Path, text: str) -> None:
    """Two faults of one length within a second look the same to Python: what it kept goes."""
    file.write_text(text, encoding="utf-8")
    Path(cache_from_source(str(file))).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _failing(tree: Path, tests: tuple[str, ...], words: str) -> str:
    """Return the first test that fails; "" when all pass, or none has such a name."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-k", words, *tests],
        cwd=tree, env={**os.environ, "PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode in {0, 5}:
        return ""
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if failed:
        return failed[0].split()[1].rpartition("::")[2]
    said = [*done.stdout.splitlines(), *done.stderr.splitlines()]
    if any("not found" in line for line in said):
        sys.exit("\n".join(said[-5:]))  # the tests that are named, not what the mutant broke
    return f"nothing runs any more: {said[-1] if said else done.returncode}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
