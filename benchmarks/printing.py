"""Draws packets beside a bare reportlab canvas: CPU seconds, their ratio, and peak memory.

python benchmarks/printing.py            # 500 pages of doors, four codes on each
python benchmarks/printing.py --pages 50
"""

import argparse
import io
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psutil
import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from organiser.domain.field import Door, Outing, SheetNumbers
from organiser.domain.manifest import Manifest, Page
from organiser.domain.sheet_layout import freeze
from organiser.paths import resources
from organiser.printing.packet import draw_packet

POINT = 72 / 25.4
ROWS = 16
GOAL = 0.5
"""Least pages per CPU second, as a share of the bare canvas."""

MOST_GROWTH = 1.25
"""Most peak memory at ten times the pages, beyond what the record itself takes."""


def packet(pages: int) -> Manifest:
    """Return a packet of *pages* full pages of doors."""
    doors = [
        Door(UUID(int=n), f"rue des Lilas {n // 200}", n, name="Denise Le Gall", floor="3")
        for n in range(1, pages * ROWS + 1)
    ]
    outing = Outing("Porte-à-porte", team="Solène, Karim", names=True, slips=0)
    return freeze(outing, SheetNumbers(417283, 203382965207, 377255), doors, language="fr")


def doors_of(manifest: Manifest) -> range:
    """Return the numbers of its pages of doors."""
    numbers = [page.page for page in manifest.pages if page.kind == "doors"]
    return range(numbers[0], numbers[-1] + 1)


def draw_ours(manifest: Manifest) -> None:
    """Draw as the program does."""
    draw_packet(manifest, io.BytesIO(), pages=doors_of(manifest))


def draw_bare(manifest: Manifest) -> None:
    """The same words, boxes and codes, as the manuals of both libraries draw them."""
    for face in ("Inter-Regular", "Inter-Bold"):
        pdfmetrics.registerFont(TTFont(face, resources() / "fonts" / f"{face}.ttf"))
    canvas = Canvas(io.BytesIO(), pagesize=(210 * POINT, 297 * POINT), invariant=1)
    for page in manifest.pages:
        if page.kind == "doors":
            _bare_page(canvas, manifest, page)
            canvas.showPage()
    canvas.save()


def _bare_page(canvas: Canvas, manifest: Manifest, page: Page) -> None:
    for corner in page.qr:
        _bare_code(canvas, page.token + corner.tail, corner.x, corner.y, corner.size)
    _bare_words(canvas, manifest, page)
    for box in page.boxes:
        canvas.setLineWidth(0.3 * POINT)
        _rect(canvas, box.x, box.y, box.w, box.h, fill=0)
        _say(canvas, box.x + 1, box.y - 0.5, box.code, "Inter-Bold", 7)
    for area in page.anchors:
        _rect(canvas, area.x, area.y, area.w, area.h, fill=1)
    for row in page.rows:
        assert row.shown is not None
        canvas.line(12 * POINT, (297 - row.y) * POINT, 197 * POINT, (297 - row.y) * POINT)
        _say(canvas, 12, row.y + 5, str(row.index + 1), "Inter-Regular", 8.5)
        _say(canvas, 20, row.y + 5, row.shown.number, "Inter-Bold", 10)
        street = row.shown.address.removeprefix(row.shown.number).strip()
        _say(canvas, 28, row.y + 5, street, "Inter-Regular", 10)
        _say(canvas, 20, row.y + 9, row.shown.name, "Inter-Regular", 9.5)
        _say(canvas, 20, row.y + 12, row.shown.where, "Inter-Regular", 7.8)


def _bare_words(canvas: Canvas, manifest: Manifest, page: Page) -> None:
    assert manifest.words is not None
    above = (*page.heading, page.typed, page.label, manifest.words.rule, manifest.words.note)
    for at, words in enumerate(above):
        _say(canvas, 30, 10 + 4 * at, words, "Inter-Regular", 9)
    for at, (code, words) in enumerate(manifest.legend):
        _say(canvas, 30 + 18 * at, 275, code, "Inter-Bold", 7.5)
        _say(canvas, 33 + 18 * at, 275, words, "Inter-Regular", 7.5)
    for at, words in enumerate(page.footer):
        _say(canvas, 30, 281 + 3 * at, words, "Inter-Regular", 7)


def _bare_code(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    matrix = segno.make_qr(text, version=2, error="m", boost_error=False).matrix
    module = size / len(matrix)
    for down, row in enumerate(matrix):
        start = None
        for across, black in enumerate([*row, 0]):
            if black and start is None:
                start = across
            elif not black and start is not None:
                left, wide = x + start * module, (across - start) * module
                _rect(canvas, left, y + down * module, wide, module + 0.01, fill=1)
                start = None


def _rect(canvas: Canvas, x: float, y: float, w: float, h: float, fill: int) -> None:
    canvas.rect(x * POINT, (297 - y - h) * POINT, w * POINT, h * POINT, stroke=1 - fill, fill=fill)


def _say(canvas: Canvas, x: float, y: float, text: str, face: str, size: float) -> None:
    canvas.setFont(face, size)
    canvas.drawString(x * POINT, (297 - y) * POINT, text)


def peak() -> float:
    """Return the most memory this process ever held, in megabytes."""
    try:
        import resource
    except ImportError:  # Windows says it elsewhere
        return float(psutil.Process().memory_info().peak_wset) / 2**20
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def alone(what: str, pages: int) -> tuple[float, float, float]:
    """Do *what* in a process of its own: CPU seconds, peak before and peak after."""
    command = [sys.executable, __file__, "--only", what, "--pages", str(pages)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), float(said[1]), float(said[2])


def do(what: str, pages: int) -> None:
    """Measure one drawing in this process, and print the three figures."""
    manifest = packet(pages)
    before, start = peak(), time.process_time()
    (draw_ours if what == "ours" else draw_bare)(manifest)
    print(time.process_time() - start, before, peak())


def compare(pages: int, rounds: int) -> bool:
    """Print what was measured; say whether the goals are met."""
    ours = min(alone("ours", pages) for _ in range(rounds))
    bare = min(alone("bare", pages) for _ in range(rounds))
    few = alone("ours", max(1, pages // 10))
    ratio = bare[0] / ours[0]
    print(f"ours {pages / ours[0]:6.0f} pages per CPU s   bare {pages / bare[0]:6.0f}")
    print(f"ratio {ratio:.2f} (goal: at least {GOAL})")
    print(f"peak {few[2]:.0f} MB at {max(1, pages // 10)} pages, {ours[2]:.0f} MB at {pages}")
    print(f"of which drawing: {few[2] - few[1]:.0f} MB and {ours[2] - ours[1]:.0f} MB")
    return ratio >= GOAL and ours[2] <= few[2] * MOST_GROWTH + (ours[1] - few[1])


def main() -> int:
    """Measure, and answer the shell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("ours", "bare"))
    asked = parser.parse_args()
    if asked.only:
        do(asked.only, asked.pages)
        return 0
    return 0 if compare(asked.pages, asked.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
