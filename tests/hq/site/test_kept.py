"""Whoever signed up sees all that is kept of her, and headquarters sees the same (GDPR art. 15)."""

import pytest
from officer import Officer
from visitor import Visitor

GIVEN = {
    "first_name": "Nolwenn", "last_name": "Kerdoncuff", "email": "nolwenn@example.org",
    "phone": "06 39 98 12 34", "postcode": "22300", "insee": "22113", "city": "Lannion",
    "is_minor": True, "news_by": ("email",), "acts_by": ("call",), "themes": ("le train",),
    "skills": ("porte-à-porte",), "words": "Je suis libre le samedi.", "how": "friend",
    "by": "",
}  # fmt: skip
SHOWN = {
    **GIVEN, "is_minor": "moins de 18 ans", "news_by": "Nouvelles du comité, par courriel",
    "acts_by": "Participer à ses actions, par téléphone", "themes": "le train",
    "skills": "porte-à-porte", "how": "par le lien d’une connaissance",
    "by": "une personne du comité",
}  # fmt: skip
"""What stands on both pages for each thing that is kept."""


@pytest.fixture
def link(server, committee):
    """The link of somebody who gave all that one can give; a friend sent her."""
    from organiser.hq import home
    from organiser.hq.usecases.public import friends, joining
    from organiser.hq.usecases.public.wishes import Wish

    keys = home.keys()
    sent_by = joining.begin(keys, committee, Wish(**{**GIVEN, "email": "b@example.org"}), "")
    joining.confirm(keys, joining.token_of(sent_by))
    wish = Wish(**{**GIVEN, "by": friends.code_of(sent_by)})
    made = joining.begin(keys, committee, wish, "", may_move=True)
    return f"/mes-donnees/{joining.token_of(made)}/"


def _missing(page):
    return [name for name, words in SHOWN.items() if words not in page]


def test_each_thing_that_a_sign_up_holds_is_tried_here(server):
    server._use()
    from organiser.hq.usecases.public.wishes import Wish

    assert set(Wish.__struct_fields__) == set(GIVEN) == set(SHOWN)


@pytest.mark.usefixtures("committee")
def test_she_sees_all_of_it_before_and_after_she_confirmed(visitor, link):
    before = visitor.get(link)
    visitor.send(link.replace("mes-donnees", "confirmer"))
    after = visitor.get(link)

    assert _missing(before) == []
    assert _missing(after) == []
    assert "un autre comité peut prendre le relais" in after
    assert "Langue des courriels" in after


def test_headquarters_sees_the_same_of_her(server, visitor, link):
    visitor.send(link.replace("mes-donnees", "confirmer"))
    officer = Officer(server).sit_down()
    officer.get("/siege/personne/")

    page = officer.act("/siege/personne/", email=GIVEN["email"], why="Demande par courrier")

    assert _missing(page) == []
    assert _facts(page) == _facts(visitor.get(link))


def _facts(page):
    return page.split('<dl class="facts">')[1].split("</dl>")[0]


def test_nothing_stands_for_what_she_did_not_give(server, committee, code):
    from organiser.hq import home
    from organiser.hq.usecases.public import joining
    from organiser.hq.usecases.public.wishes import Wish

    wish = Wish("Nolwenn", "Kerdoncuff", "n@example.org", "", "", "", "", is_minor=False)
    made = joining.begin(home.keys(), committee, wish, "")
    facts = _facts(Visitor(server).get(f"/mes-donnees/{joining.token_of(made)}/"))

    assert "18 ans ou plus" in facts
    assert "Téléphone" not in facts
    assert "Code postal" not in facts
    assert "<dd></dd>" not in facts
