"""How the file looks for who took part: in a large one a wrong order would cost minutes."""

from organiser.domain.action import ActionKind
from organiser.domain.segments import rules
from organiser.usecases.segments.compiling import compiled


def test_who_took_part_is_asked_of_each_person_not_of_all_actions(database):
    rule = rules.TookPart((ActionKind.STALL,), 1, 365)

    with database.bare() as connection:
        question = compiled(connection, rule)
        statement = f"EXPLAIN QUERY PLAN SELECT count(*) FROM person p WHERE {question.where}"
        steps = [row[3] for row in connection.execute(statement, question.values)]

    assert any("SEARCH x USING INDEX ix_participation_person_id" in step for step in steps)
    assert not any("ix_action_state_on" in step for step in steps)
