"""Files of pictures are opened upright and grey, and what cannot be borne is refused."""

import io
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from organiser.domain.refusal import Refusal, Unreadable
from organiser.scanning import pictures
from organiser.scanning.pictures import open_file

sys.path.insert(0, str(Path(__file__).parent))

from photographs import packet, pdf_of

KINDS = [
    ("JPEG", "RGB"),
    ("PNG", "RGB"),
    ("PNG", "P"),
    ("PNG", "1"),
    ("TIFF", "L"),
    ("WEBP", "RGB"),
]


def kept(image, path, kind="PNG", **more):
    image.save(path, kind, **more)
    return path


def refusal(path):
    with pytest.raises(Unreadable) as refused:
        open_file(path).picture(0)
    return refused.value.reason


@pytest.mark.parametrize(("kind", "mode"), KINDS)
def test_each_kind_of_picture_is_opened_in_grey(tmp_path, kind, mode):
    half = Image.new("L", (60, 40), 255)
    half.paste(0, (0, 0, 30, 40))
    file = open_file(kept(half.convert(mode), tmp_path / "a", kind))

    grey = file.picture(0)

    assert (file.count, grey.mode, grey.size) == (1, "L", (60, 40))
    assert grey.getpixel((4, 20)) < 20
    assert grey.getpixel((55, 20)) > 235


def test_a_phone_held_aside_gives_an_upright_picture(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    file = open_file(kept(Image.new("L", (60, 40), 255), tmp_path / "a", "JPEG", exif=exif))

    assert file.picture(0).size == (40, 60)


def test_paper_is_white_where_a_picture_is_clear(tmp_path):
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))

    assert open_file(kept(clear, tmp_path / "a")).picture(0).getpixel((5, 5)) == 255


def test_a_scan_of_sixteen_bits_keeps_its_greys(tmp_path):
    deep = Image.fromarray(np.tile(np.array([0, 30000, 65535], np.uint16), (4, 1)))

    grey = open_file(kept(deep, tmp_path / "a.tif", "TIFF")).picture(0)

    assert [grey.getpixel((x, 1)) for x in range(3)] == pytest.approx([0, 117, 255], abs=1)


def test_each_page_of_a_document_is_a_picture(tmp_path):
    pages = [Image.new("1", (80, 100), shade) for shade in (0, 1, 0)]
    fax = kept(pages[0], tmp_path / "fax.tif", "TIFF", save_all=True, append_images=pages[1:])
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf_of(packet()))

    assert [open_file(fax).picture(at).getpixel((5, 5)) for at in range(3)] == [0, 255, 0]
    assert open_file(scan).count == 1
    assert open_file(scan).picture(0).size == pytest.approx((1654, 2339), abs=2)


def test_a_page_of_any_size_becomes_a_picture_that_can_be_borne(tmp_path):
    Image.new("L", (100, 100), 255).save(tmp_path / "a.pdf", "PDF", resolution=0.5)

    assert max(open_file(tmp_path / "a.pdf").picture(0).size) < 5000


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"%PDF-1.7 but no more", b"\x89PNG\r\n\x1a\n", b"II*\0\xff"]
)
def test_what_is_no_picture_is_refused(tmp_path, content):
    (tmp_path / "a.jpg").write_bytes(content)

    assert refusal(tmp_path / "a.jpg") is Refusal.UNREADABLE


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    assert refusal(tmp_path) is Refusal.UNREADABLE
    assert refusal(tmp_path / "none") is Refusal.UNREADABLE


def test_a_picture_cut_short_is_refused_wherever_it_is_cut(tmp_path):
    for kind in ("JPEG", "PNG", "TIFF"):
        whole = io.BytesIO()
        Image.effect_noise((200, 300), 50).save(whole, kind)
        for share in (0.02, 0.3, 0.9):
            (tmp_path / "a").write_bytes(whole.getvalue()[: int(len(whole.getvalue()) * share)])

            assert refusal(tmp_path / "a") is Refusal.UNREADABLE


@pytest.mark.parametrize("side", [9_500, 40_000])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, side):
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    (tmp_path / "a.png").write_bytes(png)

    assert refusal(tmp_path / "a.png") is Refusal.UNREADABLE


def test_a_page_that_holds_a_bomb_is_refused(tmp_path, monkeypatch):
    Image.new("L", (900, 900), 255).save(tmp_path / "a.pdf", "PDF")
    assert open_file(tmp_path / "a.pdf").picture(0)

    monkeypatch.setattr(pictures, "MOST_PIXELS", 900 * 899)

    assert refusal(tmp_path / "a.pdf") is Refusal.UNREADABLE


def test_a_file_beyond_all_measure_is_not_even_read(tmp_path):
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(pictures.MOST_BYTES + 1)

    assert refusal(tmp_path / "a.pdf") is Refusal.UNREADABLE
