"""What the page of today must say, worked out anew from the bare rows; nothing of the program's."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

WEEKS, DAYS = 12, 30
DAY = timedelta(days=1)
TO_TYPE = {"doors", "tally", "calls"}
AT_DOOR = {"A", "P", "L", "N"}
NO_ACT = {
    "undo", "redo", "committee.create", "archive.in", "rights.erase", "people.propose",
    "rights.returned", "ladder.counts", "vote.over", "line.counts",
}  # fmt: skip


def everything(database):
    """Return each table as a list of rows, each row a dict."""
    with database.bare() as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%'"
            )
        ]
        return {name: _rows(connection, name) for name in names}


def _rows(connection, name):
    found = connection.execute(f'SELECT * FROM "{name}"')
    columns = [each[0] for each in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found]


@dataclass
class Now:
    """The moment at which the page is read."""

    at: datetime

    @property
    def today(self):
        return self.at.astimezone().date()

    def ms(self, moment=None):
        return round((moment or self.at).timestamp() * 1000)


def day_of(ms):
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone().date()


def _day(text):
    return date.fromisoformat(text) if text else None


def sheets(rows):
    """Every packet of which something is still to come: its row and its state."""
    found = []
    for sheet in rows["sheet"]:
        events = [e for e in rows["sheet_event"] if e["sheet_id"] == sheet["id"]]
        pages = {
            p["page"]
            for p in rows["sheet_page"]
            if p["sheet_id"] == sheet["id"] and p["kind"] in TO_TYPE
        }
        typed = {e["page"] for e in events if e["kind"] == "settled" and e["page"] in pages}
        whole = sorted((e["at"], e["kind"]) for e in events if e["page"] is None)
        kinds = [kind for _at, kind in whole]
        if "destroyed" in kinds or "void" in kinds or (pages and typed == pages):
            continue
        state = "back" if typed else kinds[-1] if kinds else "printed"
        if state in {"printed", "out", "back"}:
            found.append((sheet, state))
    return sorted(found, key=lambda each: (each[0]["on"] or "", each[0]["number"]))


def todos(rows, now):
    """Task by task: how many, and since when."""
    today, found = now.today, {}
    _of_sheets(found, rows, today)
    _arrivals(found, rows)
    _put(found, "steps", _until(rows["person"], "next_step_on", today))
    asked = defaultdict(list)
    for refusal in rows["refusal"]:
        if refusal["is_question"] and refusal["lifted_at"] is None:
            asked[refusal["person_id"]].append(refusal["at"])
    if asked:
        found["remarks"] = (len(asked), day_of(min(min(ats) for ats in asked.values())))
    pairs = sum(row["state"] == "proposed" for row in rows["duplicate_proposal"])
    if pairs:
        found["pairs"] = (pairs, None)
    _put(found, "reports", [
        a["on"] for a in rows["action"] if a["state"] == "planned" and _day(a["on"]) < today
    ])  # fmt: skip
    _put(found, "tasks", _until(
        [task for task in rows["task"] if task["done_at"] is None], "due_on", today
    ))  # fmt: skip
    _put(found, "paths", _steps_due(rows, today))
    open_requests = [one for one in rows["rights_request"] if one["answered_on"] is None]
    _put(found, "requests", _until(open_requests, "due_on", today + 10 * DAY))
    _unasked(found, rows, now)
    limited = {row["person_id"] for row in rows["limitation"] if row["lifted_at"] is None}
    _put(found, "untold", [
        row["due_on"] for row in rows["notice"]
        if row["told_at"] is None and row["person_id"] not in limited
    ])  # fmt: skip
    if not rows["person"]:
        found |= {"import": (1, None), "add": (1, None)}
    if not rows["sheet"]:
        found["first_outing"] = (1, None)
    return found | _legal(rows, now)


def _of_sheets(found, rows, today):
    living = sheets(rows)
    late = [
        sheet["return_by"]
        for sheet, state in living
        if state != "back" and sheet["return_by"] and _day(sheet["return_by"]) < today
    ]
    back = [sheet["on"] for sheet, state in living if state == "back"]
    _put(found, "late_sheets", late)
    if back:
        found["returns"] = (len(back), min(_day(on) if on else today for on in back))
    _put(found, "apart", [day_of(at).isoformat() for at in _typed_apart(rows)])


def _typed_apart(rows):
    """When each page of which two typings differ was typed for the last time as the first."""
    closed = {drive["id"] for drive in rows["outreach"] if drive["closed_at"] is not None}
    over = {s["sheet_id"] for s in rows["call_sheet"] if s["outreach_id"] in closed}
    for page in rows["sheet_page"]:
        events = [
            e for e in rows["sheet_event"]
            if (e["sheet_id"], e["page"]) == (page["sheet_id"], page["page"])
        ]  # fmt: skip
        firsts = [e["at"] for e in events if e["kind"] == "settled"]
        seen = [int(e["reason"].split()[1]) for e in events if e["reason"].startswith("compared ")]
        answers = defaultdict(set)
        for visit in rows["visit"]:
            if visit["page_id"] == page["id"]:
                said = (visit["outcome"], visit["leaflet"], visit["slip"], visit["slip_number"])
                answers[visit["row"]].add(said)
        for call in rows["outreach_result"]:
            if call["page_id"] == page["id"]:
                answers[call["row"]].add(call["result"])
        differs = any(len(each) > 1 for each in answers.values())
        is_over = page["sheet_id"] in over
        if len(firsts) > 1 and max(seen, default=0) < len(firsts) and differs and not is_over:
            yield max(firsts)


def _steps_due(rows, today):
    """The day of the next step of each open walk that is due: counted on, step by step."""
    limited = {row["person_id"] for row in rows["limitation"] if row["lifted_at"] is None}
    people, closed = {row["id"]: row for row in rows["person"]}, defaultdict(set)
    for refusal in rows["refusal"]:
        if refusal["lifted_at"] is None:
            closed[refusal["person_id"]].add(refusal["channel"])
    for walk in rows["walk"]:
        her, shut = people[walk["person_id"]], closed[walk["person_id"]]
        if walk["ending"] is None and her["rung"] and her["id"] not in limited:
            day = _next_step(rows, walk, shut | _shut_by_age(her, today), today)
            if day is not None:
                yield day.isoformat()


def _next_step(rows, walk, shut, today):
    settled = {s["place"]: _day(s["on"]) for s in rows["walk_step"] if s["walk_id"] == walk["id"]}
    before = _day(walk["started_on"])
    for place, step in enumerate(json.loads(walk["steps"])["steps"]):
        every = {"email", "sms", "call", "post"} <= shut
        if place in settled:
            before = max(before, settled[place])
        elif not (step["contact"] in shut or (step["contact"] == "any" and every)):
            due = before + step["days"] * DAY
            return due if due <= today else None
    return None


def _shut_by_age(her, today):
    """Nobody is visited who is not of age; nobody younger than fifteen is in the seasons."""
    born = _day(her["birth_date"])
    if born is None:
        return set()
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return {"door"} if age < 18 else set()


def _arrivals(found, rows):
    _newcomers(found, rows)
    _put(found, "slips", [pile["on"] for pile in rows["slip_pile"] if pile["closed_at"] is None])


def _newcomers(found, rows):
    """Whose last step does not end it, and whose data may be used."""
    limited = {row["person_id"] for row in rows["limitation"] if row["lifted_at"] is None}
    waits = []
    for row in rows["newcomer"]:
        steps = [s for s in rows["welcome_step"] if s["newcomer_id"] == row["id"]]
        last = max(((s["at"], s["step"]) for s in steps), default=(0, ""))[1]
        if last not in {"integrated", "moved", "lapsed"} and row["person_id"] not in limited:
            waits.append(day_of(row["arrived_at"]).isoformat())
    _put(found, "newcomers", waits)


def _put(found, task, days):
    if days := list(days):
        found[task] = (len(days), min(_day(each) for each in days))


def _until(rows, column, last):
    return [row[column] for row in rows if row[column] and _day(row[column]) <= last]


def _unasked(found, rows, now):
    """Who was there a month ago and never asked; since when the first of all unasked waits."""
    pending = [p["created_at"] for p in rows["person"] if p["basis"] == "pending"]
    old = [at for at in pending if at < now.ms(now.at) - DAYS * 86_400_000]
    if old:
        found["no_basis"] = (len(old), day_of(min(pending)))


def _legal(rows, now):
    found = {}
    year_ago = now.today - 365 * DAY
    limited = {one["person_id"] for one in rows["limitation"] if one["lifted_at"] is None}
    said = defaultdict(list)
    for line in rows["consent"]:
        said[line["person_id"]].append(day_of(line["at"]))
    ask = [
        p
        for p in rows["person"]
        if p["basis"] == "explicit_consent"
        and day_of(p["created_at"]) < year_ago
        and (p["last_contact_on"] is None or _day(p["last_contact_on"]) < year_ago)
        and all(day < year_ago for day in said[p["id"]])
        and p["id"] not in limited
    ]
    if ask:
        found["ask_again"] = (len(ask), None)
    eves = [_eve(vote, rows["committee"][0]["insee"]) for vote in rows["election"]]
    near = [eve for eve in eves if eve and now.at < eve <= now.at + DAY]
    if near:
        found["silence"] = (1, min(near).date())
    return found


def _eve(vote, insee):
    if vote["department"] not in {"", insee[:2]}:
        return None
    before = _day(vote["on"]) - DAY
    return datetime(before.year, before.month, before.day, tzinfo=ZoneInfo("Europe/Paris"))


def done_this_week(rows, now):
    monday = now.today - now.today.weekday() * DAY
    return sum(
        day_of(act["at"]) >= monday and act["undone_by"] is None and act["kind"] not in NO_ACT
        for act in rows["act"]
    )


def door_days(rows, letters):
    """The day and answer of each door: the last line typed counts."""
    on = {sheet["id"]: sheet["on"] for sheet in rows["sheet"]}
    pages = {p["id"]: on[p["sheet_id"]] for p in rows["sheet_page"] if p["kind"] == "doors"}
    lines = sorted(rows["visit"], key=lambda v: (v["page_id"], v["row"], v["id"]))
    for (page, _row), visits in groupby(lines, key=lambda v: (v["page_id"], v["row"])):
        last = list(visits)[-1]
        if page in pages and last["outcome"] in letters:
            yield _day(pages[page]) or day_of(last["entered_at"])


def month(rows, now):
    """Doors knocked at and people met this month; what was typed before its day counts today."""
    first = now.today.replace(day=1)
    last = (first + 31 * DAY).replace(day=1) - DAY
    until = date.max if last >= now.today else last
    counted = [
        sum(first <= day <= until for day in door_days(rows, letters))
        for letters in (AT_DOOR, {"P"})
    ]
    goal = [row["a_month"] for row in rows["goal"] if row["measure"] == "doors"]
    return (first, *counted, goal[0] if goal else 0)


def outing(rows, now):
    """The next outing: its day, title, doors, states and packets."""
    ahead = [(s, state) for s, state in sheets(rows) if s["on"] and _day(s["on"]) >= now.today]
    if not ahead:
        return None
    day = min(s["on"] for s, _state in ahead)
    those = [(s, state) for s, state in ahead if s["on"] == day]
    states = Counter(state for _s, state in those)
    return (
        _day(day), those[0][0]["title"], sum(s["doors"] for s, _state in those), dict(states),
        [s["id"] for s, _state in those],
    )  # fmt: skip


def _figure(ages):
    """From the age in days of each thing: how many in 30 days, the change, week by week."""
    now = sum(0 <= age < DAYS for age in ages)
    before = sum(DAYS <= age < 2 * DAYS for age in ages)
    weeks = [sum(7 * w <= age < 7 * w + 7 for age in ages) for w in reversed(range(WEEKS))]
    return (now, now - before, tuple(weeks))


def _came_ages(rows, now):
    """24 hours each, back from now; what is later than now came now."""
    return [
        max(0, (now.ms() - p["created_at"]) // 86_400_000)
        for p in rows["person"]
        if p["basis"] in {"pending", "explicit_consent", "regular_contact_9_2_d",
                          "roll_legit_interest"}
    ]  # fmt: skip


def people(rows, now):
    ages, total = _came_ages(rows, now), len(rows["person"])
    later = [sum(age < 7 * week for age in ages) for week in range(WEEKS)]
    weeks = tuple(total - came for came in reversed(later))
    return (total, sum(age < DAYS for age in ages), weeks)


def new_people(rows, now):
    return _figure(_came_ages(rows, now))


def doors(rows, now):
    return _figure([max(0, (now.today - day).days) for day in door_days(rows, AT_DOOR)])


def _actions(rows):
    return [(_day(a["on"]), a["kind"]) for a in rows["action"] if a["state"] == "done"]


def actions(rows, now):
    return _figure([(now.today - day).days for day, _kind in _actions(rows)])


def weeks(rows, now):
    first = now.today - (now.today.weekday() + 7 * (WEEKS - 1)) * DAY
    found = [[0] * WEEKS, [0] * WEEKS]
    for day, kind in _actions(rows):
        week = (day - first).days // 7
        if 0 <= week < WEEKS:
            found[kind != "door_to_door"][week] += 1
    return (first, *map(tuple, found))


def ladder(rows):
    stands = Counter(p["rung"] for p in rows["person"])
    return tuple(stands[rung] for rung in range(1, 7))


def next_action(rows, now):
    """The next planned action that is not over, by its day and hour."""
    here = now.at.astimezone().replace(tzinfo=None)
    ahead = [
        (a["on"], a["starts"], a["id"])
        for a in rows["action"]
        if a["state"] == "planned" and _end(a) > here
    ]
    return min(ahead)[2] if ahead else None


def _end(action):
    day = datetime.fromisoformat(action["on"])
    if not action["starts"]:
        return day + DAY
    begins = datetime.fromisoformat(f"{action['on']}T{action['starts']}")
    if not action["ends"]:
        return begins + timedelta(hours=2)
    ends = datetime.fromisoformat(f"{action['on']}T{action['ends']}")
    return ends if ends > begins else ends + DAY
