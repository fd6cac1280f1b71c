"""Commands about turfs: cut a list of addresses into what a pair does in one outing."""

import argparse
from dataclasses import asdict

from organiser.commands.outputs import check_outputs
from organiser.commands.session import answer, watched
from organiser.errors import Misuse
from organiser.i18n import _, counted, number
from organiser.usecases.field.turf_cutting import CutList, cut_list


def cut(args: argparse.Namespace) -> int:
    """Cut a list of addresses into turfs."""
    if args.doors_per_turf < 1:
        raise Misuse(_("A turf has one door at least."))
    if args.out.resolve() == args.addresses.resolve():
        raise Misuse(_("The turfs would be written over the addresses. Give them another file."))
    check_outputs(args.out)
    found = cut_list(
        args.addresses,
        args.out,
        target=args.doors_per_turf,
        seed=args.seed,
        progress=watched(),
    )
    value = {**asdict(found), "turfs": found.walk + found.car, "file": str(args.out)}
    answer(args, value, *_said(found))
    return 0


def none(_args: argparse.Namespace) -> int:
    """A turf command without its second word."""
    raise Misuse(_("Say what to do with the turfs: cut."))


def _said(found: CutList) -> list[str]:
    lines = [
        counted("{count} turf on foot.", "{count} turfs on foot.", found.walk),
        counted("{count} round by car.", "{count} rounds by car.", found.car),
        _("{doors} doors in all, from {fewest} to {most} a turf.").format(
            doors=number(found.doors), fewest=number(found.fewest), most=number(found.most)
        ),
    ]
    if found.without_place:
        lines.append(
            counted("{count} address has no place in the list: check its turf.",
                    "{count} addresses have no place in the list: check their turfs.",
                    found.without_place)
        )  # fmt: skip
    return lines
