"""Somebody of headquarters at her desk: she signs in through the real forms."""

import re
import time
from urllib.parse import urlencode, urlsplit

from visitor import Visitor

PASSWORD = "quatre chevaux sous la pluie"


class Officer(Visitor):
    """One browser of somebody who has an account."""

    def __init__(self, server, role="national", department="", email="") -> None:
        super().__init__(server)
        server._use()
        from organiser.hq.usecases.desk import accounts

        self.email = email or f"{role}{department}@example.org"
        self.account = accounts.add(self.email, role, department)
        self.secret = self.at = ""

    def follow(self) -> str:
        """Go where the last answer leads, as far as it does."""
        for _turn in range(6):
            if self.status not in {301, 302, 303}:
                break
            said = urlsplit(self.head["location"])
            self.at = said.path + (f"?{said.query}" if said.query else "")
            self.get(self.at)
        return self.page

    def send(self, path, **fields) -> str:
        """Fill in a form, and go where it leads."""
        super().send(path, **fields)
        return self.follow()

    def set_password(self, password=PASSWORD) -> str:
        """Follow the link of the invitation."""
        from organiser.hq.usecases.desk import accounts

        self.get(urlsplit(accounts.invitation(self.account)).path)
        return self.send(self.head["location"], password1=password, password2=password)

    def give_password(self, password=PASSWORD) -> str:
        """Sign in, as far as a password goes."""
        return self.send("/siege/compte/login/", login=self.email, password=password)

    def take_codes(self) -> str:
        """Have a telephone make codes from now on."""
        page = self.confirm("/siege/compte/2fa/totp/activate/")
        self.secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
        return self._fill("/siege/compte/2fa/totp/activate/", code=self.code())

    def confirm(self, path: str) -> str:
        """Go to a page that asks who one is once more: by the password, or by a code."""
        self.get(path)
        self.follow()
        if 'name="password"' in self.page:
            return self._fill(self.at, password=PASSWORD)
        if 'name="code"' in self.page and "<code>" not in self.page:
            return self._fill(self.at, code=self.code(1))
        return self.page

    def press(self, path: str, **fields) -> str:
        """Send a form to *path* from the page that is open; the answer as it comes."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)[1]
        said = urlencode({"csrfmiddlewaretoken": token, **fields}, doseq=True)
        return self._go("POST", path, said.encode())

    def give(self, path: str, *files: tuple[str, bytes], **fields) -> str:
        """Send a form with *files*, each with its name, from the page that is open."""
        edge = "x7q"
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)[1]
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{each}\r\n'.encode()
            for name, said in {"csrfmiddlewaretoken": token, **fields}.items()
            for each in (said if isinstance(said, list) else [said])
        ]  # fmt: skip
        for name, content in files:
            head = f'Content-Disposition: form-data; name="files"; filename="{name}"'
            parts.append(f"--{edge}\r\n{head}\r\nContent-Type: image/png\r\n\r\n".encode())
            parts += [content, b"\r\n"]
        body = b"".join([*parts, f"--{edge}--\r\n".encode()])
        self._go("POST", path, body, f"multipart/form-data; boundary={edge}")
        return self.follow()

    def act(self, path: str, **fields) -> str:
        """Send a form from the page that is open, and go where it leads."""
        self.press(path, **fields)
        return self.follow()

    def _fill(self, path: str, **fields) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)[1]
        self._go("POST", path, urlencode({"csrfmiddlewaretoken": token, **fields}).encode())
        return self.follow()

    def code(self, steps=0) -> str:
        """Return what the telephone shows."""
        from allauth.mfa.totp.internal import auth

        return auth.format_hotp_value(auth.hotp_value(self.secret, int(time.time()) // 30 + steps))

    def sit_down(self) -> "Officer":
        """Be signed in already, as after `come_in`; without the time that a password takes."""
        from allauth.mfa.adapter import get_adapter
        from allauth.mfa.models import Authenticator
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
        from django.contrib.sessions.backends.db import SessionStore

        secret = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
        Authenticator.objects.create(user=self.account, type="totp", data={"secret": secret})
        session = SessionStore()
        session[SESSION_KEY] = str(self.account.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = self.account.get_session_auth_hash()
        session.save()
        self.cookies["sessionid"] = session.session_key
        self.get("/siege/")
        return self

    def come_in(self) -> "Officer":
        """Come in for the first time, all the way."""
        self.set_password()
        self.give_password()
        self.take_codes()
        return self
