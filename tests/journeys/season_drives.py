"""Rules of a season: lists, drives, calls, and call sheets that come back."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, multiple, rule

from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult
from organiser.domain.outreach import ANSWERS, Use
from organiser.domain.segments import rules
from organiser.usecases.field import call_sheets, entering, printing
from organiser.usecases.outreach import drives, launching, queue, results
from organiser.usecases.outreach.launching import Plan
from organiser.usecases.segments import finding, saved
from tests.journeys.ledger import Ledger, refusals
from tests.usecases.outreach.people import say_who_answers

RULES = st.sampled_from(
    [
        rules.EVERYBODY,
        rules.LivesIn(("Plouexemple",)),
        rules.AgreedTo(Channel.CALL),
        rules.Not(rules.NoNewsFor(30)),
        rules.TookPart((ActionKind.STALL,)),
        rules.AnyOf((rules.HasReach(rules.Way.PHONE), rules.Refuses(Channel.CALL))),
    ]
)
USES = st.sampled_from([Use.CALL, Use.CALL, Use.LETTER, Use.OUTING, Use.EMAIL])


class ListsAndDrives(Ledger):
    """How a committee reaches its people."""

    drive = Bundle("drive")
    lists = Bundle("lists")

    @rule(target=lists, chosen=RULES, is_frozen=st.booleans())
    def save_a_list(self, chosen, is_frozen):
        found = set(finding.ids_of(self.database, chosen))
        with refusals:
            kept = saved.save(self.database, f"Liste {self.files}", chosen, is_frozen=is_frozen)
            self.files += 1
            if is_frozen:
                assert set(finding.ids_of(self.database, rules.IsOnList(kept))) == found
            return kept
        return multiple()

    @rule(listed=lists, how=st.sampled_from(["freeze", "remove"]))
    def freeze_or_remove_a_list(self, listed, how):
        with refusals:
            getattr(saved, how)(self.database, listed)

    @rule(target=drive, use=USES, chosen=RULES)
    def launch_a_drive(self, use, chosen):
        say_who_answers(self.database)
        with refusals:
            asked = Plan("Rentrée", use, chosen, subject="Samedi", words="Venez samedi.")
            return launching.launch(self.database, asked)
        return multiple()

    @rule(drive=drive, result=st.sampled_from(ANSWERS))
    def call_the_next(self, drive, result):
        with refusals:
            waiting = queue.waiting(self.database, drive)
            if waiting and drives.read_drive(self.database, drive).use is Use.CALL:
                first = waiting[0]
                results.record_call(
                    self.database, drive, first.id, result, note="dit bonjour",
                    reach=first.reach_key,
                )  # fmt: skip

    @rule(drive=drive)
    def reach_all_who_wait(self, drive):
        with refusals:
            use = drives.read_drive(self.database, drive).use
            if use is not Use.CALL:
                who = [each.id for each in queue.waiting(self.database, drive)]
                results.record_done(self.database, drive, who, results.done_by(use))
                assert queue.waiting(self.database, drive) == ()

    @rule(target=drive, drive=drive, how=st.sampled_from(["pause", "resume", "close", "again"]))
    def go_on_or_not(self, drive, how):
        with refusals:
            if how == "again":
                return launching.again(self.database, drive)
            getattr(drives, how)(self.database, drive)
        return multiple()

    @rule(drive=drive, said=st.lists(st.sampled_from(list(call_sheets.MEANS)), max_size=4))
    def call_from_paper(self, drive, said):
        with refusals:
            drawn = call_sheets.draw_calls(self.database, drive, "fr")
            sheet = call_sheets.note_calls_printed(self.database, drawn.draft)
            self.frozen[sheet] = printing.manifest_of(self.database, sheet)
            page = entering.open_page(self.database, drawn.draft.manifest.pages[0].typed)
            told = [DoorResult(row.row, out) for row, out in zip(page.rows, said, strict=False)]
            assert entering.record_results(self.database, page.id, told) == len(told)
            again = entering.open_page(self.database, page.typed)
            assert list(again.results) == told
            cleared = [replace(each, outcome=None) for each in told[:1]]
            assert entering.record_results(self.database, page.id, cleared) == max(0, len(told) - 1)
            again = entering.open_page(self.database, page.typed)
            assert [each.row for each in again.results if each.outcome] == [
                each.row for each in told[1:]
            ]
