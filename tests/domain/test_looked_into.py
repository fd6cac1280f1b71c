"""A file is what is in it: five kinds are sent, whole and alone, and nothing that acts."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sent import archive, docx, jpeg, odt, pdf, png

from organiser.domain.looked_into import NotTaken, Reason, form_of
from organiser.domain.sent_file import LARGEST, PIECE, Form, piece_count, pieces_of

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
GOOD = {Form.PDF: pdf(), Form.PNG: png(), Form.JPEG: jpeg(), Form.ODT: odt(), Form.DOCX: docx()}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
MACRO = {"word/vbaProject.bin": "x"}


def reason(content):
    with pytest.raises(NotTaken) as caught:
        form_of(content)
    return caught.value.reason


@pytest.mark.parametrize(("form", "content"), GOOD.items())
def test_each_kind_that_is_sent_is_known_by_what_is_in_it(form, content):
    assert form_of(content) is form


@pytest.mark.parametrize("content", [
    SVG, HTML, b"MZ\x90\0program", b"\x7fELF", b"#!/bin/sh\nrm", b"GIF89a", b"RIFF\0\0\0\0WEBP",
    b"plain words", b" %PDF-1.4 %%EOF", b"\0" * 64, archive({"a.txt": "x"}),
    archive({"META-INF/MANIFEST.MF": "Main-Class: X"}),
])  # fmt: skip
def test_any_other_kind_is_refused(content):
    assert reason(content) is Reason.KIND


@pytest.mark.parametrize("content", [
    pdf(b"/OpenAction << /S /JavaScript /JS (x) >> "), pdf(b"/AA << /S /Launch >> "),
    pdf(b"/Names << /EmbeddedFiles 4 0 R >> "), docx(**MACRO), docx("<macroEnabled/>"),
    odt(**{"Basic/Standard/Module1.xml": "x"}), odt(**{"Scripts/a.py": "x"}),
    docx(**{"word/embeddings/oleObject1.bin": "x"}),
])  # fmt: skip
def test_what_could_be_carried_out_is_refused(content):
    assert reason(content) is Reason.ACTIVE


@pytest.mark.parametrize("content", [
    png() + HTML, png() + archive({"a": "x"}), jpeg() + b"\0", jpeg()[:-2], png()[:-4],
    png().replace(b"\x08\x02", b"\x08\x03"), pdf() + b"more", pdf()[:-8], b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xd9", odt() + b"more", archive({"mimetype": Form.ODT.mime}, b"%%EOF"),
    odt(**{"../../up": "x"}), odt(**{"/root": "x"}), odt()[:40],
])  # fmt: skip
def test_what_is_cut_or_has_something_before_or_after_it_is_refused(content):
    assert reason(content) in {Reason.BROKEN, Reason.KIND}


@pytest.mark.parametrize("content", [
    pdf().rstrip() + archive({"a": "x"}, b"%%EOF"), png(noise=HTML), pdf(b"(<script>) "),
    b"%PDF-1.4\n" + HTML + b"%%EOF",
])  # fmt: skip
def test_a_file_that_is_two_is_refused(content):
    assert reason(content) is Reason.KIND


def test_what_is_empty_or_too_large_is_refused():
    bomb = odt(**{"big.xml": "0" * (1 << 20)})

    assert reason(b"") is Reason.EMPTY
    assert reason(pdf(b"(" + b"0" * LARGEST + b") ")) is Reason.LARGE
    assert reason(png(100_000, 1).replace(b"\0\x01\x86\xa0\0\0\0\x01", b"")) is Reason.BROKEN
    assert form_of(bomb) is Form.ODT


@settings(max_examples=60 * SHARE)
@given(content=some.binary(max_size=200), form=some.sampled_from(sorted(GOOD)), cut=some.integers())
def test_no_bytes_are_a_fault_of_ours(content, form, cut):
    good = GOOD[form]
    place = cut % len(good)

    for each in (content, good[:place] + content, good[:place] + content + good[place:]):
        try:
            form_of(each)
        except NotTaken:
            continue


@settings(max_examples=30 * SHARE)
@given(size=some.integers(0, 3 * PIECE + 1))
def test_the_pieces_of_a_file_are_the_file(size):
    content = bytes(at % 251 for at in range(size))

    found = list(pieces_of(content))

    assert b"".join(piece for _place, piece in found) == content
    assert [place for place, _piece in found] == list(range(piece_count(size)))
    assert all(len(piece) <= PIECE for _place, piece in found)


def test_an_archive_of_the_tests_is_the_same_whenever_it_is_made(monkeypatch):
    now = archive({"a.txt": "x"})

    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)

    assert archive({"a.txt": "x"}) == now
