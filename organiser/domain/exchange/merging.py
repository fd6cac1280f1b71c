"""Which of two versions stands. Pure: headquarters decides by it, and its tests speak it.

A field is written without question when its author had seen what stood there, had written it
herself, or writes the same. Otherwise two people wrote without knowing of each other: that and
only that is a conflict, and no clock decides anything else.
"""

from collections.abc import Mapping
from dataclasses import replace

from organiser.domain.exchange.kinds import Kind, Policy
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
    Value,
    Version,
)


def merge(kind: Kind, stored: Stored | None, change: Incoming, seq: int) -> Outcome:
    """Return what *change* makes of *stored*; *seq* is its number if anything is written."""
    if stored is not None and stored.state is State.ERASED:
        return Outcome(Status.ERASED)
    if change.act in _OTHER_ACTS:
        return _OTHER_ACTS[change.act](stored, change, seq)
    if stored is None:
        return _create(change, seq)
    if stored.state is State.DELETED:
        return _put_on_deleted(stored, change, seq)
    if kind.is_register:
        return _put_again(kind, stored, change, seq)
    return _edit(kind, stored, change, seq)


def erased(stored: Stored, seq: int) -> Stored:
    """Return what remains of a record when the person it is about is erased."""
    return replace(stored, seq=seq, state=State.ERASED, subject=None, fields={}, versions={})


def parted(kind: Kind, stored: Stored, seq: int, stamp: int, by: str) -> Stored:
    """Return a record that outlives its person as it stands once she is erased."""
    emptied = dict.fromkeys(kind.forgets, "") | {str(kind.subject): None}
    written = Version(seq, stamp, by)
    return replace(
        stored,
        seq=seq,
        subject=None,
        fields={**stored.fields, **emptied},
        versions={**stored.versions, **dict.fromkeys(emptied, written)},
    )


def _create(change: Incoming, seq: int) -> Outcome:
    if change.base and change.act is not Act.RESTORE:
        return Outcome(Status.GONE)  # it was deleted so long ago that nothing of it is left
    return Outcome(Status.OK, _whole(change, seq))


def _whole(change: Incoming, seq: int) -> Stored:
    versions = {OTHERS: Version(seq, change.stamp, change.by)}
    return Stored(change.kind, change.id, seq, State.LIVE, change.subject, change.fields, versions)


def _put_on_deleted(stored: Stored, change: Incoming, seq: int) -> Outcome:
    deletion = stored.version(OTHERS)
    has_seen = change.base >= deletion.age or deletion.by == change.by
    if change.act is Act.RESTORE and has_seen:
        return Outcome(Status.OK, _whole(change, seq))
    lost = tuple(
        Lost(name, value, change.by, change.stamp, deletion.by, deletion.stamp)
        for name, value in change.fields.items()
        if stored.fields.get(name) != value
    )
    return Outcome(Status.GONE, lost=lost)


def _put_again(kind: Kind, stored: Stored, change: Incoming, seq: int) -> Outcome:
    other = {name for name, said in change.fields.items() if stored.fields.get(name) != said}
    if not other:
        return Outcome(Status.OK)
    if other <= kind.follows:
        return _edit(kind, stored, change, seq)
    if change.base < stored.seq:
        return Outcome(Status.OK_MORE)  # two laptops wrote the one line: the first stands
    return Outcome(Status.REFUSED, refusal=Refusal.IMMUTABLE)


def _edit(kind: Kind, stored: Stored, change: Incoming, seq: int) -> Outcome:
    fields, versions = dict(stored.fields), dict(stored.versions)
    lost, is_older = [], False
    has_more = any(v.age > change.base and v.by != change.by for v in stored.versions.values())
    mine = Version(seq, change.stamp, change.by)
    for name, value in change.fields.items():
        there = stored.version(name)
        present = stored.fields.get(name)
        if present == value and name in stored.fields:
            is_older = True  # it stays as old as it was: its author is told
            continue
        is_known = there.age <= change.seen(name) or there.by == change.by
        policy = kind.fields[name].policy if name in kind.fields else Policy.LAST
        if is_known or _wins(policy, (value, mine), (present, there)):
            fields[name], versions[name] = value, mine
            if not is_known and policy not in _UNASKED:
                lost.append(_lost(name, present, there, mine))
        elif policy not in _UNASKED:
            lost.append(_lost(name, value, mine, there))
    written = None
    if fields != stored.fields or versions != stored.versions:
        subject = change.subject or stored.subject
        written = replace(stored, seq=seq, subject=subject, fields=fields, versions=versions)
        has_more |= is_older
    not_kept = any(each.by == change.by for each in lost)
    status = Status.MERGED if not_kept else Status.OK_MORE if has_more or lost else Status.OK
    return Outcome(status, written, tuple(lost))


_UNASKED = frozenset({Policy.SHRINK, Policy.COUNTED})
"""What two people wrote without knowing of each other is no conflict under these."""


def _wins(policy: Policy, new: tuple[Value, Version], old: tuple[Value, Version]) -> bool:
    """Whether a value written without knowledge of the one that stands takes its place."""
    (value, mine), (present, there) = new, old
    if policy is Policy.CLOSED and (value is None) != (present is None):
        return value is None
    if policy is Policy.SHRINK and value is not None and present is not None:
        return _is_earlier(value, present)
    return (mine.stamp, mine.by) > (there.stamp, there.by)


def _is_earlier(value: str | float, other: str | float) -> bool:
    if isinstance(value, str) or isinstance(other, str):
        return str(value) < str(other)
    return value < other


def _lost(name: str, value: Value, author: Version, kept: Version) -> Lost:
    return Lost(name, value, author.by, author.stamp, kept.by, kept.stamp)


def _delete(stored: Stored | None, change: Incoming, seq: int) -> Outcome:
    if stored is None or stored.state is State.DELETED:
        return Outcome(Status.OK)
    unseen = tuple(
        Lost(name, stored.fields.get(name), there.by, there.stamp, change.by, change.stamp)
        for name, there in stored.versions.items()
        if name != OTHERS and there.age > change.seen(name) and there.by != change.by
    )
    return Outcome(Status.OK, _gone(stored, change, seq), unseen)


def _gone(stored: Stored, change: Incoming, seq: int, offered: int = 0) -> Stored:
    versions = {OTHERS: Version(seq, change.stamp, change.by, offered)}
    return replace(stored, seq=seq, state=State.DELETED, versions=versions)


def _offer(stored: Stored | None, change: Incoming, seq: int) -> Outcome:
    """Take what a laptop holds in a later version than a restored headquarters."""
    if not change.fields:
        return Outcome(Status.OK_MORE)
    if stored is None:
        return Outcome(Status.OK, _offered(change, seq))
    if stored.state is State.DELETED:
        is_later = (
            max((change.seen(n) for n in change.fields), default=0) > stored.version(OTHERS).age
        )
        return Outcome(Status.OK, _offered(change, seq)) if is_later else Outcome(Status.OK_MORE)
    fields, versions = dict(stored.fields), dict(stored.versions)
    for name, value in change.fields.items():
        there, seen = stored.version(name), change.seen(name)
        if seen > there.age:
            versions[name] = Version(seq, change.stamp, change.by, seen)
            fields[name] = value
    if versions == stored.versions:
        return Outcome(Status.OK_MORE)
    return Outcome(Status.OK_MORE, replace(stored, seq=seq, fields=fields, versions=versions))


def _offered(change: Incoming, seq: int) -> Stored:
    others = Version(seq, change.stamp, change.by, change.base)
    versions = {OTHERS: others} | {
        name: Version(seq, change.stamp, change.by, base) for name, base in change.bases.items()
    }
    return Stored(change.kind, change.id, seq, State.LIVE, change.subject, change.fields, versions)


def _offer_delete(stored: Stored | None, change: Incoming, seq: int) -> Outcome:
    if stored is None:
        blank = Stored(change.kind, change.id, seq, State.DELETED, change.subject, {}, {})
        return Outcome(Status.OK, _gone(blank, change, seq, change.base))
    latest = max(version.age for version in stored.versions.values())
    if stored.state is State.DELETED or latest > change.base:
        return Outcome(Status.OK_MORE)
    return Outcome(Status.OK, _gone(stored, change, seq, change.base))


_OTHER_ACTS = {Act.DELETE: _delete, Act.OFFER: _offer, Act.OFFER_DELETE: _offer_delete}


def versions_to_send(versions: Mapping[str, Version], seq: int) -> Mapping[str, int] | None:
    """Return the numbers of the fields that differ from their record's; None if none does."""
    ages = {name: version.age for name, version in versions.items()}
    return ages if any(age != seq for age in ages.values()) else None
