"""Pages that hold every shared part, for tests and for looking at them."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QTabWidget, QWidget

from organiser.errors import UnreadableFile
from organiser.i18n import _, counted
from organiser.ui.actions import Command
from organiser.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DateField,
    LineField,
    NoteField,
    NumberField,
    PasswordField,
)
from organiser.ui.forms.form import Form
from organiser.ui.hits import Hit
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages, Problem
from organiser.ui.page import Page, PageSpec
from organiser.ui.shell.error_card import ErrorCard
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.paged_model import PagedModel
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Button, Chip, IconButton
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.ui.widgets.ladder import LadderBar
from organiser.ui.widgets.pictures import Avatar, Picture
from organiser.ui.widgets.pills import Pill
from organiser.ui.widgets.search_field import SearchField
from organiser.ui.widgets.skeleton import Skeleton
from organiser.ui.widgets.stepper import Stepper
from organiser.ui.widgets.timeline import Happening, Timeline

NAMES = ("Solène Le Bihan", "Yann Riou", "Mehdi Guérin", "João Delaunay", "Aïcha Hervé")
STREETS = ("14 rue de Dinan", "112 place des Lices", "139 rue de Fougères", "16 mail Mitterrand")
RUNGS = ("Contact", "Inscription", "Soutien", "Bénévole", "Relais", "Ambassade")
TODAY = date(2026, 11, 23)


class Invented:
    """Somebody invented, made from a number."""

    def __init__(self, number):
        self.id = number
        self.name = NAMES[number % 5]
        self.street = f"{STREETS[number % 4]} · Rennes"
        self.rung = number % 6 + 1
        self.seen = number % 80
        self.late = number % 3 == 1
        self.mark = {4: "ban", 7: "shield-alert"}.get(number % 9, "")


def columns():
    return [
        Column(
            lambda: _("Name"), lambda row: row.name,
            lambda row: PersonCell(
                row.name, row.street, row.id, row.mark, "danger" if row.mark == "ban" else "warning"
            ),
            stretches=True,
            sorts=True,
        ),
        Column(
            lambda: _("Stage"), lambda row: RUNGS[row.rung - 1],
            lambda row: PillCell(RUNGS[row.rung - 1], rung=row.rung), width=120,
        ),
        Column(
            lambda: _("Last contact"), lambda row: f"il y a {row.seen} j",
            lambda row: LinesCell(f"il y a {row.seen} j", tone="warning" if row.seen > 60 else ""),
            tip=lambda row: str(TODAY - timedelta(row.seen)), width=130,
        ),
        Column(
            lambda: _("Next step"), lambda _row: "Appel de bienvenue",
            lambda row: LinesCell(
                "Appel de bienvenue", "en retard · il y a 2 j" if row.late else "dans 5 j",
                "danger" if row.late else "",
            ),
            width=190,
        ),
    ]  # fmt: skip


class PeopleDemo(Page):
    """A long list beside the details of one of its rows."""

    def __init__(self, messages, count=200_000):
        super().__init__()
        self.messages = messages
        self.reads = []
        self.changes = []
        self.model = PagedModel(columns(), self._fetch, self)
        empty = EmptyState(
            "users",
            lambda: _("Nobody yet"),
            lambda: _("Bring in a list you have, or add the first person."),
            lambda: _("Import a list"),
        )
        self.list = ListView(self.model, lambda: _("People"), empty)
        self.filtered = EmptyState(
            "filter",
            lambda: _("Nobody with these filters"),
            lambda: _("Take a filter away to see more."),
            lambda: _("Take all filters away"),
            "x",
        )
        self.list.say_when_filtered(self.filtered)
        self.search = SearchField(lambda: _("Search a name, a street, a number…"))
        self.panel = scrolling(_details(self.phrases))
        self._lay_out()
        self.search.asked.connect(self._filter)
        self.list.typed.connect(self.search.go_on_with)
        self.all = range(count)
        self.model.show(self.all)
        self.list.settle()

    def primary(self):
        return Command(
            "new_person", lambda: _("New person"), self._add, "plus", ("Ctrl+N",), "page"
        )

    def commands(self):
        return (
            Command(
                "print_list", lambda: _("Print the list"), self._add, "printer", ("Ctrl+P",), "page"
            ),
        )

    def help_text(self):
        return _("Here are all the people your committee knows. Type to find somebody.")

    def first_focus(self):
        return self.list

    def search_field(self):
        return self.search

    def on_change(self, topics):
        self.changes.append(topics)

    def retranslate(self):
        super().retranslate()
        self.list.retranslate()
        self.search.phrases.say_again()

    def fold(self, level):
        self.panel.setVisible(level < 2)
        self.list.show_column(2, shown=level < 1)

    def _add(self):
        self.messages.say(counted("{count} person added", "{count} people added", 1), undo=list)

    def _fetch(self, ids):
        self.reads.append(len(ids))
        return [Invented(number) for number in ids]

    def _filter(self, text):
        fitting = {n for n in range(5) if text in NAMES[n]}
        wanted = self.all if not text else [n for n in self.all if n % 5 in fitting]
        self.model.show(wanted)
        self.list.settle(is_filtered=bool(text))

    def _lay_out(self):
        chips = FlowBox()
        for phrase in (
            lambda: _("To contact"), lambda: _("Newcomers"), lambda: _("Without consent"),
        ):  # fmt: skip
            chip = Chip()
            self.phrases.text(chip, phrase)
            chips.add(chip)
        count = label(role="muted")
        self.phrases.text(
            count, lambda: counted("{count} person", "{count} people", len(self.model.ids))
        )
        left = below(self.search, chips, count, margins=(20, 14, 20, 8))
        lists = below(left, self.list, gap=0)
        lists.setStretch(1, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(lists, 8)
        self.panel.setObjectName("panel")
        box.addWidget(self.panel, 4)


class GalleryDemo(Page):
    """Every shared part once."""

    def __init__(self, messages):
        super().__init__()
        self.messages = messages
        self.form = invented_form()
        self.stepper = Stepper(
            lambda: _("File"), lambda: _("Columns"), lambda: _("Check"), lambda: _("Done")
        )
        self.stepper.go(1)
        self.error = ErrorCard(lambda: _("Try again"))
        inside = QWidget()
        left = below(self.stepper, self._buttons(), self._pills(), self.error, None, gap=12)
        right = below(self._form_card(), None)
        self.sides = columns_ = beside(gap=12, margins=(24, 18, 24, 18))
        columns_.addLayout(left, 6)
        columns_.addLayout(right, 5)
        inside.setLayout(columns_)
        self.setLayout(below(scrolling(inside), gap=0))
        self.error.tell(
            Problem(_("The file cannot be read. Nothing was written."), "UnreadableFile 12")
        )
        self.badge.emit(3)

    def primary(self):
        return Command("gallery_save", lambda: _("Save"), self.form.submit, "check")

    def help_text(self):
        return _("Every part of the screens, to look at and to test.")

    def first_focus(self):
        return self.form

    def fold(self, level):
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.sides.setDirection(down if level > 1 else right)

    def retranslate(self):
        super().retranslate()
        self.form.retranslate()
        self.stepper.retranslate()
        self.error.phrases.say_again()

    def _buttons(self):
        box, words = FlowBox(), (
            ("primary", "phone", lambda: _("Call")), ("", "check", lambda: _("Done")),
            ("ghost", "filter", lambda: _("Filters")), ("link", "", lambda: _("Open")),
            ("danger", "trash-2", lambda: _("Erase")),
        )  # fmt: skip
        for kind, icon_name, phrase in words:
            button = Button(kind, icon_name)
            self.phrases.text(button, phrase)
            box.add(button)
        off = Button("primary")
        off.setEnabled(False)
        self.phrases.text(off, lambda: _("Print"))
        self.phrases.put(off.setToolTip, lambda: _("Choose somebody first."))
        box.add(off)
        edit, chip = IconButton("pencil"), Chip()
        self.phrases.name(edit, lambda: _("Edit"))
        self.phrases.text(chip, lambda: _("Newcomers"))
        chip.setChecked(True)
        box.add(edit)
        box.add(chip)
        box.add(KeyCap("Ctrl K"))
        return Card(label("Boutons", "h3"), box)

    def _pills(self):
        tones = FlowBox(
            Pill("Consentement valide", "success", "shield-check"), Pill("À recueillir", "warning"),
            Pill("Refus", "danger", "ban"), Pill("Santé", "info"), Pill("Logement", "violet"),
            Pill("Soirs"), Pill("Accent", "accent"),
        )  # fmt: skip
        rungs = FlowBox(*(Pill(name, rung=at) for at, name in enumerate(RUNGS, start=1)))
        return Card(
            label("États", "h3"), tones, rungs, LadderBar(4, "Bénévole"),
            beside(Avatar("Solène Le Bihan", 3), Picture("house", "accent_text", 20, "accent_soft"),
                   ElidedLabel("Une phrase trop longue pour la place qui lui est laissée " * 3)),
            Timeline(happenings()),
        )  # fmt: skip

    def _form_card(self):
        return Card(label("Formulaire", "h3"), self.form)


def happenings():
    return (
        Happening("Appel abouti", "il y a 2 j · Yann Riou", "Prête à guider un binôme.", "phone"),
        Happening("Porte-à-porte", "il y a 9 j", "23 portes", "door-open", "accent"),
        Happening("Consentement enregistré", "il y a 5 sem.", "", "shield-check", "success"),
    )


def invented_form(save=None):
    form = Form(save)
    for field in (
        LineField(lambda: _("Name"), required=True),
        DateField(lambda: _("Next contact"), hint=lambda: _("Type it as you like: 3/11, 3 nov.")),
        NumberField(lambda: _("Doors"), 0, 500),
        ChoiceField(lambda: _("Level"), [(1, lambda: _("Contact")), (2, lambda: _("Supporter"))]),
        CheckField(lambda: _("May be called")),
        NoteField(lambda: _("Note"), 200, hint=lambda: _("She may ask to read it.")),
        PasswordField(lambda: _("Password")),
    ):
        form.add(field)
    form.close_list()
    return form


def _details(phrases):
    """What is known of one invented person."""
    inside, call, note = QWidget(), Button("primary", "phone"), Button("", "plus")
    phrases.text(call, lambda: _("Call"))
    phrases.text(note, lambda: _("Note an action"))
    tabs = QTabWidget()
    history = QWidget()
    history.setLayout(below(Timeline(happenings()), margins=(0, 12, 0, 0)))
    tabs.addTab(history, "Historique")
    tabs.addTab(Skeleton(), "Coordonnées")
    name = beside(
        Avatar("Solène Le Bihan", 3), below(ElidedLabel("Solène Le Bihan", "h2"),
        label("Bénévole · niveau 4/6", "muted"), gap=0), gap=12,
    )  # fmt: skip
    flow = FlowBox(Pill("Consentement valide", "success", "shield-check"), Pill("Santé", "info"))
    inside.setLayout(
        below(
            name, LadderBar(4, "Bénévole"), FlowBox(call, note), flow, tabs,
            gap=12, margins=(18, 16, 18, 16),
        )
    )  # fmt: skip
    return inside


def find_invented(text):
    return [
        Hit(name, list, STREETS[at % 4], "users")
        for at, name in enumerate(NAMES)
        if text.lower() in name.lower()
    ]


def make_window(home: Path, messages: Messages, jobs: Jobs) -> MainWindow:
    """The window with two pages."""
    my_committee = lambda: _("My committee")  # noqa: E731
    return MainWindow(
        WindowParts(
            pages=(
                PageSpec("people", lambda: _("People"), "users", lambda: PeopleDemo(messages)),
                PageSpec(
                    "gallery", lambda: _("Parts"), "layout-list", lambda: GalleryDemo(messages),
                    my_committee,
                ),
            ),
            home=home,
            messages=messages,
            jobs=jobs,
            committee="Rennes Nord",
            search=find_invented,
            is_demonstration=True,
            can_lock=True,
        )
    )  # fmt: skip


def unreadable():
    return UnreadableFile(_("The file cannot be read. Nothing was written."))
