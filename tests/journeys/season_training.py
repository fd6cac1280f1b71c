"""Rules of a season: courses, who followed them, sessions, and what headquarters switches on."""

from datetime import timedelta
from io import StringIO

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, invariant, multiple, rule
from sqlalchemy import delete

from organiser import clock
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.export import Deeds
from organiser.domain.permission import Switch
from organiser.domain.plan import Plan
from organiser.errors import Refused
from organiser.models.permission import Permission
from organiser.usecases import limiting, objections
from organiser.usecases.archive.writing import write_archive
from organiser.usecases.exports.deeds import write_deeds
from organiser.usecases.exports.people import write_csv
from organiser.usecases.influence import read_influence
from organiser.usecases.plans import agenda, attending, papers, planning
from organiser.usecases.training import asking, courses, following, shipped
from organiser.usecases.training.gate import check_trained
from tests.journeys.ledger import Ledger, dump, refusals

FROM_ABOVE = "ladder.counts"
"""The act under which what comes from headquarters is written here: no undo reaches it."""
COURSE = """# Coller une affiche {version}

Duration: 5
{asked}
## Où coller

Sur les panneaux prévus.

## Quiz

### Une affiche se colle…

- [x] sur un panneau prévu
- [ ] sur une voiture

> Elle appartient à quelqu’un.
"""


class Training(Ledger):
    """What is learnt, and what is open only once headquarters says so."""

    own = Bundle("own")
    sessions = Bundle("sessions")

    @rule(target=own, asked=st.sampled_from(["", "Validity: 6\n"]))
    def write_a_course(self, asked):
        with refusals:
            return courses.keep_course(self.database, COURSE.format(version=1, asked=asked))
        return multiple()

    @rule(course=own, version=st.integers(2, 4), away=st.booleans())
    def change_or_put_a_course_away(self, course, version, away):
        with refusals:
            if away:
                courses.put_away(self.database, course)
            else:
                text_ = COURSE.format(version=version, asked="")
                courses.keep_course(self.database, text_, course)

    @rule(data=st.data(), right=st.integers(0, 10), holds=st.booleans(), named=st.booleans())
    def follow_a_course(self, data, right, holds, named):
        offered = courses.read_courses(self.database)
        course = data.draw(st.sampled_from(offered)).course
        someone = self.one(data) if named or not holds else None
        if not course.questions or not (holds or someone):
            return
        answers = [
            each.right if at < right else frozenset() for at, each in enumerate(course.questions)
        ]
        before = self._trained(course.key)
        result = following.record_result(self.database, course, answers, someone, holds_file=holds)
        assert result.score == min(right, len(course.questions))
        assert holds or self._trained(course.key) == before
        if someone is not None:
            rows = following.read_followed(self.database, course.key)
            assert someone in {each.person_id for each in rows}

    @rule(target=sessions, data=st.data(), days=st.integers(-3, 2))
    def plan_a_session(self, data, days):
        offered = courses.read_courses(self.database)
        course = data.draw(st.sampled_from(offered)).course
        asked = Plan(Kind(ActionKind.MEETING), clock.today() + timedelta(days), course=course.key)
        with refusals:
            return planning.plan(self.database, asked)
        return multiple()

    @rule(session=sessions, data=st.data(), state=st.sampled_from(Attendance))
    def come_to_a_session(self, session, data, state):
        with refusals:
            some = self.some(data)
            attending.mark(self.database, session, some, state)
            action = agenda.read_action(self.database, session)
            came = {each.person_id for each in action.people if each.state is Attendance.CAME}
            with self.database.bare() as connection:
                taught = connection.execute(
                    "SELECT person_id FROM training_record WHERE action_id = ?", (session.bytes,)
                ).fetchall()
            assert {key for (key,) in taught} == {each.bytes for each in came}

    @rule(session=sessions)
    def call_a_session_off(self, session):
        with refusals:
            planning.cancel(self.database, session)
            with self.database.bare() as connection:
                (left,) = connection.execute(
                    "SELECT count(*) FROM training_record WHERE action_id = ?", (session.bytes,)
                ).fetchone()
            assert left == 0

    @rule()
    def see_who_should_follow(self):
        for offered in courses.read_courses(self.database):
            with refusals:
                asking.who_should_follow(self.database, offered.course)

    @rule()
    def headquarters_asks_for_the_course(self):
        """Every way out is open to who passed it, and to nobody else; then it asks no more."""
        before = dump(self.database)
        self._ask(is_on=True)
        try:
            trained = self._trained(shipped.DATA_AND_RIGHTS)
            assert all(self._is_open(way) == trained for way in self._ways_out())
        finally:
            self._ask(is_on=False)
        assert dump(self.database) == before

    @rule(is_on=st.booleans())
    def headquarters_switches_influence(self, is_on):
        with self.database.transaction(FROM_ABOVE) as session:
            session.execute(delete(Permission).where(Permission.name == Switch.INFLUENCE))
            if is_on:
                session.add(
                    Permission(name=Switch.INFLUENCE, reference="AIPD-2026-04", since=clock.today())
                )
        self.forget_past()

    @invariant()
    def influence_is_read_of_who_may_be_ranked_and_only_when_switched_on(self):
        if not hasattr(self, "database"):
            return
        with self.database.bare() as connection:
            is_on = (
                connection.execute(
                    "SELECT 1 FROM permission WHERE name = ?", (Switch.INFLUENCE,)
                ).fetchone()
                is not None
            )
            limited = limiting.limited_people(connection)
            rows = connection.execute("SELECT id FROM person WHERE basis = 'pending'")
            pending = {key for (key,) in rows}
        people = set(self.people())
        for key in sorted(people)[:3]:
            found = read_influence(self.database, key)
            with self.database.reading() as session:
                objects = objections.standing(session, key) is not None
            assert found is None or (is_on and key not in limited and not objects)
            if found is not None:
                tree = {branch.id for branch in found.tree}
                assert key not in tree
                assert tree <= people - {each for each in people if each.bytes in pending}
                assert 0 <= found.dots <= 3

    @invariant()
    def who_is_erased_followed_nothing(self):
        if not getattr(self, "gone", None):
            return
        for offered in courses.read_courses(self.database):
            rows = following.read_followed(self.database, offered.course.key)
            assert not {each.person_id for each in rows} & self.gone

    def _ways_out(self):
        return (
            lambda: check_trained(self.database),
            lambda: write_csv(self.database, StringIO()),
            lambda: write_deeds(self.database, Deeds.TIMELINE, StringIO()),
            lambda: papers.write_tasks(self.database, self.file(".pdf")),
            lambda: write_archive(self.database, self.file(".zip")),
        )

    def _is_open(self, way):
        try:
            way()
        except Refused:
            return False
        return True

    def _trained(self, key):
        with self.database.reading() as session:
            return following.counts_for_holder(session, key, clock.today())

    def _ask(self, *, is_on):
        with self.database.transaction(FROM_ABOVE) as session:
            session.execute(delete(Permission).where(Permission.name == Switch.TRAINING))
            if is_on:
                session.add(Permission(name=Switch.TRAINING, reference="D-12", since=clock.today()))
