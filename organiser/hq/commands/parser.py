"""What may be asked of `organiser-hq`, in the language spoken."""

import argparse
from pathlib import Path
from typing import Any

from organiser import __version__
from organiser.domain.drive_brief import USES
from organiser.domain.permission import Switch
from organiser.domain.proposal import State
from organiser.i18n import LANGUAGES, _
from organiser.words.arguments import Parser, speak_to_argparse

Subparsers = Any


def build_parser() -> Parser:
    """Return the parser of every command; say the language before."""
    speak_to_argparse()
    parser = Parser(
        prog="organiser-hq",
        description=_("Headquarters’ server: committees, their laptops, copies, the law."),
        epilog=_(
            "Exit status: 0 done, 1 misuse, 2 unreadable input, 3 refused by a rule, "
            "4 the database or the keys cannot be opened, 130 cancelled."
        ),
    )
    parser.add_argument(
        "--version", action="version", version=f"organiser-hq {__version__}",
        help=_("show the version and end"),
    )  # fmt: skip
    _common(parser, is_top=True)
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), required=True)
    for add in (
        _server, _copies, _committees, _permissions, _elections, _requests, _laptops, _accounts,
        _directives, _proposals, _courses, _ladder, _register, _officer_key,
    ):  # fmt: skip
        add(commands)
    return parser


def _common(parser: argparse.ArgumentParser, *, is_top: bool = False) -> None:
    """Words that every command takes, before or after its name."""
    silent: Any = None if is_top else argparse.SUPPRESS
    off: Any = False if is_top else argparse.SUPPRESS
    parser.add_argument(
        "--database", metavar="URL", default=silent, help=_("postgresql://… or sqlite:///file")
    )
    parser.add_argument(
        "--home", type=Path, metavar=_("DIR"), default=silent,
        help=_("folder of its keys and its ledger"),
    )  # fmt: skip
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


def _acts(commands: Subparsers, name: str, words: str) -> Subparsers:
    parser = commands.add_parser(name, help=words, description=words)
    _common(parser)
    return parser.add_subparsers(dest="act", metavar=_("COMMAND"), required=True)


def _server(commands: Subparsers) -> None:
    _add(commands, "migrate", _("bring the database up to date; make the keys once"),
         "serving.migrate")  # fmt: skip
    serve = _add(commands, "serve", _("answer committees"), "serving.serve")
    serve.add_argument("--host", default="127.0.0.1", help=_("address to answer at"))
    serve.add_argument("--port", type=int, default=8000, help=_("port to answer at"))
    serve.add_argument("--workers", type=int, default=1, help=_("processes"))
    serve.add_argument(
        "--no-tasks", action="store_true", help=_("mails leave from a process of their own")
    )
    tasks = _add(commands, "tasks", _("send mails and do what waits, until stopped"),
                 "serving.tasks")  # fmt: skip
    tasks.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    check = _add(commands, "check", _("look the whole server over"), "serving.check")
    check.add_argument("--quick", action="store_true", help=_("without counting every record anew"))
    _add(commands, "openapi", _("print how the line is spoken, as OpenAPI"), "serving.openapi")
    demo = _add(commands, "demo", _("try it on this machine with an invented country"),
                "demonstrating.demo")  # fmt: skip
    demo.add_argument("--host", default="127.0.0.1", help=_("address to answer at"))
    demo.add_argument("--port", type=int, default=8000, help=_("port to answer at"))
    demo.add_argument("--committees", type=int, default=2_000, metavar="N",
                      help=_("how many committees are invented"))  # fmt: skip
    demo.add_argument("--out", type=Path, default=Path("demo-hq"), metavar=_("DIR"),
                      help=_("where to leave what it makes"))  # fmt: skip
    _add(commands, "welcome", _("remind committees, and move whom nobody called; once a day"),
         "serving.welcome")  # fmt: skip
    _add(commands, "purge", _("let go of what is kept no longer; once a day"), "serving.purge")


def _copies(commands: Subparsers) -> None:
    keep = _add(commands, "backup", _("write a copy of the database"), "copies.backup")
    keep.add_argument("file", type=Path, metavar=_("FILE"), help=_("a file, or a folder for it"))
    keep.add_argument("--keep", type=int, metavar=_("DAYS"),
                      help=_("in that folder, drop copies that are older"))  # fmt: skip
    back = _add(commands, "restore", _("put the database back from a copy"), "copies.restore")
    back.add_argument("file", type=Path, metavar=_("FILE"))
    _add(commands, "restore-finish", _("let laptops in after the database was put back"),
         "copies.finish")  # fmt: skip


def _committees(commands: Subparsers) -> None:
    acts = _acts(commands, "committee", _("committees and their codes"))
    words = _("create a committee whose confidentiality commitment was signed on paper")
    add = _add(acts, "add", words, "committees.add")
    add.add_argument("--name", required=True, metavar=_("NAME"), help=_("its name"))
    add.add_argument("--commune", default="", metavar="INSEE", help=_("INSEE code of its commune"))
    code = _add(acts, "code", _("make a code that pairs one laptop"), "committees.code")
    code.add_argument("committee", metavar="ID")
    _add(acts, "list", _("every committee"), "committees.show")
    one = _add(acts, "show", _("one committee, and the short link to sign up with it"),
               "committees.show_one")  # fmt: skip
    one.add_argument("committee", metavar="ID")

    back = _add(acts, "fallback", _("have it welcome whom no committee of its department calls"),
                "committees.fallback")  # fmt: skip
    back.add_argument("committee", metavar="ID")
    mail = _add(acts, "contact", _("say to whom a committee is reminded that somebody waits"),
                "committees.contact")  # fmt: skip
    mail.add_argument("committee", metavar="ID")
    mail.add_argument("email", metavar=_("EMAIL"), help=_("empty: back to its founder’s"))


def _permissions(commands: Subparsers) -> None:
    acts = _acts(commands, "permission", _("what is switched on in every committee"))
    on = _add(acts, "on", _("switch something on"), "permissions.on")
    on.add_argument(
        "what", choices=[str(switch) for switch in Switch],
        help=_("influence: who came through whom; training: before any print"),
    )  # fmt: skip
    on.add_argument("--reference", required=True, metavar=_("TEXT"),
                    help=_("of the impact assessment, or of the decision"))  # fmt: skip
    off = _add(acts, "off", _("switch something off again"), "permissions.off")
    off.add_argument("what", choices=[str(switch) for switch in Switch])
    _add(acts, "list", _("what may be switched on, and what is"), "permissions.show")


def _elections(commands: Subparsers) -> None:
    acts = _acts(commands, "election", _("days of voting, and the silence before them"))
    add = _add(acts, "add", _("tell every committee of a day of voting"), "voting.add")
    add.add_argument("title", metavar=_("TITLE"), help=_("which vote, each round by itself"))
    add.add_argument("day", metavar=_("DAY"), help=_("such as 2027-04-11"))
    add.add_argument("--department", default="", metavar="CODE",
                     help=_("where it is voted; without it, in the whole country"))  # fmt: skip
    add.add_argument("--register-by", metavar=_("DAY"),
                     help=_("last day to sign up on the roll; without it, the law’s"))  # fmt: skip
    add.add_argument("--proxy-by", metavar=_("DAY"),
                     help=_("by when a proxy is best made"))  # fmt: skip
    _add(acts, "list", _("every day of voting"), "voting.show")
    _add(acts, "remove", _("take a day of voting out again"), "voting.remove").add_argument(
        "election", metavar="ID"
    )


def _requests(commands: Subparsers) -> None:
    acts = _acts(commands, "application", _("requests to create a committee"))
    listed = _add(acts, "list", _("every request"), "requests.show_all")
    listed.add_argument("--department", default="", metavar="CODE", help=_("of one department"))
    _add(acts, "show", _("one request"), "requests.show").add_argument("request", metavar="ID")
    for name, words in (
        ("call", _("note that you spoke with the founder on the phone")),
        ("pre-approve", _("say that the request may go on")),
        ("approve", _("create the committee")),
        ("refuse", _("refuse the request")),
        ("close", _("close the request without a decision")),
        ("merge", _("have the request join another committee")),
    ):
        act = _add(acts, name, words, f"requests.{name.replace('-', '_')}")
        act.add_argument("request", metavar="ID")
        act.add_argument("--by", required=True, metavar=_("NAME"), help=_("who decides or called"))
        act.add_argument("--reason", required=True, metavar=_("WORDS"),
                         help=_("sent to who asked; of a call, kept here"))  # fmt: skip
        if name == "merge":
            act.add_argument("--into", required=True, metavar="ID")


def _laptops(commands: Subparsers) -> None:
    acts = _acts(commands, "device", _("laptops"))
    every = _add(acts, "list", _("every laptop"), "laptops.show")
    every.add_argument("--committee", metavar="ID", help=_("those of one committee"))
    stop = _add(acts, "revoke", _("stop a laptop"), "laptops.revoke")
    stop.add_argument("device", type=int, metavar="ID")
    wipe = _add(acts, "erase", _("stop a laptop and order it to erase itself"), "laptops.wipe")
    wipe.add_argument("device", type=int, metavar="ID")
    rights = _acts(commands, "person", _("rights of a person"))
    erase = _add(rights, "erase", _("erase somebody everywhere"), "laptops.erase_person")
    erase.add_argument("person", metavar="ID")


def _accounts(commands: Subparsers) -> None:
    acts = _acts(commands, "account", _("accounts of the desk of headquarters"))
    add = _add(acts, "add", _("make an account, and a link to set its password"), "accounts.add")
    add.add_argument("email", metavar=_("EMAIL"))
    add.add_argument(
        "--role", required=True,
        choices=("national", "department", "trainer", "data_protection", "support"),
        help=_("what its owner is there for"),
    )  # fmt: skip
    add.add_argument("--department", default="", metavar=_("CODE"), help=_("its code, like 22"))
    again = _add(acts, "invite", _("make another link to set a password"), "accounts.invite")
    again.add_argument("email", metavar=_("EMAIL"))
    out = _add(acts, "sign-out", _("end every session of somebody"), "accounts.sign_out")
    out.add_argument("email", metavar=_("EMAIL"))
    close = _add(acts, "close", _("let somebody in no more"), "accounts.close")
    close.add_argument("email", metavar=_("EMAIL"))
    _add(acts, "list", _("every account"), "accounts.show")


def _directives(commands: Subparsers) -> None:
    acts = _acts(commands, "directive", _("what is asked of committees"))
    new = _add(acts, "publish", _("send a directive, or the next version of one"),
               "directives.publish")  # fmt: skip
    new.add_argument("file", type=Path, metavar=_("FILE"), help=_("a page of Markdown"))
    new.add_argument(
        "--audience", action="append", metavar=_("WHO"),
        help=_("all, department:31 or committee:ID; may be said several times"),
    )  # fmt: skip
    new.add_argument("--ask", action="store_true", help=_("ask committees to acknowledge it"))
    new.add_argument("--from", dest="since", metavar=_("DAY"), help=_("first day it counts"))
    new.add_argument("--until", metavar=_("DAY"), help=_("last day it counts"))
    new.add_argument("--replaces", metavar="ID", help=_("the directive it is a new version of"))
    new.add_argument("--drive", choices=[str(use) for use in USES],
                     help=_("have committees run a drive, by this way"))  # fmt: skip
    new.add_argument("--drive-words", type=Path, metavar=_("FILE"),
                     help=_("what is said or written in it"))  # fmt: skip
    for name, words in (
        ("whom", _("whom it is for, in neutral words")), ("goal", _("what it is to reach")),
        ("subject", _("subject of its e-mail")),
    ):  # fmt: skip
        new.add_argument(f"--drive-{name}", default="", metavar=_("TEXT"), help=words)
    new.add_argument("--drive-from", metavar=_("DAY"), help=_("its first day"))
    new.add_argument("--drive-until", metavar=_("DAY"), help=_("its last day"))
    new.add_argument("--attach", action="append", type=Path, metavar=_("FILE"),
                     help=_("a file that goes with it; may be said several times"))  # fmt: skip
    new.add_argument("--keep", action="store_true",
                     help=_("keep the files of the version before"))  # fmt: skip
    _add(acts, "list", _("every directive"), "directives.show_all")
    show = _add(acts, "show", _("a directive, and who read and applied it"), "directives.show")
    show.add_argument("directive", metavar="ID")
    away = _add(acts, "withdraw", _("take a directive back"), "directives.withdraw")
    away.add_argument("directive", metavar="ID")
    away.add_argument(
        "--reason", required=True, metavar=_("TEXT"), help=_("why; committees read it")
    )


def _register(commands: Subparsers) -> None:
    acts = _acts(commands, "selection", _("the register of online selections"))
    new = _add(acts, "publish", _("open a line, or write the next version of one"),
               "register.publish")  # fmt: skip
    new.add_argument("file", type=Path, metavar=_("FILE"), help=_("what the line says, in JSON"))
    new.add_argument("--replaces", metavar="ID", help=_("the line it is a new version of"))
    _add(acts, "list", _("every line of the register"), "register.show_all")
    _add(acts, "export", _("the whole register as a table"), "register.export")
    show = _add(acts, "show", _("a line, and what was sent under it"), "register.show")
    show.add_argument("line", metavar="ID")
    away = _add(acts, "withdraw", _("close a line before its last day"), "register.withdraw")
    away.add_argument("line", metavar="ID")
    away.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("kept with the line"))


def _courses(commands: Subparsers) -> None:
    acts = _acts(commands, "course", _("courses for all committees"))
    new = _add(acts, "publish", _("offer a course, or the next version of one"), "courses.publish")
    new.add_argument("file", type=Path, metavar=_("FILE"), help=_("a page of Markdown"))
    new.add_argument("--replaces", metavar="ID", help=_("the course it is a new version of"))
    new.add_argument(
        "--picture", action="append", type=Path, metavar=_("FILE"),
        help=_("a picture that its page names; may be said several times"),
    )  # fmt: skip
    new.add_argument("--again", action="store_true",
                     help=_("who followed an earlier version follows this one too"))  # fmt: skip
    new.add_argument("--before-printing", action="store_true",
                     help=_("it is to be passed before anybody prints or exports"))  # fmt: skip
    _add(acts, "list", _("every course"), "courses.show_all")
    for name, words in (
        ("show", _("a course, as committees read it")), ("withdraw", _("offer a course no more")),
    ):  # fmt: skip
        _add(acts, name, words, f"courses.{name}").add_argument("course", metavar="ID")


def _ladder(commands: Subparsers) -> None:
    acts = _acts(commands, "ladder", _("the stages of engagement, as every committee sees them"))
    _add(acts, "show", _("the definition that stands, as a file to publish"), "ladder.show")
    new = _add(acts, "publish", _("have every laptop follow a definition"), "ladder.publish")
    new.add_argument("file", type=Path, metavar=_("FILE"), help=_("as “ladder show” writes it"))
    _add(acts, "back", _("have the program’s own stand again"), "ladder.back")


def _proposals(commands: Subparsers) -> None:
    acts = _acts(commands, "proposal", _("what committees ask of headquarters"))
    every = _add(acts, "list", _("every proposal"), "proposals.show_all")
    states = ("sent", *map(str, State))
    every.add_argument("--state", choices=states, help=_("only those that are so far"))
    for name, words, run in (
        ("show", _("a proposal, and what became of it"), "proposals.show"),
        ("publish", _("show it to all committees, who may second it"), "proposals.publish"),
    ):
        _add(acts, name, words, run).add_argument("proposal", metavar="ID")
    reply = _add(acts, "answer", _("say how far it is, and why"), "proposals.reply")
    reply.add_argument("proposal", metavar="ID")
    answers = [str(state) for state in State if state is not State.MERGED]
    reply.add_argument("--state", required=True, choices=answers, help=_("how far it is"))
    reply.add_argument("--reason", metavar=_("TEXT"), help=_("why; committees read it"))
    merge = _add(acts, "merge", _("join it with another that says the same"), "proposals.merge")
    merge.add_argument("proposal", metavar="ID")
    merge.add_argument("--into", required=True, metavar="ID", help=_("the one that stands"))
    merge.add_argument("--reason", required=True, metavar=_("TEXT"),
                       help=_("why; committees read it"))  # fmt: skip
    _add(acts, "count", _("tell committees how often each is seconded"), "proposals.recount")
    export = _add(acts, "export", _("every proposal as a table (CSV)"), "proposals.export")
    export.add_argument("--out", type=Path, metavar=_("FILE"), help=_("a file; else it is printed"))


def _officer_key(commands: Subparsers) -> None:
    acts = _acts(commands, "officer-key", _("the spare key of the officer for data protection"))
    new = _add(acts, "publish", _("ask every committee to hand it over"), "officer_key.publish")
    words = _("its public half, as “organiser officer-key new” wrote it")
    new.add_argument("file", type=Path, metavar=_("FILE"), help=words)
    _add(acts, "withdraw", _("ask for it no more"), "officer_key.withdraw")
    _add(acts, "list", _("every one that was published"), "officer_key.show")
    words = _("write one person out, to be opened on the officer’s computer")
    out = _add(acts, "export", words, "officer_key.export")
    out.add_argument("--account", required=True, metavar=_("EMAIL"), help=_("whose request it is"))
    out.add_argument("--committee", required=True, metavar="ID")
    whom = out.add_mutually_exclusive_group(required=True)
    whom.add_argument("--person", metavar="ID", help=_("by her id"))
    whom.add_argument("--email", metavar=_("EMAIL"), help=_("by her whole mailbox"))
    words = _("it is kept, and she may ask for it")
    out.add_argument("--why", required=True, metavar=_("TEXT"), help=words)
    out.add_argument("--out", type=Path, required=True, metavar=_("FILE"), help=_("where to write"))
