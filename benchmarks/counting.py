"""What the desk of headquarters reads of a whole country, and how PostgreSQL finds it.

    python benchmarks/counting.py [committees] [people]

PostgreSQL is filled with invented committees; beside their people each has actions, newcomers and
trainings. The count of the night is timed, then each view of the desk and of the public site is
made, its statements are caught, and PostgreSQL says how it finds the rows. No view may read
through the table of records.
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from country import caught, explain
from serving import Serving

GOAL = 0.1
"""Of a second: what PostgreSQL may take for the statements of one view."""
_FILL = (
    "INSERT INTO scope (name, last_seq, live, total, purged_below) SELECT 'committee:' || "
    "md5(n::text), {each}, {each}, '0', 0 FROM generate_series(1, {committees}) n",
    "INSERT INTO committee (id, name, insee, created_at, scope_id) SELECT md5(n::text)::uuid, "
    "'Comité ' || n, lpad((n % 95 + 1)::text, 2, '0') || '001', now(), s.id "
    "FROM generate_series(1, {committees}) n JOIN scope s ON s.name = 'committee:' || md5(n::text)",
    "INSERT INTO scope (name, last_seq, live, total, purged_below) SELECT 'department:' || "
    "lpad(n::text, 2, '0'), 0, 0, '0', 0 FROM generate_series(1, 95) n ON CONFLICT DO NOTHING",
    "UPDATE committee c SET department_id = s.id FROM scope s "
    "WHERE s.name = 'department:' || left(c.insee, 2)",
    "INSERT INTO device (committee_id, secret, token_hash, public_key, program, incarnation, "
    "last_no, last_digest, last_results, cursors, paired_at, seen_at) SELECT c.id, '', "
    "md5(c.id::text || m) || md5(m || c.id::text), '', '', 1, 1, '', '', '{{}}', now(), now() "
    "FROM committee c, generate_series(1, 2) m",
    "INSERT INTO record (scope_id, id, kind, seq, state, subject, fields, secret, versions, "
    "changed_at) SELECT s.id, gen_random_uuid(), 'person', n, 0, gen_random_uuid(), "
    '\'{{"basis": "pending"}}\', \'\', \'{{"*": [1, 1, "1.1"]}}\', 1 '
    "FROM scope s, generate_series(1, {each}) n WHERE s.name LIKE 'committee:%'",
    "INSERT INTO record (scope_id, id, kind, seq, state, subject, fields, secret, versions, "
    "changed_at) SELECT s.id, gen_random_uuid(), 'action', {each} + n, 0, NULL, "
    "jsonb_build_object('kind', 'stall', 'on', current_date - n * 5, 'state', 'done'), '', "
    '\'{{"*": [1, 1, "1.1"]}}\', 1 '
    "FROM scope s, generate_series(1, 8) n WHERE s.name LIKE 'committee:%'",
    "INSERT INTO record (scope_id, id, kind, seq, state, subject, fields, secret, versions, "
    "changed_at) SELECT s.id, gen_random_uuid(), 'newcomer', {each} + 8 + n, 0, gen_random_uuid(), "
    "jsonb_build_object('arrived_at', (extract(epoch FROM now()) * 1000)::bigint - n * 86400000), "
    "'', '{{\"*\": [1, 1, \"1.1\"]}}', 1 "
    "FROM scope s, generate_series(1, 2) n WHERE s.name LIKE 'committee:%'",
)


def main() -> int:
    """Fill, count, explain; return 1 when a view reads through the records or is late."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    committees, people = [*numbers, *(2_000, 286_000)[len(numbers) :]]
    with tempfile.TemporaryDirectory() as name:
        serving = Serving(Path(name), "postgresql")
        try:
            return _measured(committees, max(1, people // committees))
        finally:
            serving.stop()


def _measured(committees: int, each: int) -> int:
    from django.db import connection

    from organiser.hq.usecases.desk import counts

    with connection.cursor() as cursor:
        for statement in _FILL:
            cursor.execute(statement.format(committees=committees, each=each))
        cursor.execute("ANALYZE")
    print(
        f"{committees:,} committees, {committees * each:,} people, as many records and 10 more each"
    )
    began = time.perf_counter()
    counts.count_all()
    print(f"the count of the night: {time.perf_counter() - began:.1f} s, once a day")
    late = 0
    for view, act in _views().items():
        with caught() as statements:
            act()
        told = [explain(*statement) for statement in statements]
        took = sum(each[2] for each in told) / 1000
        through = {way for _words, ways, _took in told for way in ways if "through record" in way}
        late += took > GOAL or bool(through)
        ways = sorted({way for _words, found, _took in told for way in found})
        print(f"{view:34s} {len(told):2d} statements {took * 1000:7.1f} ms  {', '.join(ways)}")
    print(f"{late} of the views over {GOAL * 1000:.0f} ms of the database, or through the records")
    return int(late > 0)


def _views() -> dict[str, Any]:
    from organiser.hq.models import Account, Committee
    from organiser.hq.models.account import Role
    from organiser.hq.usecases.desk import committees, counts, health, rungs, waiting
    from organiser.hq.usecases.desk.committees import Shown
    from organiser.hq.usecases.public import country

    who = Account(email="officer@example.org", role=Role.NATIONAL)
    one = Committee.objects.order_by("pk")[1]

    def of_list(shown: Shown, **asked: Any) -> None:
        page = list(committees.listed(who, shown, **asked)[:50])
        committees.with_last_call(page)

    return {
        "first page of the desk": lambda: waiting.read_waiting(who),
        "its committees": lambda: of_list(Shown.OPEN),
        "how many of each list": lambda: committees.count_of(who),
        "those of one department": lambda: of_list(Shown.OPEN, department="22"),
        "found by a part of a name": lambda: of_list(Shown.OPEN, typed="1234"),
        "those in alarm": lambda: of_list(Shown.ALARM),
        "one committee": lambda: health.look_at(one),
        "figures": lambda: counts.sheets(who),
        "committees by month": lambda: counts.months(who),
        "who climbed": lambda: rungs.read_months(who, rungs.CLIMBED),
        "public map of the country": country.by_department,
        "public map of one department": lambda: country.of_department("22"),
    }


if __name__ == "__main__":
    raise SystemExit(main())
