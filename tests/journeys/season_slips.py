"""Rules of a season: signed slips that come back as a pile, and people who are told."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, invariant, multiple, rule

from organiser import clock
from organiser.domain.rights import ToldBy
from organiser.domain.slips import TICKS, answer_of
from organiser.usecases.rights import informing
from organiser.usecases.slips import entering, piles
from organiser.usecases.slips.entering import Slip
from organiser.usecases.slips.piles import PileFacts
from tests.journeys import naive_today as naive
from tests.journeys.ledger import Ledger, refusals

ANSWERS = st.builds(
    lambda ticks, is_no: answer_of(ticks, is_no=is_no), st.sets(st.sampled_from(TICKS)),
    st.booleans(),
)  # fmt: skip
NEWCOMERS = st.sampled_from(["", "Nolwenn Salaün", "Ewen Pennec"])


class Slips(Ledger):
    """What people signed, on paper."""

    piles = Bundle("piles")
    slips = Bundle("slips")

    @rule(target=piles, days=st.integers(0, 9), expected=st.sampled_from([None, 3]))
    def begin_a_pile(self, days, expected):
        facts = PileFacts(clock.today() - timedelta(days), "Marché", expected=expected)
        return piles.begin_pile(self.database, facts)

    @rule(pile=piles, how=st.sampled_from(["close_pile", "reopen_pile", "change"]))
    def close_or_change_it(self, pile, how):
        with refusals:
            if how == "change":
                facts = PileFacts(clock.today() - timedelta(2), "Gare")
                piles.change_pile(self.database, pile, facts)
            else:
                getattr(piles, how)(self.database, pile)

    @rule(target=slips, pile=piles, data=st.data(), answer=ANSWERS, name=NEWCOMERS)
    def type_a_slip(self, pile, data, answer, name):
        first, _space, last = name.partition(" ")
        who = None if name else self.one(data)
        with refusals:
            values = {"first_name": first, "last_name": last}
            return entering.record_slip(self.database, pile, Slip(answer, who, values))
        return multiple()

    @rule(slip=slips, data=st.data(), answer=ANSWERS,
          how=st.sampled_from(["correct", "out", "open"]))  # fmt: skip
    def correct_a_slip(self, slip, data, answer, how):
        with refusals:
            if how == "correct":
                entering.correct_slip(self.database, slip, Slip(answer, self.one(data)))
            elif how == "out":
                entering.take_out_slip(self.database, slip)
            else:
                entering.open_channels(self.database, slip)

    @rule(data=st.data(), answer=ANSWERS, off=st.integers(0, 1))
    def let_many_agree(self, data, answer, off):
        who = self.some(data)
        with refusals:
            entering.agree_on_paper(
                self.database, who, PileFacts(clock.today(), "Réunion"), answer,
                papers=len(who) + off,
            )  # fmt: skip
            assert not off

    @rule(data=st.data(), by=st.sampled_from([ToldBy.LETTER, ToldBy.EMAIL, ToldBy.WORD]))
    def tell_somebody(self, data, by):
        due = [each.person_id for each in informing.untold(self.database)]
        some = self.some(data)
        if some:
            informing.note_told(self.database, some, by, "à la réunion")
            left = {each.person_id for each in informing.untold(self.database)}
            assert left == set(due) - set(some)

    @invariant()
    def every_line_of_a_slip_is_its_persons(self):
        if not hasattr(self, "database"):
            return
        rows = naive.everything(self.database)
        owner = {slip["id"]: slip["person_id"] for slip in rows["consent_slip"]}
        for line in (*rows["consent"], *rows["refusal"]):
            if line["slip_id"] is not None:
                assert owner[line["slip_id"]] == line["person_id"]
        places = [(slip["pile_id"], slip["number"]) for slip in rows["consent_slip"]]
        assert len(places) == len(set(places))

    @invariant()
    def a_basis_stands_on_a_consent(self):
        if not hasattr(self, "database"):
            return
        rows = naive.everything(self.database)
        given = {line["person_id"] for line in rows["consent"] if line["state"] == "given"}
        based = {p["id"] for p in rows["person"] if p["basis"] == "explicit_consent"}
        assert based <= given
