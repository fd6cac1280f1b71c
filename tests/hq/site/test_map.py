"""Committees are found on the map, in the list and by place; nothing comes from elsewhere."""

import gzip
import re

import pytest
from visitor import Visitor

FIRST_VIEW = 150_000
"""Bytes on the wire (a telephone of five years ago, on its way)."""


@pytest.fixture
def filled(server):
    """Committees in Brest (two), Lannion and Saint-Denis of La Réunion."""
    return [
        server.committee(name, insee)
        for name, insee in (
            ("Brest Recouvrance", "29019"), ("Brest Kerinou", "29019"), ("Lannion", "22113"),
            ("Saint-Denis", "97411"),
        )
    ]  # fmt: skip


def test_the_country_shows_each_department_drawn_and_listed(server, filled, visitor):
    page = visitor.get("/")

    assert visitor.status == 200
    assert page.count("Finistère (29)\u00a0: 2 comités") == 2
    assert re.search(r"29 Finistère</span> <b>2</b>", page)
    assert re.search(r"<span>La Réunion</span> <b>1</b>", page)
    assert "4 comités dans le pays" in page


def test_a_department_shows_its_committees_as_points_and_as_a_list(filled, visitor):
    page = visitor.get("/departement/29/")

    assert page.count('class="spot"') == 1
    assert page.count("Brest\u00a0: 2 comités") == 2
    assert page.index("Brest Kerinou") < page.index("Brest Recouvrance")


def test_overseas_the_points_stand_in_their_own_frame(filled, visitor):
    page = visitor.get("/departement/974/")

    assert page.count('class="spot"') == 1
    assert "Saint-Denis" in page


@pytest.mark.parametrize("typed", ["29200", "brest", "BREST"])
def test_a_place_is_found_by_name_and_by_postcode(filled, visitor, typed):
    page = visitor.get(f"/comites/?q={typed}&commune=29019")

    assert "Brest Kerinou" in page
    assert "Lannion" not in page


def test_a_postcode_of_several_communes_asks_which(filled, visitor):
    page = visitor.get("/comites/?q=22300")

    assert "De quelle commune" in page
    assert "commune=22113" in page


def test_a_postcode_shows_all_its_communes_those_with_a_committee_first(server, visitor):
    server.committee("Vitry", "51649")
    server.committee("Vitry Sud", "51649")

    page = visitor.get("/comites/?q=51300")

    towns = re.findall(r"commune=(\w{5})", visitor.raw)
    assert len(set(towns)) == 46
    assert towns[0] == "51649"
    assert re.search(r"Vitry-le-François</a>\s*<span class=\"hint\">2 comités", page)
    assert "autres" not in page.split("</ul>")[1]


def test_a_search_with_more_towns_than_it_shows_says_so(visitor):
    page = visitor.get("/comites/?q=saint-mar")

    left = int(re.search(r"… et (\d+) autres", page)[1])
    assert left + len(set(re.findall(r"commune=(\w{5})", visitor.raw))) > 200


def test_where_there_is_none_the_nearest_are_offered(filled, visitor):
    page = visitor.get("/comites/?q=perros-guirec")

    assert "les plus proches" in page
    assert "Lannion" in page
    assert re.search(r"à environ \d+\s*km", page), page


def test_a_town_of_many_postcodes_shows_whole_ones(filled, visitor):
    assert "75001, 75002, 75003, 75004…" in visitor.get("/comites/?q=paris")


def test_the_code_of_a_committee_leads_to_it(filled, visitor):
    code = filled[0].page.code

    visitor.get(f"/comites/?q={code[:4]}-{code[4:].lower()}")

    assert visitor.head["location"] == f"/comite/{code}/"


def test_what_is_typed_is_shown_as_text(visitor):
    page = visitor.server.request("GET", "/comites/?q=%3Cscript%3Ealert(1)%3C/script%3E")[2]

    assert b"<script>alert" not in page


def test_a_closed_committee_is_nowhere(server, filled, visitor):
    server.execute("UPDATE committee SET closed_at = created_at WHERE name = 'Lannion'")

    assert "Lannion" not in visitor.get("/departement/22/")
    visitor.get(f"/comite/{filled[2].page.code}/")
    assert visitor.status == 404


def test_english_is_in_the_address(filled, visitor):
    assert 'lang="en"' in visitor.get("/en/departement/29/")
    assert "Brest: 2 committees" in visitor.page
    assert 'href="/en/comite/' in visitor.page


@pytest.mark.parametrize("path", ["/comites/", "/en/comites/"])
def test_the_other_language_keeps_what_was_asked_of_the_page(visitor, path):
    visitor.get(f"{path}?q=saint%20mar&commune=%22%3E")

    asked = "?q=saint+mar&amp;commune=%22%3E"
    assert f'href="/comites/{asked}" lang="fr"' in visitor.raw
    assert f'href="/en/comites/{asked}" lang="en"' in visitor.raw


def test_the_first_view_is_small_and_asks_nobody_else(server, filled):
    wire, asked = 0, ["/"]
    for path in asked:
        _status, head, raw = server.request("GET", path, head={"Accept-Encoding": "gzip"})
        body = gzip.decompress(raw) if head.get("content-encoding") == "gzip" else raw
        wire += len(raw)
        if path == "/":
            assert "default-src 'none'" in head["content-security-policy"]
            asked += re.findall(rb'(?:href|src)="(/static/[^"]+)"', body).__iter__()
            assert not re.findall(rb'(?:href|src|action)="(?:https?:)?//', body)
            asked[1:] = [each.decode() for each in asked[1:]]

    assert len(asked) == 4
    assert wire < FIRST_VIEW


def test_no_page_of_the_site_sets_a_cookie_before_a_form(server, filled):
    for path in ("/", "/departement/29/", "/comites/?q=brest", f"/comite/{filled[0].page.code}/"):
        visitor = Visitor(server)
        visitor.get(path)
        assert visitor.cookies == {}


@pytest.mark.parametrize("language", ["", "/en"])
def test_what_is_printed_for_a_stall_leads_to_signing_up(filled, visitor, language):
    code = filled[0].page.code

    visitor.get(f"{language}/c/{code}")

    assert visitor.head["location"] == f"{language}/comite/{code}/rejoindre/?how=link"


@pytest.mark.parametrize(("path", "said", "tongue"), [
    ("/comite/AAAAAAAA/", "Cette page n’existe pas", "fr"), ("/nulle/part/", "Carte", "fr"),
    ("/en/comite/AAAAAAAA/", "This page is not there", "en"),
])  # fmt: skip
def test_what_is_not_there_is_told_in_her_language_with_a_way_on(visitor, path, said, tongue):
    page = visitor.get(path)

    assert visitor.status == 404
    assert said in page
    assert f'<html lang="{tongue}">' in page
