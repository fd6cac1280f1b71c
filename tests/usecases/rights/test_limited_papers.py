"""Whoever is limited stands on nothing that is printed or written to a file (GDPR art. 18)."""

import ast
import zipfile
from datetime import date
from pathlib import Path

import pytest
from make import SATURDAY, bring_in, candidate
from pypdfium2 import PdfDocument

from organiser import clock
from organiser.commands import duplicates
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.export import Deeds
from organiser.domain.field import Outing
from organiser.domain.outreach import Use
from organiser.domain.plan import Plan
from organiser.domain.rights import RequestKind
from organiser.domain.vote_help import Need, Side
from organiser.errors import Refused
from organiser.usecases import actions, limiting, silence
from organiser.usecases.exports import deeds
from organiser.usecases.exports import people as exports
from organiser.usecases.field import call_sheets, choosing, printing
from organiser.usecases.outreach import mailing
from organiser.usecases.outreach import papers as letters
from organiser.usecases.outreach.launching import launch
from organiser.usecases.people.duplicate_search import find_duplicates
from organiser.usecases.plans import attending, calendar_file, papers, planning
from organiser.usecases.rights import desk, informing
from organiser.usecases.teams import tasks, teams
from organiser.usecases.training import certificates, courses, following
from organiser.usecases.votes import papers as votes
from organiser.usecases.votes.ballots import read_ballots
from organiser.usecases.votes.noting import Word, note_word
from tests.usecases.outreach.people import plan, say_who_answers, willing

HER = ("Zénobie", "Quatrebarbes", "zenobie@example.org", "06 39 98 77 66", "0639987766")
WHOLE = {"archive/writing.py": "everything, to be read in again: keeping is what limiting allows"}
"""Modules that let data out and are no use of hers, with the reason."""


@pytest.fixture
def drives(database):
    """She is everywhere: at a door, in a drive, a team, a task, an action, a course, a list."""
    say_who_answers(database)
    her = willing(database, "Zénobie Quatrebarbes", 9, email=HER[2], mobile=HER[3])
    friend = willing(database, "Anne Riou", 1, referrer=str(her), point_person=str(her))
    willing(database, "Zenobie Quatrebarbe", 9, email="z@example.org", mobile="06 39 98 77 67")
    bring_in(database, candidate("Zénobie Quatrebarbes", 2, street="3 rue du Port"))
    tasks.give_task(database, "Coller les affiches", to=her)
    teams.put_in_team(database, teams.make_team(database, "Affiches"), her)
    action = planning.plan(database, Plan(Kind(ActionKind.STALL), clock.today()))
    attending.add_material(database, action, "Table", her)
    for who in (her, friend):
        attending.mark(database, action, [who], Attendance.COMING)
    silence.add_election(database, "Présidentielle", date(2027, 4, 11))
    asks = Word(Side.ASKS, Need.LIFT, "au téléphone", has_agreed=True)
    note_word(database, her, "Présidentielle", date(2027, 4, 11), asks)
    actions.note_training(database, "Porte-à-porte", [her], on=clock.today())
    desk.note_request(database, her, RequestKind.LIMIT, received_on=clock.today())
    made = {use: launch(database, plan(use=use, title=use.value)) for use in
            (Use.CALL, Use.LETTER, Use.LABEL)}  # fmt: skip
    return {"her": her, "friend": friend, "action": action, **made}


def limited(database, made):
    """The same, limited since: both of her entries."""
    limiting.limit(database, made["her"], "lettre")
    for row in informing.untold(database):
        if row.name == "Zénobie Quatrebarbes":
            limiting.limit(database, row.person_id, "lettre")


def pdf_text(content: bytes) -> str:
    document = PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def file_text(file: Path) -> str:
    if file.suffix == ".pdf":
        return pdf_text(file.read_bytes())
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as bag:
            return "\n".join(bag.read(name).decode("utf-8", "replace") for name in bag.namelist())
    return file.read_text(encoding="utf-8-sig")


def _packet(database, made, out, *, names=True):
    (row, *_others) = choosing.streets(database)
    doors = choosing.doors_of_streets(
        database, [(row.key, row.city, choosing.Side.BOTH)], names=names
    ).doors
    outing = Outing("Porte-à-porte", on=SATURDAY, return_by=date(2026, 11, 30))
    printing.print_sheet(database, printing.prepare(database, outing, doors), out)


def _calls(database, made, out):
    out.write_bytes(call_sheets.draw_calls(database, made[Use.CALL], "fr").pdf)


def _letters(database, made, out):
    out.write_bytes(letters.draw_papers(database, made[Use.LETTER]).pdf)


def _labels(database, made, out):
    out.write_bytes(letters.draw_papers(database, made[Use.LABEL]).pdf)


def _notices(database, made, out):
    bring_in(database, candidate("Enora Kerneis", 7, street="7 rue du Port"))
    everybody = [row.person_id for row in informing.untold(database)]
    out.write_bytes(informing.draw_notices(database, [*everybody, made["her"]]).pdf)


def _emails(database, made, out):
    drive = launch(database, plan(use=Use.EMAIL, title="Lettre"))
    batches = mailing.batches(database, drive)
    out.write_text("\n".join(batch.url for batch in batches), encoding="utf-8")


def _votes(database, _made, out):
    votes.write_day_list(database, read_ballots(database)[0], out)


def _people(kind):
    return lambda database, _made, out: exports.export_people(database, kind, out, everything=True)


def _deeds(which):
    return lambda database, _made, out: deeds.export_deeds(database, which, out)


def _twice(database, _made, out):
    found = duplicates._named(database, find_duplicates(database))
    with out.open("w", encoding="utf-8") as file:
        duplicates._write(file, found)
        file.write("\n".join(str(each.one) + str(each.other) for each in found))


OUTPUTS = {
    "tasks.pdf": ("plans/papers.py", lambda db, _made, out: papers.write_tasks(db, out)),
    "sign-up.pdf": (
        "plans/papers.py",
        lambda db, made, out: papers.write_sign_up_sheet(db, made["action"], out),
    ),
    "calendar.ics": (
        "plans/calendar_file.py", lambda db, _made, out: calendar_file.write_all(db, out),
    ),
    "votes.pdf": ("votes/papers.py", _votes),
    "packet.pdf": ("field/printing.py", _packet),
    "calls.pdf": ("field/call_sheets.py", _calls),
    "letters.pdf": ("outreach/papers.py", _letters),
    "labels.pdf": ("outreach/papers.py", _labels),
    "notices.pdf": ("rights/informing.py", _notices),
    "emails.txt": ("outreach/mailing.py", _emails),
    "people.csv": ("exports/people.py", _people(exports.Format.CSV)),
    "people.xlsx": ("exports/people.py", _people(exports.Format.XLSX)),
    "people.vcf": ("exports/people.py", _people(exports.Format.VCARD)),
    **{f"{which.value}.csv": ("exports/deeds.py", _deeds(which)) for which in Deeds},
    "duplicates.csv": ("people/duplicate_search.py", _twice),
}  # fmt: skip
"""Everything by which people's data leave, with the module that lets them out."""
NAMELESS = {"calendar.ics", "duplicates.csv", "packet.pdf", "actions.csv"}
"""Outputs that name nobody, or not everybody, even before she is limited."""


@pytest.mark.parametrize("name", OUTPUTS)
def test_whoever_is_limited_is_on_nothing_that_leaves(database, drives, tmp_path, name):
    _module, write = OUTPUTS[name]
    write(database, drives, tmp_path / f"before-{name}")
    limited(database, drives)

    write(database, drives, tmp_path / name)

    before, after = (file_text(tmp_path / each) for each in (f"before-{name}", name))
    told = [word for word in (*HER, str(drives["her"])) if word in before]
    assert bool(told) or name in NAMELESS
    assert [word for word in (*HER, str(drives["her"])) if word in after] == []


def test_no_way_out_is_left_out_of_this_test():
    """Whatever asks for the training of who lets data out is tried above."""
    usecases = Path(papers.__file__).parent.parent
    asks = {
        file.relative_to(usecases).as_posix()
        for file in usecases.rglob("*.py")
        if _calls_gate(file)
    }

    assert asks - {module for module, _write in OUTPUTS.values()} == set(WHOLE)


def _calls_gate(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.Call) and getattr(node.func, "id", "") == "check_trained"
        for node in ast.walk(tree)
    )


def test_a_sheet_frozen_before_is_not_printed_a_second_time(database, drives, tmp_path):
    drawn = call_sheets.draw_calls(database, drives[Use.CALL], "fr")
    sheet = call_sheets.note_calls_printed(database, drawn.draft)
    limited(database, drives)

    with pytest.raises(Refused, match="print it anew"):
        printing.save_again(database, sheet, tmp_path / "again.pdf")

    assert not (tmp_path / "again.pdf").exists()
    limiting.lift(database, drives["her"])
    printing.save_again(database, sheet, tmp_path / "again.pdf")


def test_no_certificate_is_written_for_her(database, drives, tmp_path):
    (offered, *_rest) = courses.read_courses(database)
    right = [question.right for question in offered.course.questions]
    following.record_result(database, offered.course, right, person_id=drives["her"])
    limited(database, drives)
    (followed,) = [
        each
        for each in following.read_followed(database, offered.course.key)
        if each.person_id == drives["her"]
    ]

    with pytest.raises(Refused, match="limited"):
        certificates.write_certificate(
            database, offered.course, followed, tmp_path / "certificate.pdf"
        )
    assert not (tmp_path / "certificate.pdf").exists()


def test_a_task_of_hers_is_still_to_be_done(database, drives, tmp_path):
    limited(database, drives)

    papers.write_tasks(database, tmp_path / "tasks.pdf")

    assert "Coller les affiches" in file_text(tmp_path / "tasks.pdf")
