"""Rules of a season: what people may ask for, what the law destroys, old copies and archives."""

import shutil
from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, rule
from plain_bytes import found_in

from organiser import clock
from organiser.domain.consent import Channel
from organiser.domain.outreach import Use
from organiser.domain.rights import RequestKind
from organiser.domain.segments.rules import EVERYBODY
from organiser.errors import Refused
from organiser.usecases import backup, consents, limiting, opening, silence
from organiser.usecases.archive.reading import read_archive
from organiser.usecases.archive.writing import write_archive
from organiser.usecases.outreach import launching
from organiser.usecases.outreach.launching import Plan
from organiser.usecases.people import editing
from organiser.usecases.rights import desk, erasing, keeping, tombstones
from tests.journeys.ledger import MADE, Ledger, dump, refusals


class Rights(Ledger):
    """What the law gives to each of them."""

    copies = Bundle("copies")

    @rule(data=st.data(), kind=st.sampled_from(RequestKind), days=st.integers(0, 40))
    def ask_for_something(self, data, kind, days):
        someone = self.one(data)
        if someone is not None:
            desk.note_request(
                self.database, someone, kind, received_on=clock.today() - timedelta(days),
                told_by=f"lettre de {self.people()[someone]}",
            )  # fmt: skip

    @rule()
    def answer_the_first(self):
        asked = [each for each in desk.requests(self.database) if each.answered_on is None]
        if asked:
            desk.answer_request(self.database, asked[0].id, "Réponse envoyée")

    @rule(data=st.data(), lifts=st.booleans())
    def limit_or_lift(self, data, lifts):
        someone = self.one(data)
        if someone is not None:
            if lifts:
                limiting.lift(self.database, someone)
            else:
                limiting.limit(self.database, someone, "par lettre")
            assert (limiting.read(self.database, someone) is None) == lifts

    @rule(data=st.data(), channel=st.sampled_from([Channel.CALL, Channel.POST, Channel.DOOR]),
          how=st.sampled_from(["refuse", "lift", "object"]))  # fmt: skip
    def refuse_or_object(self, data, channel, how):
        someone = self.one(data)
        if someone is None:
            return
        if how == "refuse":
            consents.refuse(self.database, someone, [channel], "au stand")
        elif how == "lift":
            consents.lift_refusal(self.database, someone, channel, "au stand")
        else:
            desk.object_to_use(self.database, someone, "par lettre")

    @rule(data=st.data())
    def erase_somebody(self, data):
        someone = self.one(data)
        if someone is None:
            return
        editing.edit_person(self.database, someone, {"note": "Qzabrelle", "last_name": "Qzvorgan"})
        editing.edit_person(self.database, someone, {"emails": "qzabrelle@example.org"})
        for other in sorted(set(self.people()) - {someone})[:1]:
            first = self.people()[someone].split()[0]
            editing.remember_remark(self.database, other, f"amie de {first} Qzvorgan")
        self._after_erasing({someone}, lambda: erasing.erase(self.database, someone))
        assert found_in(self.database, ["Qzabrelle", "qzabrelle", "Qzvorgan", "qzvorgan"]) == []

    @rule(months=st.sampled_from([1, 3, 40]))
    def keep_nobody_too_long(self, months):
        self.pass_time(timedelta(days=30 * months))
        due = {kept.person_id for kept in keeping.preview(self.database) if kept.goes}
        limited = {key for key in self.people() if limiting.read(self.database, key)}
        assert not due & limited
        self._after_erasing(due, lambda: keeping.purge(self.database, due))
        assert not {kept for kept in keeping.preview(self.database) if kept.goes}

    def _after_erasing(self, people, erase):
        before = set(self.people())
        erase()
        assert set(self.people()) == before - people
        self.gone = {UUID(stone.id) for stone in tombstones.read(self.home)}
        assert people <= self.gone
        self.freeze_again()
        self.forget_past()

    @rule(target=copies)
    def keep_a_copy(self):
        file = self.file(".organiser-backup")
        return backup.keep_backup(self.database, self.home, file), self.people()

    @rule(copy=copies)
    def look_at_a_copy(self, copy):
        file, people = copy
        restored = backup.restore(self.home, file, None, self.key)
        assert restored.people == len(people)
        backup.discard(restored)

    @rule(copy=copies)
    def put_an_old_copy_back(self, copy):
        file, people = copy
        restored = backup.restore(self.home, file, None, self.key)
        self.database.close()
        backup.adopt(self.home, restored)
        self.database = opening.open_with_key(self.home, self.key)
        self.pass_time(timedelta())
        assert set(people) - self.gone <= set(self.people())
        self.freeze_again()
        self.forget_past()

    @rule()
    def take_everything_along(self):
        file = write_archive(self.database, self.file(".zip")).file
        home = self.folder / f"other-{self.files}"
        shutil.copytree(MADE["home"], home)
        other = opening.open_with_key(home, self.key)
        assert read_archive(other, file).unknown == 0
        assert dump(other) == dump(self.database)
        other.close()

    @rule()
    def keep_silent_before_a_vote(self):
        vote = clock.today() + timedelta(days=1)
        election = silence.add_election(self.database, "Premier tour", vote)
        if silence.silence_now(self.database) is not None:
            plan = Plan("Rentrée", Use.CALL, EVERYBODY)
            try:
                launching.launch(self.database, plan)
            except Refused:
                pass
            else:
                raise AssertionError("launched in the silence")
        silence.remove_election(self.database, election)

    @rule(hours=st.integers(1, 100))
    def let_time_pass(self, hours):
        with refusals:
            self.pass_time(timedelta(hours=hours))
