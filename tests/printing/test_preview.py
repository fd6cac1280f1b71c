"""A page is shown as it will be printed, from whatever thread asks."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from organiser.printing.preview import page_count, page_image


def pages(count):
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for number in range(count):
        canvas.drawString(100, 700 - number, f"page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_page_is_a_picture_of_four_bytes_a_pixel():
    width, height, pixels = page_image(pages(1), 1, 0.5)

    assert len(pixels) == width * height * 4


def test_many_threads_may_look_at_once():
    pdf = pages(6)

    with ThreadPoolExecutor(8) as pool:
        shown = list(pool.map(lambda turn: page_image(pdf, turn % 6 + 1, 0.7), range(160)))
        counts = set(pool.map(page_count, [pdf] * 40))

    assert [shown[turn] for turn in range(6)] == [shown[turn] for turn in range(6, 12)]
    assert counts == {6}
