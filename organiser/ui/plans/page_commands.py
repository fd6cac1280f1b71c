"""What can be done on the page of the actions besides planning one."""

from functools import partial
from typing import Protocol

from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.plans.period_bar import Look
from organiser.ui.plans.planner import Planner
from organiser.ui.plans.side import Side


class Acting(Protocol):
    """What these commands ask of the page."""

    planner: Planner
    side: Side

    def show_look(self, look: Look) -> None:
        """Show a week, a month or the list."""

    def has_action(self) -> bool:
        """Return whether an action is shown beside."""
        raise NotImplementedError

    def type_sheet(self) -> None:
        """Type a sign-up sheet back."""


def commands_of(page: Acting) -> tuple[Command, ...]:
    """Return the commands of *page*."""
    has_one, on_view = page.has_action, partial(partial, _on_view, page)
    return (
        Command("plans_week", lambda: _("Week"), partial(page.show_look, Look.WEEK),
                "calendar"),
        Command("plans_month", lambda: _("Month"), partial(page.show_look, Look.MONTH),
                "calendar"),
        Command("plans_list", lambda: _("List"), partial(page.show_look, Look.LIST), "list"),
        Command("change_action", lambda: _("Change the action"), page.planner.change, "pencil",
                ("Ctrl+E",), is_ready=has_one),
        Command("report_action", lambda: _("Write the report"), on_view("write_report"),
                "clipboard-list", is_ready=has_one),
        Command("copy_action", lambda: _("The same on another day…"), page.planner.copy, "copy",
                is_ready=has_one),
        Command("repeat_action", lambda: _("Repeat the action"), page.planner.repeat, "refresh-cw",
                is_ready=has_one),
        Command("cancel_action", lambda: _("Cancel the action"), on_view("cancel"), "ban",
                is_ready=has_one),
        Command("action_sheet", lambda: _("Sign-up sheet as PDF"), on_view("ask_sheet"), "printer",
                ("Ctrl+P",), is_ready=has_one),
        Command("type_sign_up_sheet", lambda: _("Type in a sign-up sheet"), page.type_sheet,
                "keyboard", ("Ctrl+T",)),
        Command("action_ics", lambda: _("Save the action for another calendar"),
                on_view("ask_calendar_file"), "download", is_ready=has_one),
        Command("all_ics", lambda: _("Save all the actions for another calendar"),
                page.planner.ask_calendar_file, "download"),
        Command("action_kinds", lambda: _("Kinds of action"), page.planner.ask_kinds, "tag"),
    )  # fmt: skip


def _on_view(page: Acting, name: str) -> None:
    """The part that shows an action is made when it is first asked for."""
    getattr(page.side.view, name)()
