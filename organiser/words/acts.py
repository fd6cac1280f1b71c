"""What an act was called: for "Undo ...", for toasts and for the journal."""

from organiser.i18n import _, counted


def act_label(kind: str, count: int = 0) -> str:
    """Return what an act was, for "Undo ..." and for toasts."""
    if kind == "people.import":
        return counted("import of {count} person", "import of {count} people", count)
    return {
        "committee.edit": _("committee changed"),
        "committee.goal": _("goal of the month set"),
        "sheet.out": _("sheet handed out"),
        "sheet.back": _("sheet back"),
        "sheet.lost": _("sheet lost"),
        "sheet.destroyed": _("sheet destroyed"),
        "sheet.void": _("sheet void"),
        "people.add": _("person added"),
        "people.edit": _("card changed"),
        "people.note": _("remark"),
        "people.step_done": _("step done"),
        "people.apart": _("two persons kept apart"),
        "people.merge": _("two entries merged"),
        "action.log": _("action noted"),
        "action.plan": _("action planned"),
        "action.change": _("action changed"),
        "action.cancel": _("action cancelled"),
        "action.resume": _("action planned again"),
        "action.duplicate": _("action copied"),
        "action.repeat": _("action repeated"),
        "action.delete": _("action deleted"),
        "action.kind": _("kinds of action changed"),
        "action.invite": _("people invited"),
        "action.take_off": _("people taken off the list"),
        "action.mark": _("list of the action changed"),
        "action.lead": _("lead of the action changed"),
        "action.close": _("report written"),
        "action.material": _("material changed"),
        "training.note": _("training noted"),
        "consent.record": _("consent recorded"),
        "consent.withdraw": _("consent withdrawn"),
        "consent.refuse": _("refusal noted"),
        "consent.answer": _("question answered"),
        "consent.lift": _("refusal lifted"),
        "objection.make": _("objection noted"),
        "objection.lift": _("objection lifted"),
        "sheet.print": _("sheet printed"),
        "field.enter": _("sheet entered"),
        "field.tally": _("tally entered"),
        "field.addresses": _("addresses learnt"),
    }.get(kind, _("last act"))
