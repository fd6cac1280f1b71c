"""Takes a batch into its scope: check each change, merge it, write what it made.

One bad change is refused by itself and never blocks the others. The row of the scope is held from
the first number to the commit, so that no reader sees a later number before an earlier one.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from organiser.domain.exchange.fingerprint import MODULUS, change_id, mark_of, sum_of
from organiser.domain.exchange.kinds import Kind
from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.merging import erased, merge, parted
from organiser.domain.exchange.records import (
    OTHERS,
    Act,
    Incoming,
    Lost,
    Outcome,
    Refusal,
    State,
    Status,
    Stored,
    Version,
)
from organiser.hq import envelope, rows, standing
from organiser.hq.home import Keys
from organiser.hq.inserting import New, copy_in
from organiser.hq.keeping import Call, keep
from organiser.hq.models import Device, SignUp
from organiser.hq.standing import Numbers
from organiser.hq.usecases import arriving, climbing, hearing, judging
from organiser.hq.usecases.devices import Caller
from organiser.hq.usecases.erasing import note_erasure
from organiser.sync.checking import kind_named
from organiser.sync.wire import Batch, Change, Result

HEADQUARTERS = "0.0"
"""As the author of a version: nobody's laptop."""
_KNOWN = "known"
"""In place of an act: nothing of it is new."""
_OK = str(Status.OK)
_REFUSED = str(Status.REFUSED)
_ERASED = Result(str(Status.ERASED))
Key = rows.Key


def push(keys: Keys, caller: Caller, batch: Batch, now: int) -> tuple["Desk", list[Result]]:
    """Take *batch*; return the desk it was taken at, still open, and what came of each change."""
    desk = desk_of(keys, caller.committee, caller.feeds[0], now)
    changes = batch.changes
    if batch.resend:
        numbers = edits_of(batch)
        known = rows.known_changes(
            desk.scope.id, caller.device, [number for each in numbers for number in each]
        )
        changes = [
            _without_known(change, ids, known) for change, ids in zip(changes, numbers, strict=True)
        ]
    return desk, desk.take_all(changes, caller.author)


def edits_of(batch: Batch) -> list[Sequence[int]]:
    """Return the numbers of the edits in each change of *batch*."""
    mark = batch.mark
    return [
        change.change_ids
        or ((change_id(mark, change.kind, bytes.fromhex(change.id)),) if mark else ())
        for change in batch.changes
    ]


def numbers_of(batch: Batch) -> Sequence[int]:
    """Return the numbers of all edits in *batch*."""
    return [number for ids in edits_of(batch) for number in ids]


def desk_of(keys: Keys, committee: UUID, scope: Numbers, now: int) -> "Desk":
    """Return the desk of a committee's own scope, whose row is held."""
    shelf = rows.Shelf(scope.id, keys.of_committee(committee))
    return Desk(scope, shelf, keys, now, scope.last_seq)


def open_desk(keys: Keys, committee: UUID, now: int) -> "Desk":
    """Return the same, and hold the row of the scope until the transaction ends."""
    scope = standing.of_scope(f"committee:{committee.hex}", lock=True)
    return desk_of(keys, committee, scope, now)


@dataclass(slots=True)
class Desk:
    """The records of one scope that a batch concerns, as they change."""

    scope: Numbers
    shelf: rows.Shelf
    keys: Keys
    now: int
    from_seq: int
    """The last number of the scope before the desk was opened."""
    before: dict[Key, Stored] = field(default_factory=dict)
    after: dict[Key, Stored] = field(default_factory=dict)
    new: list[New] = field(default_factory=list)
    """What was not there before and met nothing: nobody asks for it again."""

    def take_all(self, changes: Sequence[Change], author: str) -> list[Result]:
        """Take each change of *author*; what they made is written by `close`."""
        named = {change.id for change in changes}
        named.update(change.subject for change in changes if change.subject)
        self.before.update(self.shelf.named(named))
        brought = arriving.plainly_new(changes, self.before, self.now)
        secrets, name = arriving.secrets_of(brought, self.shelf.key), author.encode()
        results = []
        for change, said in zip(changes, brought, strict=True):
            if said is None:
                results.append(self.take(change, author))
            else:
                seq = self.next_seq()
                self.new.append(arriving.arrived(change, said, seq, name, secrets))
                results.append(Result(_OK, seq))
        return results

    def take(self, change: Change, author: str) -> Result:
        """Merge one change of *author* with what stands there."""
        record_id = UUID(hex=change.id)
        subject = UUID(hex=change.subject) if change.subject else None
        if change.act == _KNOWN:
            return self._known(change.kind, record_id)
        kind = kind_named(change.kind)
        stored = self._get((change.kind, record_id))
        refused = judging.refusal(kind, change, self.from_seq, stored)
        if kind is None or refused is not None:
            return Result(_REFUSED, reason=str(refused or Refusal.KIND))
        subject = judging.subject_of(kind, record_id, change.fields, subject)
        if subject is not None and self.is_erased(subject):
            return _ERASED
        incoming = Incoming(
            Act(change.act), kind.name, record_id, change.base,
            max(0, min(change.stamp, self.now)), change.fields, author, subject, change.bases,
        )  # fmt: skip
        return self._merge(kind, incoming)

    def _known(self, kind: str, record_id: UUID) -> Result:
        """An edit that was taken before: the record is sent as it stands."""
        stored = self._get((kind, record_id))
        return Result(str(Status.DUPLICATE), stored.seq if stored is not None else 0)

    def is_erased(self, subject: UUID) -> bool:
        """Whether a person was erased in this scope."""
        stone = self._get(("erasure", subject))
        return stone is not None and stone.state is State.LIVE

    def entries_of(self, person: UUID) -> frozenset[UUID]:
        """Return the ids that somebody was known by here: her own, and those merged into it."""
        about = self.shelf.about(person) | self.after
        merged = (
            record.id
            for record in about.values()
            if record.kind == "merged_entry" and record.subject == person
        )
        return frozenset({person, *merged})

    def put(self, record: Stored) -> None:
        """Have *record* written as it stands."""
        self.after[record.kind, record.id] = record

    def next_seq(self) -> int:
        """Return the next number of the scope."""
        self.scope.last_seq += 1
        return self.scope.last_seq

    def erase(self, subject: UUID, *, is_noted: bool = False) -> int:
        """Empty every record about *subject*; return how many there were (GDPR art. 17)."""
        stored = self.shelf.about(subject)
        self.before = stored | self.before  # what was made just now was never counted
        about = stored | {
            key: record for key, record in self.after.items() if record.subject == subject
        }
        for key, found in about.items():
            record = self._get(key) or found
            if record.subject != subject or record.state is State.ERASED:
                continue
            kind = KINDS[record.kind]
            if kind.outlives and record.state is State.LIVE:
                self.put(parted(kind, record, self.next_seq(), self.now, HEADQUARTERS))
            else:
                self.put(erased(record, self.next_seq()))
        if not is_noted:
            note_erasure(self.keys, self.scope.name, subject)
        return len(about)

    def close(self, call: Call | None = None) -> None:
        """Write what changed, the numbers of the scope, the counts, and the *call* of a push."""
        total, kinds = self.scope.total, Counter[str]()
        for key, record in self.after.items():
            old = self.before.get(key)
            if old is not None and old.state is State.LIVE:
                total -= mark_of(old.id.bytes, old.seq)
                kinds[old.kind] -= 1
            if record.state is State.LIVE:
                total += mark_of(record.id.bytes, record.seq)
                kinds[record.kind] += 1
        total += sum_of((new.id, new.seq) for new in self.new)
        kinds.update(new.kind for new in self.new)
        self.scope.total = total % MODULUS
        self.scope.live += kinds.total()
        copy_in(self.scope.id, self.new, self.now)
        keep(self.scope, self.shelf.key, list(self.after.values()), kinds, self.now, call)
        hearing.note(self.scope.id, {*kinds, *(kind for kind, _id in self.after)})
        climbing.note(self.scope.id, self.after.values())

    def _get(self, key: Key) -> Stored | None:
        return self.after.get(key) or self.before.get(key)

    def _merge(self, kind: Kind, incoming: Incoming) -> Result:
        stored = self._get((kind.name, incoming.id))
        outcome = merge(kind, stored, incoming, self.scope.last_seq + 1)
        refused = outcome.refusal
        if refused is None and outcome.stored is not None:
            refused = judging.overflow(kind, outcome.stored)
        if refused is not None:
            return Result(_REFUSED, reason=str(refused))
        there = stored
        if outcome.stored is not None:
            self.scope.last_seq += 1
            there = _about(kind, outcome.stored)
            self.put(there)
        if outcome.lost:
            self._keep_lost(kind, incoming, outcome, stored)
        if kind.name == "erasure" and outcome.stored is not None:
            entries = self.entries_of(incoming.id)
            self.erase(incoming.id)
            SignUp.objects.filter(person__in=entries).delete()
        return Result(str(outcome.status), there.seq if there is not None else 0)

    def _keep_lost(
        self, kind: Kind, incoming: Incoming, outcome: Outcome, stored: Stored | None
    ) -> None:
        why = "deleted" if _is_about_deletion(incoming, outcome) else "edited"
        subject = incoming.subject or (stored.subject if stored else None)
        names = self._names_of({by for lost in outcome.lost for by in (lost.by, lost.kept_by)})
        for lost in outcome.lost:
            fields = _conflict_fields(kind, incoming.id, lost, why, names)
            fields["person_id"] = subject.hex if subject else None
            seq = self.next_seq()
            versions = {OTHERS: Version(seq, self.now, HEADQUARTERS)}
            self.put(Stored("conflict", uuid4(), seq, State.LIVE, subject, fields, versions))

    def _names_of(self, authors: Iterable[str]) -> dict[str, str]:
        """Return the names of the laptops that wrote, by the authors of versions."""
        numbers = {author: int(author.partition(".")[0]) for author in authors}
        found = Device.objects.filter(pk__in=set(numbers.values())).values_list("pk", "secret")
        names = {
            pk: str(envelope.opened(secret, self.shelf.key).get("name", "")) for pk, secret in found
        }
        return {author: names.get(number, "") for author, number in numbers.items()}


def _about(kind: Kind, record: Stored) -> Stored:
    """Have a record be about whom its own field names: erasing her must find it."""
    subject = judging.subject_of(kind, record.id, record.fields, record.subject)
    return record if subject == record.subject else replace(record, subject=subject)


def _without_known(change: Change, ids: Sequence[int], known: frozenset[int]) -> Change:
    """Leave out of a change sent again what an earlier life of the laptop had sent."""
    if not ids or not known.intersection(ids):
        return change
    if known.issuperset(ids):
        return _nothing(change)
    first = ids[0]
    fields = {
        name: value
        for name, value in change.fields.items()
        if change.marks.get(name, first) not in known
    }
    return _with_fields(change, fields)


def _nothing(change: Change) -> Change:
    return Change(change.kind, change.id, _KNOWN, change.base, change.stamp)


def _with_fields(change: Change, fields: dict[str, object]) -> Change:
    return Change(
        change.kind, change.id, change.act, change.base, change.stamp, fields,
        change.change_ids, change.bases, change.subject,
    )  # fmt: skip


def _is_about_deletion(incoming: Incoming, outcome: Outcome) -> bool:
    return outcome.status is Status.GONE or incoming.act is Act.DELETE


def _conflict_fields(
    kind: Kind, record_id: UUID, lost: Lost, why: str, names: Mapping[str, str]
) -> dict[str, str | int | float | None]:
    is_sealed = lost.name in kind.sealed
    return {
        "record_kind": kind.name, "record_id": record_id.hex, "field": lost.name, "why": why,
        "at": lost.stamp, "kept_at": lost.kept_at,
        "value": "" if is_sealed else json.dumps(lost.value, ensure_ascii=False),
        "written_by": names[lost.by], "kept_by": names[lost.kept_by],
        **({"sealed_value": str(lost.value)} if is_sealed and lost.value is not None else {}),
    }  # fmt: skip
