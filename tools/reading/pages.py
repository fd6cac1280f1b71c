"""Invented packets, printed by the product, filled by invented hands and spoiled, each picture with its truth."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID

import numpy as np
import pypdfium2
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image

from organiser.domain.field import Door, Notice, Outing, SheetNumbers
from organiser.domain.manifest import Manifest, Page
from organiser.domain.sheet_layout import freeze
from organiser.printing.packet import draw_packet
from reading.hands import Ink, fill, invent
from reading.spoiling import PAPER, WAYS, spoil

Floats = NDArray[np.floating]

_STREETS = (
    "rue des Lilas", "avenue du Général-Exemple", "impasse du Puits", "rue de l’Œuvre", "place du Marché-aux-Herbes",
    "chemin des Écoliers", "boulevard de la Gare imaginaire", "rue Basse", "allée des Tilleuls", "cours des Arts-Feints",
    "rue du Faubourg-Inventé", "quai des Brumes", "rue Courte", "sentier de la Fontaine", "rue de la Tour-Sans-Nom",
)  # fmt: skip
_NAMES = (
    "Ariel Fictif",
    "Dominique Exemple",
    "Sacha Modèle",
    "Camille Témoin",
    "Noor Essai",
    "Lou Maquette",
)
_TITLES = (
    "Porte-à-porte du cœur de ville",
    "Sortie du samedi",
    "Tour des quartiers nord",
    "Les Tilleuls",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture, what was printed on its page, and what was written there."""

    seed: int
    way: str
    manifest: Manifest
    page: Page
    file: bytes
    truth: Mapping[str, str]
    """What became of each box: empty, ticked, struck or ringed."""
    corners: Mapping[str, Floats]
    """Where the corners of each box are in the picture, clockwise from the top left; pixels counted from corners."""

    def picture(self) -> Image.Image:
        """Return the picture in grey, as a reader opens it."""
        return Image.open(io.BytesIO(self.file)).convert("L")


def samples(seeds: range, ways: tuple[str, ...] = tuple(WAYS)) -> Iterator[Sample]:
    """Give a picture a seed, every one of *ways* equally often; the same seed gives the same picture."""
    for seed in seeds:
        yield sample(seed, ways[seed % len(ways)])


def sample(seed: int, way: str) -> Sample:
    """Return the picture of *seed*, taken in *way*."""
    rng = np.random.default_rng([seed, list(WAYS).index(way)])
    manifest = packet(rng)
    page = _chosen(manifest, rng)
    hand = invent(rng)
    paper = printed(manifest, page)
    ink = Ink(paper.size, PAPER, rng)
    truth = fill(page, hand, ink, rng)
    filled, fitted = _fitted(ink.on(paper, hand.pen.grain), rng)
    taken = spoil(filled, WAYS[way], rng)
    corners = {
        box.id: taken.place(fitted(_corners(box.x, box.y, box.w, box.h))) for box in page.boxes
    }
    return Sample(seed, way, manifest, page, taken.file, truth, corners)


def packet(rng: Generator) -> Manifest:
    """Return an invented packet of at most three pages of doors."""
    streets = rng.choice(_STREETS, int(rng.integers(1, 6)), replace=False)
    total = int(rng.integers(10, 46)) if rng.random() < 0.9 else int(rng.integers(1, 4))
    is_named = bool(rng.random() < 0.4)
    day = date(2026, 9, 1) + timedelta(days=int(rng.integers(0, 400)))
    outing = Outing(
        title=str(rng.choice(_TITLES)), on=day, hours="18 h – 20 h", team="Équipe 3", holder="Ariel", printed_by="Sacha",
        printed_on=day, notice=Notice(controller="Association inventée", committee="Comité d’essai", contact="essai@exemple.org"),
        names=is_named, slips=0,
    )  # fmt: skip
    numbers = SheetNumbers(
        int(rng.integers(0, 10**6)), int(rng.integers(0, 2**40)), int(rng.integers(0, 2**20))
    )
    layout = 2 if rng.random() < 0.12 else 1
    return freeze(
        outing,
        numbers,
        list(_doors(streets, total, rng)),
        layout=layout,
        language="en" if rng.random() < 0.1 else "fr",
    )


def printed(manifest: Manifest, page: Page) -> Image.Image:
    """Return *page* as its paper comes out of the printer, in grey."""
    out = io.BytesIO()
    draw_packet(manifest, out, pages=range(page.page, page.page + 1))
    document = pypdfium2.PdfDocument(out.getvalue())
    image: Image.Image = document[0].render(scale=PAPER * 25.4 / 72, grayscale=True).to_pil()
    document.close()
    return image.convert("L").resize((210 * PAPER, 297 * PAPER))


def _fitted(paper: Image.Image, rng: Generator) -> tuple[Image.Image, Callable[[Floats], Floats]]:
    """Print one page in five smaller, as "fit to page" does, and say where its points went."""
    if rng.random() >= 0.2:
        return paper, lambda points: points
    size = np.array(paper.size)
    smaller = (size * rng.uniform(0.94, 0.995)).astype(int)
    corner = (size - smaller) // 2
    blank = Image.new("L", paper.size, 255)
    blank.paste(paper.resize((int(smaller[0]), int(smaller[1]))), (int(corner[0]), int(corner[1])))
    return blank, lambda points: points * smaller / size + corner / PAPER


def _chosen(manifest: Manifest, rng: Generator) -> Page:
    """Choose a page with boxes: one of doors four times in five."""
    doors = [page for page in manifest.pages if page.kind == "doors"]
    tallies = [page for page in manifest.pages if page.kind == "tally"]
    pages = doors if rng.random() < 0.8 else tallies
    return pages[int(rng.integers(0, len(pages)))]


def _doors(streets: Floats, total: int, rng: Generator) -> Iterator[Door]:
    share = -(-total // len(streets))
    for at in range(total):
        number = at % share * int(rng.choice([1, 2])) + 1
        flat = rng.random() < 0.35
        yield Door(
            UUID(int=at + 1), str(streets[at // share]), number, "bis" if rng.random() < 0.06 else "",
            building="B" if flat and rng.random() < 0.3 else "", floor=str(rng.integers(0, 9)) if flat else "",
            door=str(rng.choice(["", "gauche", "droite"])) if flat else "",
            name=str(rng.choice(_NAMES)) if rng.random() < 0.8 else "",
        )  # fmt: skip


@lru_cache(maxsize=1024)
def _corners(x: float, y: float, w: float, h: float) -> Floats:
    return np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h]])
