"""Printed pages photographed by the tests: what the camera did to each point is known."""

import io
from functools import cache
from uuid import UUID

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from organiser.domain.field import Door, Outing, SheetNumbers
from organiser.domain.sheet_layout import freeze
from organiser.printing.packet import draw_packet

NUMBERS = SheetNumbers(number=417283, sheet_id=203382965207, committee=377255)
PAPER = 10
"""Pixels a millimetre of what is photographed."""
_CELL = 20


@cache
def packet(count=16, layout=1, sheet=0):
    doors = [Door(UUID(int=n), "rue de l’Œuvre", n) for n in range(1, count + 1)]
    numbers = SheetNumbers(NUMBERS.number, NUMBERS.sheet_id + sheet, NUMBERS.committee)
    return freeze(Outing("Porte-à-porte", slips=0), numbers, doors, layout=layout)


def page_of(manifest, kind="doors"):
    return next(page for page in manifest.pages if page.kind == kind)


def pdf_of(manifest, kind="doors"):
    page = page_of(manifest, kind).page
    out = io.BytesIO()
    draw_packet(manifest, out, pages=range(page, page + 1))
    return out.getvalue()


@cache
def paper(manifest, kind="doors"):
    """Return the page as it was printed, `PAPER` pixels a millimetre."""
    document = pypdfium2.PdfDocument(pdf_of(manifest, kind))
    image = document[0].render(scale=PAPER * 25.4 / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return image.resize((210 * PAPER, 297 * PAPER))


class Camera:
    """Looks at paper from aside; *bend* says by how many millimetres each point has moved."""

    def __init__(self, fine=8.0, turn=0.0, tilt=0.0, bend=None):
        self.size = (round(280 * fine), round(380 * fine))
        self._turn, self._tilt, self._fine = np.array([np.cos(turn), np.sin(turn)]), tilt, fine
        self._bend = bend or np.zeros_like

    def paper_at(self, pixels):
        """Return which point of the paper, in millimetres, is seen at *pixels* (their corners)."""
        x, y = ((pixels - np.array(self.size) / 2) / self._fine).T
        nearer = 1 + self._tilt * (x * 0.7 + y) / 200
        cos, sin = self._turn
        flat = np.stack([cos * x + sin * y, cos * y - sin * x], 1) / nearer[:, None]
        flat += (105, 148.5)
        return flat + self._bend(flat)

    def taken(self, sheet, blur=0.7, noise=3.0, light=0.9):
        """Return the picture of *sheet*, which lies on something grey."""
        table = Image.new("L", (310 * PAPER, 397 * PAPER), 120)
        table.paste(sheet, (50 * PAPER, 50 * PAPER))
        wide, tall = self.size
        x, y = np.meshgrid(np.arange(0, wide + _CELL, _CELL), np.arange(0, tall + _CELL, _CELL))
        corners = np.stack([x, y], -1).reshape(-1, 2).astype(float)
        back = ((self.paper_at(corners) + 50) * PAPER).reshape(*x.shape, 2)
        quads = np.concatenate([back[:-1, :-1], back[1:, :-1], back[1:, 1:], back[:-1, 1:]], -1)
        lows = np.stack([x, y], -1)[:-1, :-1].reshape(-1, 2).tolist()
        mesh = [
            ((left, top, left + _CELL, top + _CELL), tuple(quad))
            for (left, top), quad in zip(lows, quads.reshape(-1, 8).tolist(), strict=True)
        ]
        seen = table.transform(
            self.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=120
        )
        tones = np.asarray(seen.filter(ImageFilter.GaussianBlur(blur)), np.float32) * light
        tones = tones + np.random.default_rng(7).normal(0, noise, tones.shape)
        return Image.fromarray(np.clip(tones, 0, 255).astype(np.uint8))


def curled(by):
    """Bend paper round its length, by so many millimetres in the middle."""

    def bend(points):
        high = by * np.sin(np.pi * np.clip(points[:, 0], 0, 210) / 210)
        return np.stack([0.3 * high, high], 1)

    return bend
