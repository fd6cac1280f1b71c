"""The ladder as headquarters defines it: what its rungs are called, ask for and lead to.

A definition is one text, version by version, that laptops and headquarters read alike. It names
and weighs; by which kinds of facts a rung is earned is the program's (`engagement`).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from functools import lru_cache
from typing import Any

from organiser.domain.engagement import LADDER, PROGRAM, Rung, Thresholds
from organiser.domain.identifier import id_by_key
from organiser.domain.plain_text import storable

FORMAT = 1
"""What this program can read; a definition of a later format is kept and not used."""
LADDER_ID = id_by_key("sent_ladder", "ladder")
"""There is one definition: its record is the same at headquarters and on every laptop."""
LONGEST_NAME, LONGEST_TEXT, LONGEST = 32, 240, 30_000
LATEST_ACT = 60
"""Days within which a next act is due at the latest."""
BOUNDS: Mapping[str, tuple[int, int]] = {
    "present_days": (30, 730), "agreed_days": (30, 1095),
    "volunteer_times": (1, 30), "volunteer_kinds": (1, 5), "volunteer_days": (14, 730),
    "relay_times": (1, 50), "relay_led": (1, 20), "relay_days": (14, 730),
    "ambassador_brought": (1, 20), "ambassador_days": (30, 730), "kept_days": (0, 90),
}  # fmt: skip
"""The least and the most that headquarters may set."""


class BrokenLadder(ValueError):
    """A text that is no definition; its text says where, in no language in particular."""


class NewerLadder(BrokenLadder):
    """A definition for programs that came after this one."""


class Milestone(StrEnum):
    """What she says of a ballot herself; it stands beside the rungs and earns none."""

    VOTING_PLEDGE = "voting_pledge"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class Text:
    """One phrase in both languages; empty where the program's own stands."""

    fr: str = ""
    en: str = ""


NO_TEXT = Text()


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one rung."""

    name: Text = NO_TEXT
    meaning: Text = NO_TEXT
    act: Text = NO_TEXT
    """The next act to propose to who stands there; empty: what the program proposes itself."""
    act_days: int | None = None
    """In how many days; None: on the day that the program proposes."""


@dataclass(frozen=True, slots=True)
class Called:
    """What is said of one milestone."""

    name: Text = NO_TEXT
    meaning: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Ladder:
    """A definition."""

    asks: Thresholds = PROGRAM
    rungs: Mapping[Rung, Said] = field(default_factory=dict)
    milestones: Mapping[Milestone, Called] = field(default_factory=dict)

    def of(self, rung: Rung) -> Said:
        """Return what is said of *rung*."""
        return self.rungs.get(rung, Said())

    def called(self, milestone: Milestone) -> Called:
        """Return what is said of *milestone*."""
        return self.milestones.get(milestone, Called())


OWN = Ladder()
"""The program's own: it stands until headquarters sends another, and when one cannot be read."""


class Wrong(StrEnum):
    """Why a definition cannot be."""

    OUT_OF_BOUNDS = "out_of_bounds"
    MORE_KINDS_THAN_TIMES = "more_kinds_than_times"
    LONGER_THAN_SUPPORTER = "longer_than_supporter"
    """A volunteer or a relay would fall past the supporters at once."""
    RELAY_BELOW_VOLUNTEER = "relay_below_volunteer"
    ONE_LANGUAGE = "one_language"
    TOO_LONG = "too_long"
    SAME_NAME = "same_name"
    LATE_ACT = "late_act"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where: a threshold, or a rung or milestone and its text."""

    wrong: Wrong
    where: str
    what: str = ""


def faults_of(ladder: Ladder) -> tuple[Fault, ...]:
    """Return all that is wrong with *ladder*: laptops and headquarters ask here, and only here."""
    return (*_of_thresholds(ladder.asks), *_of_texts(ladder))


def write_ladder(ladder: Ladder) -> str:
    """Return *ladder* as the text that is published."""
    return json.dumps(
        {
            "format": FORMAT,
            "thresholds": asdict(ladder.asks),
            "rungs": {rung.name.lower(): asdict(ladder.of(rung)) for rung in LADDER},
            "milestones": {each.value: asdict(ladder.called(each)) for each in Milestone},
        },
        ensure_ascii=False, indent=1,
    )  # fmt: skip


@lru_cache(maxsize=4)
def read_ladder(text: str) -> Ladder:
    """Return the definition in *text*, which nothing is wrong with; `BrokenLadder` otherwise.

    What a text does not name is the program's own.
    """
    ladder = parse_ladder(text)
    for fault in faults_of(ladder):
        raise BrokenLadder(" ".join((fault.where, fault.what, fault.wrong)))
    return ladder


def parse_ladder(text: str) -> Ladder:
    """Return what *text* says, right or wrong; `BrokenLadder` where it cannot be made out."""
    said = _json(text)
    known = {"format", "thresholds", "rungs", "milestones"}
    _only("", said, known)
    rungs = {rung.name.lower(): rung for rung in LADDER}
    milestones = {each.value: each for each in Milestone}
    return Ladder(
        Thresholds(**_figures(_part(said, "thresholds"))),
        {rungs[name]: _said(name, each) for name, each in _named(said, "rungs", rungs)},
        {milestones[name]: _called(name, each)
         for name, each in _named(said, "milestones", milestones)},
    )  # fmt: skip


def _json(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise BrokenLadder("length")
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenLadder("JSON") from error
    if not isinstance(said, dict) or not _is_whole(said.get("format", FORMAT)):
        raise BrokenLadder("format")
    if said.get("format", FORMAT) > FORMAT:
        raise NewerLadder("format")
    return said


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _only(where: str, said: Mapping[str, Any], known: set[str] | frozenset[str]) -> None:
    for name in said.keys() - known:
        raise BrokenLadder(" ".join(filter(None, (where, str(name)[:40]))))


def _part(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = said.get(name, {})
    if not isinstance(part, dict):
        raise BrokenLadder(name)
    return part


def _named(
    said: Mapping[str, Any], name: str, known: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    part = _part(said, name)
    _only(name, part, set(known))
    for each in part:
        yield each, _part(part, each)


def _figures(said: Mapping[str, Any]) -> dict[str, int]:
    _only("thresholds", said, {each.name for each in fields(Thresholds)})
    for name, value in said.items():
        if not _is_whole(value):
            raise BrokenLadder(name)
    return dict(said)


def _said(where: str, said: Mapping[str, Any]) -> Said:
    _only(where, said, {"name", "meaning", "act", "act_days"})
    days = said.get("act_days")
    if days is not None and not _is_whole(days):
        raise BrokenLadder(f"{where} act_days")
    return Said(
        _text(where, said, "name"), _text(where, said, "meaning"), _text(where, said, "act"), days
    )


def _called(where: str, said: Mapping[str, Any]) -> Called:
    _only(where, said, {"name", "meaning"})
    return Called(_text(where, said, "name"), _text(where, said, "meaning"))


def _text(where: str, said: Mapping[str, Any], name: str) -> Text:
    part = _part(said, name)
    _only(f"{where} {name}", part, {"fr", "en"})
    for value in part.values():
        if not isinstance(value, str):
            raise BrokenLadder(f"{where} {name}")
    return Text(*(storable(part.get(language, "")).strip() for language in ("fr", "en")))


def _of_thresholds(asks: Thresholds) -> Iterator[Fault]:
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(asks, name) <= most:
            yield Fault(Wrong.OUT_OF_BOUNDS, name)
    if asks.volunteer_kinds > asks.volunteer_times:
        yield Fault(Wrong.MORE_KINDS_THAN_TIMES, "volunteer_kinds")
    for name in ("volunteer_days", "relay_days"):
        if getattr(asks, name) > asks.present_days:
            yield Fault(Wrong.LONGER_THAN_SUPPORTER, name)
    if asks.relay_times < asks.volunteer_times:
        yield Fault(Wrong.RELAY_BELOW_VOLUNTEER, "relay_times")


def _of_texts(ladder: Ladder) -> Iterator[Fault]:
    for where, name, text in _texts(ladder):
        if bool(text.fr) != bool(text.en):
            yield Fault(Wrong.ONE_LANGUAGE, where, name)
        if max(len(text.fr), len(text.en)) > (LONGEST_NAME if name == "name" else LONGEST_TEXT):
            yield Fault(Wrong.TOO_LONG, where, name)
    for rung, said in ladder.rungs.items():
        if said.act_days is not None and not 0 <= said.act_days <= LATEST_ACT:
            yield Fault(Wrong.LATE_ACT, rung.name.lower(), "act_days")
    yield from _of_names(ladder)


def _of_names(ladder: Ladder) -> Iterator[Fault]:
    for language in ("fr", "en"):
        seen: set[str] = set()
        for rung in LADDER:
            name = getattr(ladder.of(rung).name, language).casefold()
            if name and name in seen:
                yield Fault(Wrong.SAME_NAME, rung.name.lower(), "name")
            seen.add(name)


def _texts(ladder: Ladder) -> Iterator[tuple[str, str, Text]]:
    for rung, said in ladder.rungs.items():
        for name in ("name", "meaning", "act"):
            yield rung.name.lower(), name, getattr(said, name)
    for milestone, called in ladder.milestones.items():
        for name in ("name", "meaning"):
            yield milestone.value, name, getattr(called, name)
