"""A server that really answers, and a browser that really looks."""

import hashlib
import hmac
import re
import shutil
import struct
import time
from base64 import b32decode
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright
from site_process import Site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OFFICERS_PASSWORD = "quatre chevaux sous la pluie"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("site"))
    yield site
    site.stop()


@pytest.fixture(scope="module")
def chromium():
    """A browser, as long as one file of tests lasts: its loop and Django do not share a thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def opens(site, chromium):
    """Opens a page at a path; what it asks of anybody else, or fails to load, is a fault."""
    contexts, strange = [], []

    def open_page(path="/", **how):
        context = chromium.new_context(
            base_url=site.address, locale="fr-FR", **{"viewport": PHONE, **how}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda asked: strange.append(asked.url) if _is_strange(asked) else None)
        page.on(
            "console", lambda said: strange.append(said.text) if _is_fault(said, page) else None
        )
        page.goto(path)
        return page

    def _is_fault(said, page):
        """A page that says "not found" or "not yet" of itself is no fault."""
        return said.type == "error" and said.location["url"] != page.url

    def _is_strange(asked):
        return not asked.url.startswith(site.address)

    yield open_page
    for context in contexts:
        context.close()
    assert strange == []


@pytest.fixture(scope="module")
def signed_in(site, chromium, request):
    """What a browser remembers of an officer who came in by her invitation."""
    mailbox = f"{request.module.__name__.replace('_', '.')}@example.org"
    said = site.call("account", "add", mailbox, "--role", "national")
    site.call("purge")
    context = chromium.new_context(
        base_url=site.address, locale="fr-FR", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(urlsplit(re.search(r"http\S+", said)[0]).path)
    for field in page.locator("input[type=password]").all():
        field.fill(OFFICERS_PASSWORD)
    page.get_by_role("main").get_by_role("button").first.click()
    page.goto("/siege/")
    page.get_by_label("Courriel").fill(mailbox)
    page.locator("input[type=password]").fill(OFFICERS_PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_role("link", name="Des codes sur mon téléphone").click()
    if page.locator("input[type=password]").count():
        page.locator("input[type=password]").fill(OFFICERS_PASSWORD)
        page.get_by_role("main").get_by_role("button").last.click()
    page.get_by_label("code").fill(_code(page.locator("code").inner_text()))
    page.get_by_role("button", name="Utiliser ces codes").click()
    page.goto("/siege/")
    page.get_by_role("heading", name="Siège").wait_for()
    state = context.storage_state()
    context.close()
    return state


def _code(secret):
    """Return what her telephone shows now."""
    key, step = b32decode(secret), int(time.time()) // 30
    told = hmac.digest(key, struct.pack(">Q", step), hashlib.sha1)
    at = told[-1] & 15
    return f"{(struct.unpack('>I', told[at : at + 4])[0] & 0x7FFFFFFF) % 10**6:06}"
