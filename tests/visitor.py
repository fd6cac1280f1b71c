"""Somebody with a browser, as far as pages without a script go: cookies, forms, mails that come."""

import email
import re
from email import policy
from html import unescape
from urllib.parse import urlencode

from headquarters import Server

_INPUT = re.compile(r"<input[^>]*>|<textarea[^>]*>")
_NAME, _VALUE = re.compile(r'name="([^"]*)"'), re.compile(r'value="([^"]*)"')


class Visitor:
    """One browser that visits one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cookies: dict[str, str] = {}
        self.status, self.head, self.page, self.raw = 0, {}, "", ""

    def get(self, path: str) -> str:
        """Go to *path*; return the page."""
        return self._go("GET", path)

    def send(self, path: str, **fields) -> str:
        """Fill in the form of *path*, send it, and follow where it leads."""
        self.get(path)
        self._go("POST", path, urlencode({**self._hidden(), **fields}, doseq=True).encode())
        if self.status in {301, 302, 303}:
            return self.get(self.head["location"])
        return self.page

    def names(self) -> set[str]:
        """Return what the form on the page asks for."""
        found = (_NAME.search(each) for each in _INPUT.findall(self.page))
        return {each[1] for each in found if each}

    def ticked(self) -> list[str]:
        """Return what is ticked already on the page."""
        return [each for each in _INPUT.findall(self.page) if " checked" in each]

    def mails(self) -> list[email.message.EmailMessage]:
        """Have the tasks that wait done, and return every mail that left, the oldest first."""
        self.server.do_tasks()
        folder = self.server.home / "mails"
        files = sorted(folder.iterdir()) if folder.exists() else []
        parts = (raw for f in files for raw in f.read_bytes().split(b"\n" + b"-" * 79 + b"\n"))
        return [
            email.message_from_bytes(raw, policy=policy.default) for raw in parts if raw.strip()
        ]

    def link(self, what: str) -> str:
        """Return the path of the link of the last mail that holds the word *what*."""
        text = self.mails()[-1].get_body(("plain",)).get_content()
        return re.search(rf"http://[^/\s]+(/\S*{what}/\S+)", text)[1]

    def _hidden(self) -> dict[str, str]:
        """What the page sends along without showing it."""
        inputs = [each for each in _INPUT.findall(self.page) if 'type="hidden"' in each]
        told = ((_NAME.search(each), _VALUE.search(each)) for each in inputs)
        return {name[1]: value[1] for name, value in told if name and value}

    def _go(
        self, method: str, path: str, body: bytes = b"",
        kind: str = "application/x-www-form-urlencoded",
    ) -> str:  # fmt: skip
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = {"Cookie": kept, "Accept-Language": "en", "User-Agent": "Visitor/1"}
        if method == "POST":
            head["Content-Type"] = kind
        self.status, self.head, raw = self.server.request(method, path, body, head)
        for cookie in self.head.get("set-cookie", "").splitlines():
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value
        self.raw = raw.decode("utf-8", "replace")
        self.page = unescape(self.raw)
        return self.page


JOINS = {
    "first_name": "Nolwenn", "last_name": "Kerdoncuff", "email": "nolwenn@example.org",
    "phone": "06 39 98 12 34", "postcode": "22300", "age": "18", "agrees": "on",
    "news_by": ["email"], "acts_by": ["email", "call"], "skills": ["porte-à-porte"],
    "words": "Je suis libre le samedi.",
}  # fmt: skip
"""What somebody writes who joins."""

FOUNDS = {
    "committee": "Comité de Betton", "place": "Betton", "first_name": "Nolwenn",
    "last_name": "Kerdoncuff", "email": "nolwenn@example.org", "phone": "06 39 98 12 34",
    "why": "Nous sommes trois à la sortie du marché.", "name_1": "Yann Tanguy",
    "email_1": "yann@example.org", "name_2": "Malika Benali", "email_2": "malika@example.org",
    "charter": "on", "of_age": "on", "agrees": "on",
}  # fmt: skip
"""What somebody writes who asks to create a committee."""
