"""The words of the command line, in the language spoken."""

import argparse
from pathlib import Path
from typing import Any

from organiser import __version__
from organiser.domain.action import ActionKind
from organiser.domain.consent import ASKED, Origin, Purpose
from organiser.domain.export import Deeds, ExportPurpose
from organiser.i18n import LANGUAGES, _
from organiser.usecases.paths.ready import Ready
from organiser.words.arguments import Parser, speak_to_argparse

Subparsers = Any


def build_parser() -> Parser:
    """Return the parser of every command; say the language before."""
    speak_to_argparse()
    parser = Parser(
        prog="organiser",
        description=_("The desk of a support committee. Without a command, the window opens."),
        epilog=_(
            "Exit status: 0 done, 1 misuse, 2 unreadable input, 3 refused by a rule, "
            "4 the file cannot be opened, 5 no network or headquarters refuses, 130 cancelled."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"organiser {__version__}",
        help=_("show the version and end"),
    )
    _common(parser, is_top=True)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    for add in (
        _committee,
        _people,
        _duplicates,
        _rights,
        _officer_key,
        _consents,
        _line,
        _actions,
        _paths,
        _sheets,
        _turfs,
        _safety,
        _demonstration,
    ):
        add(commands)
    return parser


def _common(parser: argparse.ArgumentParser, *, is_top: bool = False) -> None:
    """Words that every command takes, before or after its name."""
    silent: Any = None if is_top else argparse.SUPPRESS
    off: Any = False if is_top else argparse.SUPPRESS
    parser.add_argument(
        "--home", type=Path, default=silent, metavar=_("DIR"), help=_("folder of the committee")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=silent, help=_("language: fr or en"))
    parser.add_argument(
        "--json", action="store_true", default=off, help=_("answer in JSON, for scripts")
    )
    parser.add_argument(
        "--yes", action="store_true", default=off, help=_("answer yes to what would be asked")
    )


def _add(commands: Subparsers, name: str, words: str, run: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(run=run)
    _common(parser)
    return parser


def _committee(commands: Subparsers) -> None:
    init = _add(commands, "init", _("make the file of a committee"), "committee.init")
    init.add_argument("--committee", required=True, metavar=_("NAME"), help=_("its name"))
    init.add_argument("--commune", default="", metavar="INSEE", help=_("INSEE code of its commune"))
    _add(commands, "check", _("look the whole file over"), "committee.check")


def _people(commands: Subparsers) -> None:
    bring = _add(commands, "import", _("bring in the people of a file"), "people.bring_in")
    bring.add_argument("file", type=Path, metavar=_("FILE"))
    bring.add_argument("--mapping", type=Path, metavar="M.json", help=_("what each column is"))
    bring.add_argument("--preset", metavar="P", help=_("the program that wrote the file"))
    bring.add_argument("--origin", choices=[origin.value for origin in Origin], default=None,
                       help=_("where the file comes from"))  # fmt: skip
    bring.add_argument("--dry-run", action="store_true", help=_("say what would happen only"))
    bring.add_argument("--report", type=Path, metavar="R.json", help=_("write the report there"))
    bring.add_argument("--rejects", type=Path, metavar="F.csv", help=_("write rejected rows there"))
    bring.add_argument("--repair", action="store_true", help=_("put spoilt accents right"))
    undo = _add(commands, "undo", _("take back the last act"), "people.undo")
    undo.add_argument("--last-import", action="store_true", help=_("take back the last import"))
    show_list = _add(commands, "list", _("list or search people"), "people.show_list")
    show_list.add_argument(
        "--search", metavar=_("TEXT"), help=_("words, or - for one search a line")
    )
    show_list.add_argument("--segment", metavar=_("NAME"), help=_("the people of this saved list"))
    show_list.add_argument("--limit", type=int, metavar="N", help=_("at most N people"))
    show = _add(commands, "show", _("show the card of a person"), "people.show")
    show.add_argument("id", metavar="ID")
    edit = _add(commands, "edit", _("change fields, all or none"), "people.edit")
    edit.add_argument("edits", type=Path, metavar="EDITS.json")
    export = _add(commands, "export", _("write a table to a file"), "export.run")
    export.add_argument("what", choices=["people", *Deeds])
    export.add_argument(
        "--format", choices=["csv", "xlsx", "vcard"], default="csv", help=_("kind of file")
    )
    export.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to write"))
    export.add_argument("--all", action="store_true", help=_("every column, note included"))
    export.add_argument(
        "--purpose",
        choices=[purpose.value for purpose in ExportPurpose],
        default=ExportPurpose.OTHER.value,
        help=_("what for: it stands in the access log"),
    )


def _duplicates(commands: Subparsers) -> None:
    twice = _add(
        commands, "duplicates", _("say who may be in the list twice, and why"), "duplicates.find"
    )
    twice.add_argument("--format", choices=["csv"], default="csv", help=_("kind of file"))
    twice.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to write"))


def _line(commands: Subparsers) -> None:
    pair = _add(commands, "pair", _("link this computer with headquarters"), "line.pair")
    pair.add_argument("url", metavar="URL")
    pair.add_argument("code", metavar="CODE")
    pair.add_argument("--name", default="", metavar=_("NAME"), help=_("what others see of it"))
    _add(commands, "sync", _("send what waits and take what is new"), "line.sync")
    met = _add(commands, "conflicts", _("list the values that were not kept"), "line.conflicts")
    does = met.add_mutually_exclusive_group()
    does.add_argument("--take", metavar="ID", help=_("have the other value"))
    does.add_argument("--leave", metavar="ID", help=_("it is well as it stands"))
    does.add_argument("--bring-back", metavar="ID", help=_("bring a deleted entry back"))
    notes = _add(
        commands, "unlock-notes", _("read the notes by a recovery code"), "line.unlock_notes"
    )
    notes.add_argument("code", nargs="?", default="", metavar="CODE")
    _add(commands, "unpair", _("let go of headquarters"), "line.unpair")


def _rights(commands: Subparsers) -> None:
    access = _add(commands, "access", _("write all that is kept of a person"), "rights.access")
    access.add_argument("id", metavar="ID")
    access.add_argument(
        "--out", type=Path, required=True, metavar="F.zip", help=_("where to write")
    )
    erase = _add(commands, "erase", _("erase a person everywhere, for good"), "rights.erase")
    erase.add_argument("id", metavar="ID")


def _officer_key(commands: Subparsers) -> None:
    words = _("the officer’s key for data protection, on a computer without a network")
    parser = commands.add_parser("officer-key", help=words, description=words)
    _common(parser)
    acts = parser.add_subparsers(dest="act", metavar=_("COMMAND"), required=True)
    new = _add(acts, "new", _("make the key, and its pages to print"), "officer_key.new")
    new.add_argument("--out", type=Path, required=True, metavar=_("DIR"), help=_("where to write"))
    words = _("open what headquarters wrote out of one person")
    opens = _add(acts, "open", words, "officer_key.open_")
    opens.add_argument("export", type=Path, metavar=_("FILE"))
    opens.add_argument("--key", type=Path, action="append", required=True, metavar=_("FILE"),
                       help=_("officer-key.secret; earlier ones too"))  # fmt: skip
    opens.add_argument("--out", type=Path, required=True, metavar="F.zip", help=_("where to write"))


def _consents(commands: Subparsers) -> None:
    consent = _add(
        commands, "consent", _("write down what people agreed to on paper"), "consents.agree"
    )
    consent.add_argument("--who", nargs="+", required=True, metavar="ID", help=_("who signed"))
    consent.add_argument(
        "--by",
        nargs="+",
        default=[],
        choices=[each.value for each in ASKED],
        help=_("by which ways"),
    )
    consent.add_argument(
        "--for",
        dest="purpose",
        nargs="+",
        default=[Purpose.NEWS.value],
        choices=[each.value for each in Purpose],
        help=_("what for; news otherwise"),
    )
    consent.add_argument("--no", action="store_true", help=_("they say no to these ways"))
    consent.add_argument("--place", required=True, metavar=_("TEXT"), help=_("where it was signed"))
    consent.add_argument(
        "--date", metavar=_("DAY"), help=_("2026-11-28 or 28/11/2026; today otherwise")
    )
    consent.add_argument(
        "--papers", type=int, required=True, metavar="N",
        help=_("how many signed slips you hold: one for each"),
    )  # fmt: skip


def _actions(commands: Subparsers) -> None:
    log = _add(commands, "log", _("note an action"), "actions.log")
    shipped = ", ".join(ActionKind)
    log.add_argument(
        "kind", metavar="KIND", help=_("{kinds}, or one of your own").format(kinds=shipped)
    )
    log.add_argument("--theme", default="", metavar=_("TEXT"), help=_("what it was about"))
    training = _add(commands, "training", _("note a training"), "actions.training")
    training.add_argument("course", metavar=_("COURSE"))
    for parser in (log, training):
        parser.add_argument(
            "--who", nargs="+", required=True, metavar="ID", help=_("who was there")
        )
        parser.add_argument(
            "--date", metavar=_("DAY"), help=_("2026-11-28 or 28/11/2026; today otherwise")
        )
        parser.add_argument("--hours", type=float, metavar="H", help=_("how long, in hours"))
        parser.add_argument("--note", default="", metavar=_("TEXT"), help=_("a word about it"))


def _paths(commands: Subparsers) -> None:
    path = _add(commands, "path", _("the committee’s paths, step by step"), "paths.none")
    words = path.add_subparsers(dest="path_command", required=True, metavar=_("COMMAND"))
    listed = _add(words, "list", _("list the paths"), "paths.show_list")
    listed.add_argument("--all", action="store_true", help=_("those that are stopped too"))
    show = _add(words, "show", _("show a path with its steps"), "paths.show")
    show.add_argument("name", metavar=_("NAME"))
    take = _add(words, "take", _("take a ready path over"), "paths.take")
    take.add_argument("ready", choices=[each.value for each in Ready])
    walk = _add(commands, "walk", _("who is on which path"), "paths.none")
    words = walk.add_subparsers(dest="walk_command", required=True, metavar=_("COMMAND"))
    walks = _add(words, "list", _("list who is on a path, the latest first"), "paths.walks")
    walks.add_argument("--all", action="store_true", help=_("those that ended too"))
    start = _add(words, "start", _("put people on a path"), "paths.start")
    start.add_argument("path", metavar=_("NAME"))
    start.add_argument("--who", nargs="+", required=True, metavar="ID", help=_("whom"))
    start.add_argument("--carer", metavar="ID", help=_("who looks after it"))
    day = _("2026-11-28 or 28/11/2026; today otherwise")
    start.add_argument("--date", metavar=_("DAY"), help=day)
    for name, said in (
        ("done", _("the next step is done")),
        ("skip", _("leave the next step out")),
    ):
        settle = _add(words, name, said, f"paths.{name}")
        settle.add_argument("walk", metavar="ID")
        settle.add_argument("--date", metavar=_("DAY"), help=day)
        settle.add_argument("--by", metavar="ID", help=_("who did it"))
        settle.add_argument("--note", default="", metavar=_("TEXT"), help=_("a word about it"))
    stop = _add(words, "stop", _("give a path up"), "paths.stop")
    stop.add_argument("walk", metavar="ID")
    stop.add_argument("--word", default="", metavar=_("TEXT"), help=_("why"))


def _sheets(commands: Subparsers) -> None:
    sheet = _add(commands, "sheet", _("print a packet, read or show a page"), "sheets.none")
    words = sheet.add_subparsers(dest="sheet_command", required=True, metavar=_("COMMAND"))
    print_ = _add(words, "print", _("print a packet"), "sheets.print_packet")
    print_.add_argument(
        "--doors", type=Path, required=True, metavar="DOORS.csv", help=_("list of doors")
    )
    print_.add_argument(
        "--out", type=Path, required=True, metavar="SHEET.pdf", help=_("where to write")
    )
    print_.add_argument(
        "--manifest", type=Path, metavar="SHEET.json", help=_("its geometry, for tests")
    )
    print_.add_argument(
        "--layout", type=int, choices=[1, 2], default=1, help=_("1, or 2 in large print")
    )
    print_.add_argument("--names", action="store_true", help=_("print names; off by default"))
    print_.add_argument("--no-names", dest="names", action="store_false", help=argparse.SUPPRESS)
    print_.add_argument("--title", default="", metavar=_("TEXT"), help=_("title of the outing"))
    print_.add_argument("--team", default="", metavar=_("TEXT"), help=_("who goes"))
    print_.add_argument("--date", metavar=_("DAY"), help=_("day of the outing"))
    read = _add(words, "read", _("read photographed or scanned pages"), "reading.read")
    read.add_argument(
        "pictures", type=Path, nargs="+", metavar=_("FILE"), help=_("pictures, or a PDF of them")
    )
    read.add_argument(
        "--record", action="store_true", help=_("enter the pages where nothing is to be asked")
    )
    show = _add(words, "show", _("show a page as it was printed"), "sheets.show_page")
    show.add_argument("code", metavar="CODE")
    enter = _add(commands, "enter", _("enter what came back"), "sheets.enter")
    enter.add_argument("code", metavar="CODE")
    enter.add_argument("answers", type=Path, metavar="ANSWERS.csv")
    enter.add_argument("--tally", type=Path, metavar="F.csv", help=_("anonymous counts a street"))


def _turfs(commands: Subparsers) -> None:
    turf = _add(commands, "turf", _("cut addresses into turfs"), "turfs.none")
    words = turf.add_subparsers(dest="turf_command", required=True, metavar=_("COMMAND"))
    cut = _add(words, "cut", _("cut a list of addresses into turfs"), "turfs.cut")
    cut.add_argument(
        "--addresses", type=Path, required=True, metavar="BAN.csv",
        help=_("the national address base, or id, street, number, suffix, x, y, doors"),
    )  # fmt: skip
    cut.add_argument(
        "--out", type=Path, required=True, metavar="TURFS.csv", help=_("where to write")
    )
    cut.add_argument(
        "--doors-per-turf", type=int, default=45, metavar="N",
        help=_("about how many doors a turf has; 45 otherwise"),
    )  # fmt: skip
    cut.add_argument(
        "--seed", type=int, default=0, metavar="N", help=_("another number cuts another way")
    )


def _safety(commands: Subparsers) -> None:
    backup = _add(commands, "backup", _("keep an encrypted copy"), "committee.make_backup")
    backup.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to write"))
    archive = _add(commands, "archive", _("everything in an open form, and back"), "archive.none")
    words = archive.add_subparsers(dest="archive_command", required=True, metavar=_("COMMAND"))
    out = _add(words, "out", _("write everything to an open file"), "archive.take_out")
    out.add_argument("file", type=Path, metavar=_("FILE"))
    back = _add(words, "in", _("read an archive into an empty committee"), "archive.bring_in")
    back.add_argument("file", type=Path, metavar=_("FILE"))
    restore = _add(commands, "restore", _("open a copy beside the file"), "committee.restore")
    restore.add_argument("file", type=Path, metavar=_("FILE"))


def _demonstration(commands: Subparsers) -> None:
    demo = _add(commands, "demo", _("do the main job on invented people"), "demo.run")
    demo.add_argument("--out", type=Path, metavar=_("DIR"), help=_("where to leave what it makes"))
