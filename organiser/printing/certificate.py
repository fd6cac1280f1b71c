"""Draws a certificate of training: one page A4 across, to be signed and pinned up."""

from math import cos, pi, sin
from typing import BinaryIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from organiser.domain.certificate import Certificate
from organiser.printing.document import open_document
from organiser.printing.fonts import POINT, Face, width
from organiser.printing.paper import MIDDLE, Paper

_WIDE, _HIGH = 297.0, 210.0
_MIDDLE, _ROOM = _WIDE / 2, 226.0
_INK, _ACCENT, _SOFT = HexColor("#15212A"), HexColor("#0B6876"), HexColor("#DDEFF1")
_TEETH = 24


def draw_certificate(certificate: Certificate, out: BinaryIO, language: str) -> None:
    """Write *certificate* to *out*."""
    canvas = open_document(out, certificate.title, language, (_WIDE, _HIGH))
    paper = Paper(canvas, _HIGH)
    _frame(canvas)
    _words(canvas, paper, certificate)
    _seal(canvas, _WIDE - 58.0, 163.0)
    _signature(paper, certificate)
    if certificate.valid:
        _valid(canvas, paper, certificate)
    canvas.showPage()
    canvas.save()


def _frame(canvas: Canvas) -> None:
    """A broad line and a fine one within."""
    canvas.setStrokeColor(_ACCENT)
    for edge, thick, round_ in ((10.0, 1.6, 4.0), (13.2, 0.25, 2.6)):
        canvas.setLineWidth(thick * POINT)
        canvas.roundRect(
            edge * POINT, edge * POINT, (_WIDE - 2 * edge) * POINT, (_HIGH - 2 * edge) * POINT,
            round_ * POINT,
        )  # fmt: skip
    canvas.setLineWidth(0.6 * POINT)
    x, y = _MIDDLE * POINT, (_HIGH - 68.0) * POINT
    canvas.line(x - 16 * POINT, y, x + 16 * POINT, y)


def _words(canvas: Canvas, paper: Paper, said: Certificate) -> None:
    canvas.setFillColor(_ACCENT)
    _centred(paper, 36.0, said.committee, Face.SEMIBOLD, 13.0)
    canvas.setFillColor(_INK)
    _centred(paper, 58.0, said.title, Face.BOLD, 34.0)
    _centred(paper, 84.0, said.before_name, Face.REGULAR, 14.0)
    if said.name:
        _centred(paper, 101.0, said.name, Face.BOLD, 32.0)
    else:
        paper.dotted(_MIDDLE - 60.0, 101.0, _MIDDLE + 60.0)
    _centred(paper, 116.0, said.before_course, Face.REGULAR, 14.0)
    canvas.setFillColor(_ACCENT)
    _centred(paper, 130.0, said.course, Face.SEMIBOLD, 24.0)
    canvas.setFillColor(_INK)
    _centred(paper, 143.0, said.result, Face.REGULAR, 13.0)


def _signature(paper: Paper, said: Certificate) -> None:
    paper.dotted(30.0, 178.0, 100.0)
    paper.fitted(30.0, 184.0, 76.0, said.signed, Face.REGULAR, 10.0)
    paper.fitted(30.0, 189.5, 76.0, said.day, Face.REGULAR, 10.0)


def _valid(canvas: Canvas, paper: Paper, said: Certificate) -> None:
    wide = min(96.0, width(said.valid, Face.SEMIBOLD, 11.5) + 14.0)
    canvas.setFillColor(_SOFT)
    canvas.roundRect(
        (_MIDDLE - wide / 2) * POINT, (_HIGH - 161.0) * POINT, wide * POINT, 10 * POINT,
        5 * POINT, stroke=0, fill=1,
    )  # fmt: skip
    canvas.setFillColor(_ACCENT)
    paper.fitted(_MIDDLE, 157.4, 90.0, said.valid, Face.SEMIBOLD, 11.5, MIDDLE)
    canvas.setFillColor(_INK)


def _seal(canvas: Canvas, x: float, y: float) -> None:
    """A toothed round with two ribbons and a tick: it says no more than the words do."""
    at_x, at_y = x * POINT, (_HIGH - y) * POINT
    canvas.setFillColor(_SOFT)
    for side in (-1, 1):
        ribbon = canvas.beginPath()
        ribbon.moveTo(at_x, at_y)
        ribbon.lineTo(at_x + side * 6 * POINT, at_y - 27 * POINT)
        ribbon.lineTo(at_x + side * 9.5 * POINT, at_y - 22.5 * POINT)
        ribbon.lineTo(at_x + side * 15 * POINT, at_y - 24 * POINT)
        ribbon.lineTo(at_x + side * 9 * POINT, at_y)
        ribbon.close()
        canvas.drawPath(ribbon, stroke=0, fill=1)
    canvas.setFillColor(_ACCENT)
    round_ = canvas.beginPath()
    for tooth in range(2 * _TEETH):
        far = (16.5 if tooth % 2 else 14.8) * POINT
        turn = pi * tooth / _TEETH
        go = round_.lineTo if tooth else round_.moveTo
        go(at_x + far * cos(turn), at_y + far * sin(turn))
    round_.close()
    canvas.drawPath(round_, stroke=0, fill=1)
    _tick(canvas, at_x, at_y)


def _tick(canvas: Canvas, at_x: float, at_y: float) -> None:
    canvas.setStrokeColor(_SOFT)
    canvas.setLineWidth(0.5 * POINT)
    canvas.circle(at_x, at_y, 12.2 * POINT)
    canvas.setLineWidth(2.4 * POINT)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    tick = canvas.beginPath()
    tick.moveTo(at_x - 5.6 * POINT, at_y - 0.2 * POINT)
    tick.lineTo(at_x - 1.6 * POINT, at_y - 4.2 * POINT)
    tick.lineTo(at_x + 5.8 * POINT, at_y + 4.4 * POINT)
    canvas.drawPath(tick, stroke=1, fill=0)
    canvas.setStrokeColor(_INK)
    canvas.setFillColor(_INK)


def _centred(paper: Paper, y: float, text: str, face: Face, size: float) -> None:
    paper.fitted(_MIDDLE, y, _ROOM, text, face, size, MIDDLE)
