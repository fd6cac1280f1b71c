"""What a list of five conditions costs among many people, beside the same question asked bare.

    python benchmarks/segments.py [people] [facts]

Both are asked in this process, of the same open file: through the use case that the screen asks
(the rule is read from its text, compiled, counted), and as one statement written by hand for the
driver. Printed are the medians of their CPU, each asked several times in a row, as happens while
she puts a sentence together; and what the very first question cost.
"""

import statistics
import sys
import time
from collections.abc import Callable

from facts_file import made_facts
from people_file import KEY

from organiser.database import Database
from organiser.domain.action import ActionKind
from organiser.domain.consent import Basis, Channel
from organiser.domain.engagement import Rung
from organiser.domain.outreach import Use
from organiser.domain.segments import rules
from organiser.domain.segments.written import from_json, to_json
from organiser.usecases.segments import exclusions, finding

TURNS = 15
GOAL = 100
FIVE = rules.AllOf(
    (
        rules.OnRung(Rung.SUPPORTER),
        rules.LivesIn(("Plouexemple-sur-Mer",)),
        rules.NoNewsFor(60),
        rules.AnyOf((rules.TookPart((ActionKind.STALL,), 1, 365), rules.AgreedTo(Channel.EMAIL))),
        rules.Not(rules.StandsOn(Basis.PENDING)),
    )
)
BARE = """
    SELECT count(*) FROM person p WHERE p.rung BETWEEN 3 AND 6
    AND p.address_id IN (SELECT id FROM address WHERE city = 'Plouexemple-sur-Mer')
    AND (p.last_contact_on IS NULL OR p.last_contact_on < date('now', '-60 days'))
    AND (p.id IN (SELECT x.person_id FROM participation x JOIN action a ON a.id = x.action_id
        WHERE a.kind = 'stall' AND a."on" > date('now', '-365 days'))
      OR p.id IN (SELECT person_id FROM consent WHERE channel = 'email' AND state = 'given'))
    AND p.basis != 'pending'
"""


def main() -> int:
    """Print the medians."""
    people, facts = (int(word) for word in (*sys.argv[1:], "200000", "1000000")[:2])
    database = Database(made_facts(people, facts), KEY)
    written = to_json(FIVE)

    def bare() -> None:
        with database.bare() as connection:
            connection.execute(BARE).fetchone()

    def counted() -> None:
        finding.count(database, from_json(written))

    first, by_hand, asked = _times(counted)[0], _median(bare), _median(counted)
    print(f"{people:,} people; five conditions hold for {finding.count(database, FIVE):,}")
    print(f"counted: {asked:.0f} ms CPU (goal {GOAL}), the first time {first:.0f}")
    print(f"the bare question: {by_hand:.0f} ms CPU")
    found = _median(lambda: finding.find(database, FIVE))
    left = _median(lambda: exclusions.look_over(database, FIVE, Use.CALL))
    print(f"found in order: {found:.0f} ms CPU; with who may not be called: {left:.0f} ms")
    everybody = _median(lambda: exclusions.look_over(database, rules.EVERYBODY, Use.EMAIL))
    print(f"who of everybody may not be written to: {everybody:.0f} ms CPU")
    database.close()
    return 0


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_times(work)[2:])


def _times(work: Callable[[], object]) -> list[float]:
    """Return the milliseconds of CPU that *work* took, turn by turn."""
    took = []
    for _turn in range(TURNS):
        began = time.process_time()
        work()
        took.append((time.process_time() - began) * 1000)
    return took


if __name__ == "__main__":
    sys.exit(main())
