"""Printed pages with crosses in their boxes, as pictures: what volunteers bring back."""

import io

import pypdfium2
from PIL import Image, ImageDraw

from organiser.usecases.field import printing

DOTS = 8
"""Pixels a millimetre."""


def picture_of(pdf, at=0):
    """Return page *at* of a PDF, from 0, in grey."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[at].render(scale=DOTS * 25.4 / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return image.resize((210 * DOTS, 297 * DOTS))


def ticked(sheet, page, boxes, pale=()):
    """Return *sheet*, a picture of *page*, with a cross in each of *boxes*, paler in some."""
    sheet = sheet.copy()
    draw = ImageDraw.Draw(sheet)
    for box in page.boxes:
        if box.id in boxes or box.id in pale:
            left, top = (box.x + 0.7) * DOTS, (box.y + 0.7) * DOTS
            right, bottom = (box.x + box.w - 0.6) * DOTS, (box.y + box.h - 0.7) * DOTS
            shade = 190 if box.id in pale else 50
            draw.line([left, top, right, bottom], fill=shade, width=4)
            draw.line([right, top, left, bottom], fill=shade, width=4)
    return sheet


def brought_back(database, sheet_id, number, boxes=(), pale=()):
    """Return the picture of page *number* of a packet of the database, with *boxes* ticked."""
    manifest = printing.manifest_of(database, sheet_id)
    page = next(each for each in manifest.pages if each.page == number)
    at = manifest.pages.index(page)
    return ticked(picture_of(printing.draw(manifest), at), page, boxes, pale)


def as_pdf(*pictures):
    """Return a scan of *pictures*."""
    out = io.BytesIO()
    first, *others = (Image.merge("RGB", [each] * 3) for each in pictures)
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DOTS * 25.4)
    return out.getvalue()
