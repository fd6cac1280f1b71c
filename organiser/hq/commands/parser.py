"""What may be asked of `organiser-hq`."""

import argparse


def build() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(prog="organiser-hq", description="Headquarters' server.")
    parser.add_argument("--database", metavar="URL", help="postgresql://… or sqlite:///file")
    parser.add_argument("--home", metavar="DIR", help="the folder of its keys and its ledger")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="bring the database up to date; make the keys once")
    serve = commands.add_parser("serve", help="answer committees")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=1)
    _committees(commands)
    _devices(commands)
    return parser


def _committees(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    committee = commands.add_parser("committee", help="committees and their codes")
    acts = committee.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="create a committee")
    add.add_argument("--name", required=True)
    add.add_argument("--commune", metavar="INSEE", default="")
    code = acts.add_parser("code", help="make a code that pairs one laptop")
    code.add_argument("committee", metavar="ID")
    every = acts.add_parser("list", help="every committee")
    for each in (add, code, every):
        each.add_argument("--json", action="store_true")


def _devices(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    device = commands.add_parser("device", help="laptops")
    acts = device.add_subparsers(dest="act", required=True)
    acts.add_parser("list", help="every laptop").add_argument("--json", action="store_true")
    acts.add_parser("revoke", help="stop a laptop").add_argument("device", type=int, metavar="ID")
    acts.add_parser("erase", help="stop a laptop and order it to erase itself").add_argument(
        "device", type=int, metavar="ID"
    )
    person = commands.add_parser("person", help="rights of a person")
    rights = person.add_subparsers(dest="act", required=True)
    erase = rights.add_parser("erase", help="erase somebody everywhere")
    erase.add_argument("person", metavar="ID")
