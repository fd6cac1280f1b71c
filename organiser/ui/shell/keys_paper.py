"""The keys of the page in front, and of everywhere, as they are put on paper."""

import io

from organiser.domain.cheat_sheet import CheatSheet, KeyGroup, KeyLine
from organiser.i18n import _
from organiser.ui.actions import Command, shown
from organiser.ui.paper.single import Single


def keys_paper(sheet: CheatSheet) -> Single:
    """Return *sheet* as it is printed or saved."""
    return Single(
        lambda: page_of(sheet),
        lambda: _("Save the keys"),
        lambda: _("keys.pdf"),
        lambda: _("The keys are saved as a PDF."),
    )


def sheet_of(
    page: str,
    committee: str,
    own: tuple[Command, ...],
    groups: tuple[KeyGroup, ...],
    everywhere: tuple[Command, ...],
) -> CheatSheet:
    """Return what is printed beside *page*: its own keys first, those of everywhere after."""
    mine = KeyGroup(page, _lines(own))
    others = KeyGroup(_("Everywhere"), _lines(everywhere))
    filled = tuple(group for group in (mine, *groups, others) if group.lines)
    return CheatSheet(_("Keys: {page}").format(page=page), committee, filled)


def page_of(sheet: CheatSheet) -> bytes:
    """Return *sheet* as a PDF."""
    from organiser.printing.cheat_sheet import draw_cheat_sheet

    out = io.BytesIO()
    draw_cheat_sheet(sheet, out)
    return out.getvalue()


def _lines(commands: tuple[Command, ...]) -> tuple[KeyLine, ...]:
    return tuple(
        KeyLine(
            tuple(shown(command.shortcuts[0]).split("+")), (command.on_paper or command.title)()
        )
        for command in commands
        if command.shortcuts
    )
