"""A packet on paper: the same bytes each time, its words on it, and nobody's secrets."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from organiser.domain.manifest import from_json, to_json
from organiser.errors import Cancelled
from organiser.printing.packet import draw_packet
from organiser.progress import Progress

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from papers import drawn, packet  # noqa: E402


def words_of(pdf):
    """Return the words of each page, one blank between two."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [" ".join(text.split()) for text in texts]


def plain(text):
    return " ".join(text.split())


def test_two_drawings_of_one_record_are_the_same_bytes():
    manifest = packet()

    assert drawn(manifest) == drawn(from_json(to_json(manifest)))


def test_another_process_draws_the_same_bytes():
    root = str(HERE.parent.parent)
    command = [sys.executable, str(HERE / "draw_once.py")]

    said = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": root}, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == sha256(drawn(packet(language="en"))).hexdigest()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("layout", [1, 2])
def test_each_page_bears_its_code_and_its_footer(language, layout):
    manifest = packet(language=language, layout=layout)

    texts = words_of(drawn(manifest))

    assert len(texts) == len(manifest.pages)
    for page, text in zip(manifest.pages, texts, strict=True):
        assert all(plain(line) in text for line in page.footer)
        assert page.kind == "slips" or page.typed in text
        assert all(number in text for number in page.slips)


def test_a_french_sheet_says_what_the_law_asks_in_french():
    said = words_of(drawn(packet(language="fr")))

    assert all("À rendre ou détruire avant le 30/11/2026" in text for text in said)
    assert all("Feuille trouvée" in text for text in said)
    assert "je note vos coordonnées avec votre accord" in said[0]
    assert "Protection des données (RGPD, articles 13 et 14)" in said[0]
    assert "A absent P rencontré L repasser N ne pas revenir" in said[1]
    assert "votre consentement explicite (art. 9-2-a RGPD)" in said[-1]


def test_an_english_sheet_says_it_in_english():
    said = words_of(drawn(packet(language="en")))

    assert all("To be returned or destroyed before 30/11/2026" in text for text in said)
    assert all("Sheet found?" in text for text in said)


def test_accents_and_ligatures_are_on_the_paper():
    said = words_of(drawn(packet()))

    assert "Porte-à-porte du cœur de ville" in said[0]
    assert "rue de l’Œuvre" in said[1]


def test_names_stay_off_the_paper_unless_the_outing_asks_for_them():
    silent = " ".join(words_of(drawn(packet())))
    named = " ".join(words_of(drawn(packet(names=True))))

    assert "Denise" not in silent
    assert "Denise Nom17" in named


def test_the_phone_of_the_organiser_is_on_the_cover_alone():
    said = words_of(drawn(packet()))

    assert "06 12 34 56 78" in said[0]
    assert not any("06 12" in text for text in said[1:])


def test_no_opinion_stands_on_a_page_of_doors():
    said = words_of(drawn(packet(language="en")))

    assert not any("welcome" in said[at] for at in (1, 2))
    assert "welcome +" in said[3]


def test_the_file_says_nobody_s_name():
    document = pypdfium2.PdfDocument(drawn(packet(names=True)))

    said = " ".join(document.get_metadata_dict().values())

    document.close()
    assert "417 283" in said
    assert not [name for name in ("Solène", "Karim", "Camille", "Denise") if name in said]


def test_what_headquarters_has_not_given_is_seen_on_paper():
    manifest = packet(language="en", notice=packet_notice_of_nobody())

    said = words_of(drawn(manifest))

    assert said[0].count("[to be completed by headquarters]") == 3


def packet_notice_of_nobody():
    return replace(packet_notice(), controller="", contact="", dpo="", retention="")


def packet_notice():
    from papers import NOTICE

    return NOTICE


def test_some_pages_can_be_drawn_alone():
    said = words_of(drawn(packet(language="en"), pages=range(2, 4)))

    assert len(said) == 2
    assert "page 2/" in said[0]
    assert "page 3/" in said[1]


def test_an_erased_row_is_drawn_as_erased():
    manifest = packet(language="en", names=True)
    page = manifest.pages[1]
    rows = (replace(page.rows[0], shown=None), *page.rows[1:])
    pages = (manifest.pages[0], replace(page, rows=rows), *manifest.pages[2:])

    said = words_of(drawn(replace(manifest, pages=pages)))

    assert "line erased" in said[1]
    assert "Denise Nom1 " not in said[1]


def test_long_streets_stay_left_of_the_boxes():
    from papers import NUMBERS, doors, outing

    from organiser.domain.sheet_layout import freeze

    street = "boulevard du Maréchal de Lattre de Tassigny et des Œuvres sociales réunies " * 2
    long = [replace(door, street=street, name="Nom-" * 30, where="bâtiment " * 20)
            for door in doors(3)]  # fmt: skip
    manifest = freeze(outing(names=True), NUMBERS, long, language="fr")

    document = pypdfium2.PdfDocument(drawn(manifest, range(2, 3)))

    text = document[0].get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    in_rows = [right for _left, bottom, right, _top in boxes if 100 < bottom < 700]
    rows = [right for right in in_rows if right * 25.4 / 72 < 104.0]
    letters = [right for right in in_rows if right * 25.4 / 72 >= 104.0]
    document.close()
    assert rows
    assert all(right * 25.4 / 72 > 105.2 for right in letters)


def test_drawing_can_be_stopped():
    progress = Progress()
    progress.stop()

    with pytest.raises(Cancelled):
        draw_packet(packet(1), io.BytesIO(), progress=progress)


def test_drawing_says_how_far_it_is():
    heard = []

    draw_packet(
        packet(17, language="en"),
        io.BytesIO(),
        progress=Progress(tell=lambda done, total: heard.append((done, total))),
    )

    assert heard[0] == (0, 6)
    assert heard[-1] == (6, 6)
