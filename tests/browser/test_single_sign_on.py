"""A browser really goes to the provider and comes back, whatever our pages forbid it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from identity import Identity
from site_process import Site

LOGIN = "/siege/compte/login/"


@pytest.fixture(scope="module")
def identity():
    found = Identity()
    yield found
    found.stop()


@pytest.fixture(scope="module")
def house(identity, tmp_path_factory):
    """A server that was told of a provider."""
    site = Site(tmp_path_factory.mktemp("house"), **identity.environment())
    site.call("account", "add", "national@example.org", "--role", "national")
    yield site
    site.stop()


@pytest.fixture
def page(house, chromium):
    """A fresh browser, on the page where one signs in."""
    context = chromium.new_context(base_url=house.address, locale="fr-FR")
    page = context.new_page()
    page.goto(LOGIN)
    yield page
    context.close()


def go_there(page):
    page.get_by_role("button", name=re.compile("Avec votre compte")).click()
    page.get_by_role("heading", name="Notre maison", exact=True).wait_for()


def test_she_goes_there_and_comes_back_without_a_password(page, identity):
    found = [page_is_for_all(page)]
    go_there(page)
    page.get_by_role("link", name="Oui").click()
    page.get_by_role("heading", name="une deuxième preuve").wait_for()
    page.goto("/siege/compte/oidc/")
    found.append(page_is_for_all(page))
    page.goto("/siege/compte/2fa/")
    found.append(page_is_for_all(page))

    assert found == [0, 0, 0]
    assert page.get_by_role("link", name="Relier ou détacher").count() == 1
    assert page.get_by_role("heading", level=1).inner_text() == "Mon compte"
    assert not [said for path, said in identity.asked if path == "/userinfo"]


def test_who_turns_back_or_is_not_known_reads_why(page, identity):
    go_there(page)
    page.get_by_role("link", name="Non").click()
    page.get_by_text("Rien n’a changé").wait_for()
    found = [page_is_for_all(page)]
    identity.person |= {"sub": "1", "email": "nobody@example.org"}
    page.goto(LOGIN)
    go_there(page)
    page.get_by_role("link", name="Oui").click()
    page.get_by_role("heading", name="Pas encore de compte ici").wait_for()
    found.append(page_is_for_all(page))

    assert found == [0, 0]


def test_the_page_in_between_can_be_read_by_who_does_not_see_it(page):
    page.context.route("**/authorize*", lambda route: route.fulfill(status=204))
    page.get_by_role("button", name=re.compile("Avec votre compte")).click()
    page.get_by_role("heading", name=re.compile("Vers")).wait_for()

    assert page_is_for_all(page) == 0
    assert page.get_by_role("link", name="Continuer").get_attribute("href").startswith("http://")


def page_is_for_all(page):
    """Return how many faults axe finds."""
    return Axe().run(page).violations_count
