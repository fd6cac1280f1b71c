"""Packets that the tests of paper talk about."""

import io
from datetime import date
from uuid import UUID

from organiser.domain.field import Door, Notice, Outing, SheetNumbers
from organiser.domain.sheet_layout import freeze
from organiser.printing.packet import draw_packet

NUMBERS = SheetNumbers(number=417283, sheet_id=203382965207, committee=377255)
NOTICE = Notice(
    controller="Association nationale de soutien",
    committee="Comité Rennes Nord",
    contact="donnees@exemple.org",
    dpo="dpo@exemple.org",
    retention="3 ans",
    web="https://exemple.org/vos-donnees",
)


def outing(**more):
    given = {
        "title": "Porte-à-porte du cœur de ville",
        "on": date(2026, 11, 28),
        "team": "Solène, Karim",
        "holder": "Karim",
        "printed_by": "Camille",
        "printed_on": date(2026, 11, 27),
        "phone": "06 12 34 56 78",
        "notice": NOTICE,
    }
    return Outing(**(given | more))


def doors(count):
    return [
        Door(UUID(int=n), "rue de l’Œuvre", n, name=f"Denise Nom{n}", floor="3", door="gauche")
        for n in range(1, count + 1)
    ]


def packet(count=17, layout=1, language="fr", **more):
    return freeze(outing(**more), NUMBERS, doors(count), layout=layout, language=language)


def drawn(manifest, pages=None):
    out = io.BytesIO()
    draw_packet(manifest, out, pages=pages)
    return out.getvalue()
