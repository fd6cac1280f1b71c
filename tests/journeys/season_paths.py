"""Rules of a season: paths are made and changed, people walk them, and none goes back."""

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, invariant, multiple, rule

from organiser import clock
from organiser.domain.pathway import Contact, Mark, PathStep, Pathway, State
from organiser.usecases import limiting
from organiser.usecases.paths import keeping, reading, walking
from organiser.usecases.paths.ready import Ready
from tests.journeys.ledger import Ledger, refusals

STEPS = st.lists(
    st.builds(
        PathStep, st.sampled_from(["Appeler", "Inviter", "Passer"]), st.integers(0, 9),
        st.sampled_from(Contact),
    ),
    min_size=1, max_size=4,
)  # fmt: skip


class Paths(Ledger):
    """What is done with somebody stays done, whatever is written of the path since."""

    pathways = Bundle("pathways")

    @rule(target=pathways, which=st.sampled_from(Ready))
    def take_a_path_over(self, which):
        with refusals:
            return keeping.take_over(self.database, which)
        return multiple()

    @rule(target=pathways, name=st.sampled_from(["Accueil", "Marché"]), steps=STEPS)
    def make_a_path(self, name, steps):
        with refusals:
            return keeping.make_path(self.database, Pathway(name, tuple(steps)))
        return multiple()

    @rule(pathway=pathways, steps=STEPS, stops=st.booleans())
    def change_or_stop_a_path(self, pathway, steps, stops):
        before = self._walks()
        with refusals:
            if stops:
                keeping.offer_path(self.database, pathway, offered=False)
            else:
                keeping.change_path(self.database, pathway, Pathway("Autrement", tuple(steps)))
        assert self._walks() == before

    @rule(pathway=pathways, data=st.data(), cared=st.booleans())
    def put_people_on_a_path(self, pathway, data, cared):
        some, carer = self.some(data), self.one(data) if cared else None
        with refusals:
            begun = walking.put_on_path(self.database, pathway, some, carer=carer)
            assert begun.begun + begun.already + begun.left_out == len(some)

    @rule(data=st.data(), mark=st.sampled_from(Mark), stops=st.booleans())
    def go_on_or_give_up(self, data, mark, stops):
        rows = self._walks()
        if not rows:
            return
        row = data.draw(st.sampled_from(rows))
        with refusals:
            if stops:
                walking.give_up(self.database, row.id, "n’en veut plus")
            elif row.stand.next is not None:
                walking.settle_step(self.database, row.id, row.stand.next.place, mark)
                with self.database.bare() as connection:
                    after = reading.read_walk(connection, row.id)
                assert after.stand.settled == row.stand.settled + 1

    @invariant()
    def nobody_is_on_one_path_twice_and_who_may_not_be_asked_is_not(self):
        if not hasattr(self, "database"):
            return
        rows, today = self._walks(), clock.today()
        pairs = [(row.person_id, row.pathway_id) for row in rows]
        assert len(pairs) == len(set(pairs))
        assert not {row.person_id for row in rows} & self.gone
        with self.database.bare() as connection:
            limited = limiting.limited_people(connection)
            due = reading.count_due(connection)
        assert due.count == sum(
            row.stand.due_on is not None and row.stand.due_on <= today for row in rows
        )
        for row in rows:
            assert row.stand.state is not State.GOING or row.person_id not in limited

    def _walks(self):
        return reading.read_walks(self.database)
