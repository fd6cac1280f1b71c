"""Ways a filled page becomes a picture: scanners, faxes and phones, and where each point went."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Floats = NDArray[np.floating]
Span = tuple[float, float]

PAPER = 12
"""Pixels a millimetre of the paper that is spoiled."""
_W, _H = 210.0, 297.0
_TABLE = 45
"""Millimetres of table round the page."""
_CELL = 24


@dataclass(frozen=True, slots=True)
class Way:
    """How a picture is taken; spans are drawn from evenly. Lengths in millimetres, angles in degrees."""

    photo: bool = True
    density: Span = (7.5, 10.0)
    """Pixels a millimetre of the page in the picture."""
    turn: Span = (-3, 3)
    tilt: Span = (0, 8)
    margin: Span = (4, 22)
    bend: Span = (0, 4)
    """How far curled paper rises."""
    folds: tuple[int, ...] = (0,)
    fold: Span = (3, 9)
    """Degrees by which a half rises."""
    creases: Span = (0, 0)
    crease: Span = (0.3, 1.0)
    blur: Span = (0.5, 1.1)
    """Pixels."""
    shake: Span = (0, 0)
    white: Span = (195, 245)
    black: Span = (8, 40)
    uneven: Span = (0.05, 0.22)
    shadows: tuple[int, ...] = (0, 0, 1)
    shade: Span = (0.12, 0.3)
    noise: Span = (1.5, 4.0)
    quality: Span = (78, 93)
    toner: Span = (0, 0)
    """Share of print that fades."""
    crop: Span = (0, 0)
    thumbs: int = 0
    drops: Span = (0, 0)
    longest: int = 0
    """Pixels of the long side that a messenger leaves."""
    finish: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture as its file, and where the page's points went; pixels are counted from corners."""

    file: bytes
    place: Callable[[Floats], Floats] = field(compare=False)


_SCAN = Way(
    photo=False, density=(7.874, 7.874), turn=(-0.7, 0.7), tilt=(0, 0), margin=(0, 0), bend=(0, 0),
    blur=(0.4, 0.8), white=(240, 254), black=(5, 40), uneven=(0, 0.02), shadows=(0,), noise=(0.8, 2.5), quality=(80, 93),
)  # fmt: skip
_PHOTO = Way()
WAYS = {
    "scan_good": _SCAN,
    "scan_skew": replace(_SCAN, turn=(-4.5, 4.5), density=(5.9, 7.874)),
    "scan_creased": replace(_SCAN, creases=(3, 9), crease=(0.2, 0.8)),
    "scan_copier": replace(_SCAN, toner=(0.1, 0.3), white=(225, 250), black=(0, 15), noise=(2, 5), finish="copier"),
    "scan_1bit": replace(_SCAN, noise=(2, 6), finish="bit"),
    "scan_fax": replace(_SCAN, density=(7.7, 8.03), turn=(-1.5, 1.5), noise=(3, 9), toner=(0, 0.1), finish="fax"),
    "scan_100": replace(_SCAN, density=(3.937, 3.937)),
    "photo_usual": _PHOTO,
    "photo_good": replace(_PHOTO, density=(8.5, 12.0), tilt=(0, 3), bend=(0, 1.5), shadows=(0,), noise=(1, 2)),
    "photo_cropped": replace(_PHOTO, crop=(4, 16)),
    "photo_thumb": replace(_PHOTO, thumbs=1),
    "photo_blur": replace(_PHOTO, blur=(1.6, 2.9), shake=(0, 5)),
    "photo_curled": replace(_PHOTO, bend=(9, 24)),
    "photo_folded": replace(_PHOTO, folds=(1, 1, 2, 3), creases=(0, 2)),
    "photo_shadow": replace(_PHOTO, shadows=(1, 2, 2), shade=(0.3, 0.6), uneven=(0.15, 0.4)),
    "photo_low_light": replace(_PHOTO, white=(75, 125), black=(12, 35), noise=(6, 12), blur=(0.9, 1.8), shake=(0, 3)),
    "photo_tilted": replace(_PHOTO, tilt=(18, 34), turn=(-9, 9)),
    "photo_far": replace(_PHOTO, density=(3.3, 4.6), margin=(35, 44), blur=(0.4, 0.8)),
    "photo_messenger": replace(_PHOTO, longest=1600, quality=(45, 68)),
    "photo_rain": replace(_PHOTO, drops=(25, 90), bend=(2, 8), creases=(0, 3)),
    "photo_creased": replace(_PHOTO, creases=(5, 14), crease=(0.6, 1.9), bend=(1, 5)),
}  # fmt: skip
"""Every way equally often is much harder than a real day."""


def spoil(paper: Image.Image, way: Way, rng: Generator) -> Taken:
    """Return the picture that *way* takes of *paper* (grey, `PAPER` pixels a millimetre)."""
    drawn = Drawn(way, rng)
    if drawn.one(way.toner) > 0 or rng.random() < 0.25:
        paper = _faded(paper, rng, drawn.one(way.toner) or float(rng.uniform(0.05, 0.3)))
    if way.drops[1]:
        paper = _rained(paper, rng, int(drawn.one(way.drops)))
    surface = Surface(way, drawn, rng)
    paper = surface.shaded(paper)
    lens = Lens(way, drawn, rng, surface)
    picture = lens.taken(paper, rng)
    if way.thumbs:
        picture = _thumbed(picture, lens, rng)
    scale = np.ones(2)
    if way.longest and max(picture.size) > way.longest:
        factor = way.longest / max(picture.size)
        size = (round(picture.width * factor), round(picture.height * factor))
        scale = np.array(size) / np.array(picture.size)
        picture = picture.resize(size, Image.Resampling.BICUBIC)
    picture = _lit(picture, way, drawn, rng)
    return Taken(_file(picture, way, drawn, rng), lambda points: lens.place(points) * scale)


class Drawn:
    """What was drawn from the spans of a way."""

    def __init__(self, way: Way, rng: Generator) -> None:
        self._rng = rng
        self.density = self.one(way.density)

    def one(self, span: Span) -> float:
        """Return a number of *span*."""
        return float(self._rng.uniform(*span))


class Surface:
    """How high paper lies at each place: curls, folds and creases."""

    def __init__(self, way: Way, drawn: Drawn, rng: Generator) -> None:
        self._strong = 0.5 if way.photo else 0.25
        self._light = rng.normal(0, 1, 2)
        self._bend = drawn.one(way.bend) * float(rng.choice([-1, 1]))
        angle = rng.uniform(0, np.pi)
        self._along = np.array([np.cos(angle), np.sin(angle)])
        self._phase = rng.uniform(0, 2 * np.pi)
        self._waves = rng.uniform(0.6, 1.3)
        folds = int(rng.choice(way.folds))
        self._folds = [
            (_fold_line(at, rng), np.tan(np.radians(drawn.one(way.fold))) * rng.choice([-1, 1]))
            for at in range(folds)
        ]
        creases = round(drawn.one(way.creases))
        self._creases = [_crease(drawn.one(way.crease), rng) for _each in range(creases)]

    def height(self, points: Floats) -> Floats:
        """Return millimetres above the table for *points* of the page."""
        away = (points - [_W / 2, _H / 2]) @ self._along
        high = self._bend * 0.5 * np.sin(away / _H * 2 * np.pi * self._waves / 2 + self._phase)
        for (start, across), slope in self._folds:
            beyond = (points - start) @ across
            high = high + np.abs(beyond) * slope * 0.5
        for start, across, along, length, tall, wide in self._creases:
            beyond, far = (points - start) @ across, (points - start) @ along
            fade = np.clip(1.2 - np.abs(far) / length, 0, 1)
            high = high + tall * fade * np.exp(-np.abs(beyond) / wide)
        return np.asarray(high)

    def shaded(self, paper: Image.Image) -> Image.Image:
        """Return *paper* lighter and darker where its slopes face the light or not."""
        if not (self._folds or self._creases or abs(self._bend) > 1):
            return paper
        step = 0.5
        x, y = np.meshgrid(np.arange(0, _W, step), np.arange(0, _H, step))
        high = self.height(np.stack([x, y], -1).reshape(-1, 2)).reshape(x.shape)
        slope_y, slope_x = np.gradient(high, step)
        light = (
            1 + self._strong * np.tanh(slope_x * self._light[0] + slope_y * self._light[1]) * 0.6
        )
        map_ = Image.fromarray(np.clip(light * 200, 0, 255).astype(np.uint8)).resize(
            paper.size, Image.Resampling.BICUBIC
        )
        return Image.fromarray(_times(paper, map_, 200))


class Lens:
    """Where a camera or a scanner puts each point of the page."""

    def __init__(self, way: Way, drawn: Drawn, rng: Generator, surface: Surface) -> None:
        self._surface = surface
        self._far = float(rng.uniform(330, 480)) if way.photo else 6000.0
        self._spin = _spin(
            np.radians(drawn.one(way.tilt)),
            rng.uniform(0, 2 * np.pi),
            np.radians(drawn.one(way.turn)),
        )
        self._k = float(rng.uniform(-0.03, 0.03)) if way.photo else 0.0
        self._zoom = drawn.density * self._far
        self._shift = np.zeros(2)
        edge = np.array(
            [
                [0, 0],
                [_W, 0],
                [_W, _H],
                [0, _H],
                [0, _H / 2],
                [_W, _H / 2],
                [_W / 2, 0],
                [_W / 2, _H],
            ],
            float,
        )
        low, high = self.place(edge).min(0), self.place(edge).max(0)
        if way.photo:
            low -= [drawn.one(way.margin) * drawn.density for _side in range(2)]
            high += [drawn.one(way.margin) * drawn.density for _side in range(2)]
        else:  # a scanner's glass is as large as the page
            middle = (low + high) / 2 + rng.normal(0, 0.8, 2) * drawn.density
            low, high = (
                middle - np.array([_W, _H]) / 2 * drawn.density,
                middle + np.array([_W, _H]) / 2 * drawn.density,
            )
        if way.crop[1]:
            low, high = self._cropped(low, high, drawn.one(way.crop) * drawn.density, rng)
        self._shift = -low
        self.size = (round(high[0] - low[0]), round(high[1] - low[1]))
        self.density = drawn.density

    def place(self, points: Floats) -> Floats:
        """Return where *points* of the page (millimetres) are in the picture."""
        return self._seen(points, self._surface.height(points))

    def taken(self, paper: Image.Image, rng: Generator) -> Image.Image:
        """Return what is seen of *paper* on its table."""
        table = _on_table(paper, rng)
        factor = min(1.0, self.density * 1.3 / PAPER)
        if factor < 0.95:
            table = table.resize(
                (round(table.width * factor), round(table.height * factor)), Image.Resampling.BOX
            )
        per_mm = table.width / (_W + 2 * _TABLE)
        across, down = (np.append(np.arange(0, side, _CELL), side) for side in self.size)
        grid = np.stack(np.meshgrid(across, down), -1).astype(float)
        back = (self._back(grid.reshape(-1, 2)) + _TABLE) * per_mm
        back = back.reshape(grid.shape)
        quads = np.concatenate([back[:-1, :-1], back[1:, :-1], back[1:, 1:], back[:-1, 1:]], -1)
        boxes = np.concatenate([grid[:-1, :-1], grid[1:, 1:]], -1).astype(int)
        data = [
            (tuple(box), tuple(quad))
            for box, quad in zip(
                boxes.reshape(-1, 4).tolist(), quads.reshape(-1, 8).tolist(), strict=True
            )
        ]
        return table.transform(
            self.size, Image.Transform.MESH, data, Image.Resampling.BICUBIC, fillcolor=90
        )

    def _seen(self, points: Floats, high: Floats) -> Floats:
        flat = np.c_[points - [_W / 2, _H / 2], -np.asarray(high)] @ self._spin.T
        seen = flat[:, :2] / (flat[:, 2:] + self._far)
        bulge = 1 + self._k * (seen**2).sum(1, keepdims=True) * 4
        return np.asarray(seen * bulge * self._zoom + self._shift)

    def _back(self, pixels: Floats) -> Floats:
        """Return which points of the page are seen at *pixels*."""
        points = self._flat_back(pixels)
        for _each in range(7):
            seen = self.place(points)
            points = np.clip(points + self._flat_back(pixels) - self._flat_back(seen), -150, 450)
        return points

    def _flat_back(self, pixels: Floats) -> Floats:
        """Return the same for flat paper and a lens without bulge."""
        seen = (pixels - self._shift) / self._zoom
        plane = self._spin.copy()
        plane[:, 2] = [0, 0, self._far]
        found = np.c_[seen, np.ones(len(seen))] @ np.linalg.inv(plane).T
        return np.asarray(found[:, :2] / found[:, 2:] + [_W / 2, _H / 2])

    def _cropped(
        self, low: Floats, high: Floats, far: float, rng: Generator
    ) -> tuple[Floats, Floats]:
        """Leave out what lies beyond one side of the page, at most the outer part of its codes."""
        side = int(rng.integers(0, 4))
        corners = self.place(np.array([[0, 0], [_W, 0], [_W, _H], [0, _H]], float))
        if side < 2:
            low = low.copy()
            low[side] = np.sort(corners[:, side])[0] + far
        else:
            high = high.copy()
            high[side - 2] = np.sort(corners[:, side - 2])[-1] - far
        return low, high


def _fold_line(at: int, rng: Generator) -> tuple[Floats, Floats]:
    """Fold in the middle first, then across, then in thirds."""
    lying = [True, False, True][at]
    where = [_H / 2, _W / 2, _H / 3][at] + rng.normal(0, 4)
    angle = rng.normal(0, 0.03)
    across = (
        np.array([np.sin(angle), np.cos(angle)])
        if lying
        else np.array([np.cos(angle), np.sin(angle)])
    )
    return (np.array([_W / 2, where]) if lying else np.array([where, _H / 2])), across


def _crease(tall: float, rng: Generator) -> tuple[Floats, Floats, Floats, float, float, float]:
    angle = rng.uniform(0, np.pi)
    along = np.array([np.cos(angle), np.sin(angle)])
    start = rng.uniform([10, 10], [_W - 10, _H - 10])
    wide = float(rng.uniform(1.5, 7))
    return (
        start,
        np.array([-along[1], along[0]]),
        along,
        float(rng.uniform(25, 130)),
        tall * float(rng.choice([-1, 1])),
        wide,
    )


def _spin(tilt: float, towards: float, turn: float) -> Floats:
    """Return the rotation that tilts round an axis lying at *towards*, after a *turn* on the table."""
    axis = np.array([np.cos(towards), np.sin(towards), 0])
    cross = np.array([[0, 0, axis[1]], [0, 0, -axis[0]], [-axis[1], axis[0], 0]])
    tilted = np.eye(3) + np.sin(tilt) * cross + (1 - np.cos(tilt)) * cross @ cross
    turned = np.array(
        [[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]]
    )
    return np.asarray(tilted @ turned)


def _on_table(paper: Image.Image, rng: Generator) -> Image.Image:
    size = tuple(side + 2 * _TABLE * PAPER for side in paper.size)
    small = (size[0] // 24, size[1] // 24)
    tone = rng.uniform(40, 190) + rng.normal(0, rng.uniform(2, 14), small[::-1])
    if rng.random() < 0.4:  # wood
        tone += np.sin(np.arange(small[1]) * rng.uniform(0.05, 0.4))[:, None] * rng.uniform(3, 20)
    table = Image.fromarray(np.clip(tone, 0, 255).astype(np.uint8)).resize(
        (size[0], size[1]), Image.Resampling.BILINEAR
    )
    table.paste(paper, (_TABLE * PAPER, _TABLE * PAPER))
    return table


def _faded(paper: Image.Image, rng: Generator, share: float) -> Image.Image:
    """Fade what stands on the page here and there, as toner that runs out does."""
    small = rng.normal(0, 1, (30, 21))
    small += rng.normal(0, 0.7, 21)[None, :]  # in bands
    weak = np.clip(share * (0.55 + 0.45 * small), 0, 0.6)
    map_ = Image.fromarray((weak * 255).astype(np.uint8)).resize(
        paper.size, Image.Resampling.BICUBIC
    )
    return ImageChops.lighter(paper, map_)


def _rained(paper: Image.Image, rng: Generator, drops: int) -> Image.Image:
    """Let rain fall: paper darkens in spots, ink runs in them."""
    wet = Image.new("L", paper.size, 0)
    draw = ImageDraw.Draw(wet)
    for _each in range(drops):
        x, y = rng.uniform([0, 0], paper.size)
        wide, tall = rng.uniform(0.8, 4.5) * PAPER, rng.uniform(0.8, 4.5) * PAPER
        draw.ellipse([x - wide, y - tall, x + wide, y + tall], fill=int(rng.uniform(120, 255)))
    wet = wet.filter(ImageFilter.GaussianBlur(5))
    run = paper.filter(ImageFilter.GaussianBlur(float(rng.uniform(3, 6))))
    wetted = Image.composite(ImageChops.multiply(run, ImageChops.lighter(run, paper)), paper, wet)
    dim = wet.point([255 - int(value * 0.16) for value in range(256)])
    return ImageChops.multiply(wetted, dim)


def _thumbed(picture: Image.Image, lens: Lens, rng: Generator) -> Image.Image:
    """Put a thumb over the edge, most often on a corner; never over boxes."""
    corner = [[0, 0], [_W, 0], [_W, _H], [0, _H]][int(rng.integers(0, 4))]
    spot = np.array(corner, float)
    spot[1] = spot[1] + rng.uniform(-8, 8) if rng.random() < 0.7 else rng.uniform(60, 240)
    (x, y), (mid_x, mid_y) = lens.place(spot[None])[0], lens.place(np.array([[_W / 2, _H / 2]]))[0]
    thumb = Image.new("L", picture.size, 0)
    draw = ImageDraw.Draw(thumb)
    reach, wide = rng.uniform(9, 16) * lens.density, rng.uniform(8, 11) * lens.density
    way = np.array([mid_x - x, 0.3 * (mid_y - y)])
    way = way / np.hypot(*way)
    tip = np.array([x, y]) + way * reach
    for back in np.linspace(0, 60, 40) * lens.density:
        middle = tip - way * (back + wide)
        draw.ellipse([*(middle - wide), *(middle + wide)], fill=255)
    thumb = thumb.filter(ImageFilter.GaussianBlur(2))
    skin = Image.new("L", picture.size, int(rng.uniform(90, 185)))
    return Image.composite(skin, picture, thumb)


def _lit(picture: Image.Image, way: Way, drawn: Drawn, rng: Generator) -> Image.Image:
    """Give the picture its light, its shadows, its blur and its noise."""
    blur = drawn.one(way.blur)
    picture = picture.filter(ImageFilter.GaussianBlur(blur))
    if (shake := drawn.one(way.shake)) > 1:
        picture = _shaken(picture, shake, rng)
    light = _light(picture.size, way, drawn, rng)
    black, white = drawn.one(way.black), drawn.one(way.white)
    curve = rng.uniform(0.8, 1.25)
    levels = black + (white - black) * (np.arange(256) / 255) ** curve
    tones = picture.point([int(level) for level in levels])
    lit = np.asarray(tones, np.float32) * np.asarray(light, np.float32) / 200
    noise = rng.standard_normal(lit.shape, np.float32) * drawn.one(way.noise)
    if way.photo:  # what a phone does about noise
        noise = 0.6 * noise + 0.4 * np.roll(noise, 1, 1)
    return Image.fromarray(np.clip(lit + noise, 0, 255).astype(np.uint8))


def _light(size: tuple[int, int], way: Way, drawn: Drawn, rng: Generator) -> Image.Image:
    wide, tall = max(size[0] // 16, 2), max(size[1] // 16, 2)
    x, y = np.meshgrid(np.linspace(-1, 1, wide), np.linspace(-1, 1, tall))
    slope = rng.normal(0, 1, 2)
    slope = slope / np.hypot(*slope)
    uneven = drawn.one(way.uneven)
    light = 1 + uneven * ((x * slope[0] + y * slope[1]) * 0.6 - 0.35 * (x**2 + y**2))
    for _each in range(int(rng.choice(way.shadows))):
        angle, where = rng.uniform(0, 2 * np.pi), rng.uniform(-0.6, 0.6)
        bent = 0.3 * rng.normal() * (x * np.sin(angle) - y * np.cos(angle)) ** 2
        soft = rng.uniform(0.02, 0.3)
        beyond = (x * np.cos(angle) + y * np.sin(angle) + bent - where) / soft
        light *= 1 - drawn.one(way.shade) / (1 + np.exp(-np.clip(beyond * 4, -40, 40)))
    return Image.fromarray(np.clip(light * 200, 0, 255).astype(np.uint8)).resize(
        size, Image.Resampling.BICUBIC
    )


def _shaken(picture: Image.Image, far: float, rng: Generator) -> Image.Image:
    angle = rng.uniform(0, np.pi)
    steps = np.linspace(-far / 2, far / 2, max(3, round(far)))
    total = np.zeros((picture.height, picture.width), np.float32)
    for step in steps:
        moved = ImageChops.offset(picture, round(step * np.cos(angle)), round(step * np.sin(angle)))
        total += np.asarray(moved, np.float32)
    return Image.fromarray((total / len(steps)).astype(np.uint8))


def _file(picture: Image.Image, way: Way, drawn: Drawn, rng: Generator) -> bytes:
    out = io.BytesIO()
    if way.finish == "copier":
        picture = _copied(picture, rng)
    if way.finish in ("bit", "fax"):
        picture = _two_tones(picture, way, rng)
        picture.save(out, "PNG")
        return out.getvalue()
    if way.photo:  # phones give colour
        warm = rng.uniform(0.86, 1.0)
        blue = picture.point([int(value * warm) for value in range(256)])
        picture = Image.merge("RGB", (picture, picture, blue))
    dpi = round(drawn.density * 25.4)
    picture.save(out, "JPEG", quality=round(drawn.one(way.quality)), dpi=(dpi, dpi))
    return out.getvalue()


def _copied(picture: Image.Image, rng: Generator) -> Image.Image:
    gain, middle = rng.uniform(1.3, 2.2), rng.uniform(125, 175)
    picture = picture.point(
        [int(np.clip((value - middle) * gain + middle, 0, 255)) for value in range(256)]
    )
    draw = ImageDraw.Draw(picture)
    for _each in range(int(rng.integers(20, 160))):
        x, y = rng.uniform([0, 0], picture.size)
        half = rng.uniform(0.4, 1.6)
        draw.ellipse([x - half, y - half, x + half, y + half], fill=int(rng.uniform(0, 120)))
    return picture.filter(ImageFilter.GaussianBlur(0.4))


def _two_tones(picture: Image.Image, way: Way, rng: Generator) -> Image.Image:
    tones = np.array(picture)
    limit = rng.uniform(120, 180)
    bits = tones > limit
    if way.finish == "fax":
        bits ^= rng.random(bits.shape, np.float32) < rng.uniform(0.0002, 0.002)
        for line in rng.integers(0, len(bits) - 1, int(rng.integers(0, 14))):
            bits[line] = bits[line + 1]
    return Image.fromarray(bits)


def _times(paper: Image.Image, factor: Image.Image, unit: int) -> NDArray[np.uint8]:
    product = np.asarray(paper, np.uint16) * np.asarray(factor, np.uint16) // unit
    return np.minimum(product, 255).astype(np.uint8)
