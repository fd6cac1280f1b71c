"""The page of the map: what is counted, the map, and beside it the same figures as a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from organiser.atlas import outlines
from organiser.database import Database
from organiser.domain.cheat_sheet import KeyGroup
from organiser.i18n import _, counted
from organiser.progress import Progress
from organiser.ui.actions import Command
from organiser.ui.drops import DropPlace, Kind
from organiser.ui.forms.files import ask_several
from organiser.ui.jobs import Jobs
from organiser.ui.map.canvas import Canvas
from organiser.ui.map.legend import Legend
from organiser.ui.map.scene import Ground, departments_of, scene_of
from organiser.ui.map.side import MapSide
from organiser.ui.map.words import map_keys, metric_label
from organiser.ui.messages import Messages
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import FlowBox, below, beside, scrolling
from organiser.ui.widgets.buttons import Chip, IconButton
from organiser.ui.widgets.labels import ElidedLabel
from organiser.ui.widgets.measured import Measured
from organiser.usecases.maps import bringing, brought
from organiser.usecases.maps.figures import Area, MapFigures, Metric, read_figures, read_streets

_SIDE = 330
PEOPLE, SHEETS = "people", "sheets"


_OUTLINES = Kind(
    (".geojson", ".json"),
    lambda: _("Drop the outlines of communes here"),
    lambda: _("These are no outlines of communes: files of IGN as GeoJSON."),
    takes_many=True,
)


@dataclass(frozen=True, slots=True)
class MapParts:
    """What the map is given to work with."""

    database: Database
    home: Path
    messages: Messages
    jobs: Jobs
    find_people: Callable[[str], object]
    """Makes the list ready for those whom some words find."""
    prepare_sheet: Callable[[str], object]
    """Makes the page of sheets ready for the streets that some words find."""


class MapPage(Measured, Page):
    """Reads figures and outlines away from the screen, and shows them together."""

    def __init__(self, parts: MapParts) -> None:
        super().__init__()
        self._parts = parts
        self._figures: MapFigures | None = None
        self._ground: Ground | None = None
        self._metric, self._commune = Metric.PEOPLE, ""
        self.canvas, self.side, self.legend = Canvas(), MapSide(), Legend()
        self.chips = {metric: Chip() for metric in Metric}
        self.home_button, self.outlines_button = IconButton("locate"), self.side.outlines_button
        self.nearer, self.farther = IconButton("zoom-in"), IconButton("zoom-out")
        self._source = ElidedLabel(role="caption")
        self._name_parts()
        self._sides = self._lay_out()
        self._connect()
        self.measure()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command(
                "map_home", lambda: _("Show everything on the map"), self.canvas.go_home, "locate"
            ),
            Command(
                "map_outlines", lambda: _("Bring in outlines of communes…"), self.ask_outlines,
                "map",
            ),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "The figures of each commune, on the map and as a list. Arrows move the map, + and - "
            "come nearer or go away, 0 shows everything. Enter on a commune lists its streets. A "
            "figure below five is never shown, so that nobody can be guessed."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        return map_keys()

    def first_focus(self) -> QWidget:
        return self.side.list

    def on_change(self, topics: Topics) -> None:
        if topics & {"people", "visits", "committee", "actions"}:
            self.read_again()

    def read_again(self) -> None:
        self._parts.jobs.run(
            partial(_read, self._parts.database, self._parts.home), then=self._show, owner=self
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.side.retranslate()
        self._show_list()
        self.canvas.update()

    def fold(self, level: int) -> None:
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(down if level > 1 else right)
        self._is_narrow = level > 1
        self.measure()

    def measure(self) -> None:
        narrow = getattr(self, "_is_narrow", False)
        self.side.setMaximumWidth(16_777_215 if narrow else Theme.px(_SIDE))
        self.side.setMinimumWidth(0 if narrow else Theme.px(_SIDE))
        self.side.setMinimumHeight(Theme.px(430))
        self.canvas.setMinimumHeight(Theme.px(240))

    def count(self, metric: Metric) -> None:
        """Show the figures of *metric*."""
        self._metric = metric
        for other, chip in self.chips.items():
            chip.setChecked(other is metric)
        self._show_scene(stays=True)
        self._show_list()

    def choose(self, code: str) -> None:
        """Show the streets of the commune *code*; nothing shows all communes again."""
        area = self._figures.communes.get(code) if self._figures else None
        self._commune = code if area is not None and any(area.figures.values()) else ""
        self.canvas.select(code)
        self._show_list()
        if self._commune and not self.canvas.hasFocus():
            self.side.list.setFocus()

    def leave(self) -> None:
        """Go back from the streets to the communes, standing on the one that was left."""
        left, self._commune = self._commune, ""
        self._show_list()
        self.side.select(left)
        self.side.list.setFocus()

    def ask_outlines(self) -> None:
        """Ask for a file of outlines."""
        ask_several(
            self, _("Bring in outlines of communes"), f"GeoJSON ({_OUTLINES.patterns})", self.bring
        )

    def bring(self, files: Sequence[Path]) -> None:
        """Keep the outlines of *files*, and show them."""
        progress = Progress()
        self._parts.jobs.run(
            partial(bringing.bring_several, self._parts.home, files, progress),
            then=self._say_brought,
            progress=progress,
            owner=self,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._commune:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _show(self, read: tuple[MapFigures, Ground]) -> None:
        first = self._figures is None
        self._figures, self._ground = read
        if self._commune not in self._figures.communes:
            self._commune = ""
        self._show_scene(stays=not first)
        self._show_list()

    def _show_scene(self, *, stays: bool) -> None:
        if self._figures is None or self._ground is None:
            return
        scene = scene_of(self._ground, self._figures, self._metric)
        self.canvas.show_scene(scene, stays=stays)
        self.legend.show_limits(scene.limits)
        self.outlines_button.setVisible(bool(scene.backdrop) or not self._ground.outlines)

    def _show_list(self) -> None:
        if self._figures is None:
            return
        area = self._figures.communes.get(self._commune)
        if area is None:
            every = list(self._figures.communes.values())
            self.side.show_communes(every, self._metric, self._figures.nowhere)
            return
        said = self._figures.said[area.code]
        self._parts.jobs.run(
            partial(read_streets, self._parts.database, said),
            then=partial(self._show_streets, area),
            owner=self,
        )

    def _show_streets(self, commune: Area, streets: Sequence[Area]) -> None:
        if commune.code == self._commune:
            self.side.show_streets(commune, streets, self._metric)

    def _say_brought(self, found: dict[str, int]) -> None:
        words = counted(
            "Outlines of {count} commune brought in.",
            "Outlines of {count} communes brought in.",
            sum(found.values()),
        )
        self._parts.messages.say(words)
        self.read_again()

    def _find_people(self, words: str) -> None:
        self._parts.find_people(words)
        self.wants_page.emit(PEOPLE)

    def _prepare_sheet(self, words: str) -> None:
        self._parts.prepare_sheet(words)
        self.wants_page.emit(SHEETS)

    def _name_parts(self) -> None:
        for metric, chip in self.chips.items():
            chip.setChecked(metric is self._metric)
            self.phrases.text(chip, partial(metric_label, metric))
        self.phrases.name(self.canvas, lambda: _("Map of the communes"), tip=False)
        self.phrases.name(self.nearer, lambda: _("Nearer (+)"))
        self.phrases.name(self.farther, lambda: _("Farther (-)"))
        self.phrases.name(self.home_button, lambda: _("Show everything (0)"))
        self.phrases.text(
            self._source, lambda: _("Sources: Insee, IGN Admin Express, Licence Ouverte 2.0")
        )

    def _lay_out(self) -> QBoxLayout:
        chips = FlowBox(*self.chips.values())
        head = beside(chips, self.nearer, self.farther, self.home_button, margins=(24, 12, 16, 10))
        head.setStretch(0, 1)
        foot = beside(self.legend, self._source, gap=24, margins=(24, 8, 16, 8))
        self._source.setAlignment(Qt.AlignmentFlag.AlignRight)
        map_side = below(head, self.canvas, foot, gap=0)
        map_side.setStretch(1, 1)
        sides = beside(map_side, self.side, gap=0)
        sides.setStretch(0, 1)
        inside = QWidget()
        inside.setLayout(sides)
        self.setLayout(below(scrolling(inside), gap=0))
        return sides

    def _connect(self) -> None:
        for metric, chip in self.chips.items():
            chip.clicked.connect(partial(self.count, metric))
        DropPlace(self, _OUTLINES, self.bring, self._parts.messages.show, twin="map_outlines")
        self.nearer.clicked.connect(self.canvas.zoom_in)
        self.farther.clicked.connect(self.canvas.zoom_out)
        self.home_button.clicked.connect(self.canvas.go_home)
        self.outlines_button.clicked.connect(self.ask_outlines)
        self.canvas.chosen.connect(self.choose)
        self.side.chosen.connect(self.choose)
        self.side.left.connect(self.leave)
        self.side.people_asked.connect(self._find_people)
        self.side.sheet_asked.connect(self._prepare_sheet)
        self.side.complete_asked.connect(partial(self._find_people, ""))
        self.read_again()


def _read(database: Database, home: Path) -> tuple[MapFigures, Ground]:
    figures = read_figures(database)
    departments = departments_of(figures)
    known = brought.outlines_of(home, departments)
    if outlines.INVENTED in (*figures.communes, figures.home):
        known |= outlines.invented_outline()
    ground = Ground(known, outlines.departments(), outlines.centres_of(departments))
    return figures, ground
