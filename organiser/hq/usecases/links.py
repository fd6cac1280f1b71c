"""The short link of a committee, and the code that a phone reads."""

from functools import lru_cache
from io import BytesIO

import segno
from django.conf import settings


def short(code: str) -> str:
    """Return the short link that leads to signing up with the committee of this *code*."""
    return f"{settings.SITE}/c/{code}"


def of_friend(code: str, friend: str) -> str:
    """Return the link that somebody of this committee hands on to her friends."""
    return f"{short(code)}/{friend}"


@lru_cache(maxsize=256)
def drawn(link: str) -> bytes:
    """Return *link* as a code for a phone, an SVG that prints at any size."""
    out = BytesIO()
    segno.make_qr(link, error="m").save(out, kind="svg", scale=8, border=4, light="#fff")
    return out.getvalue()
