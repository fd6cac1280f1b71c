"""A provider of OpenID Connect on this machine, that may also answer as none should."""

import base64
import hashlib
import json
import secrets
import threading
import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "organiser-siege", "un secret du fournisseur"


class Identity:
    """One provider with one person at it; `spoil` changes what it says of her."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signs_with, self.algorithm = self.key, "RS256"
        self.person = {"sub": "4711", "email": "national@example.org", "email_verified": True}
        self.spoil = self.spoil_userinfo = self.describes = dict
        self.is_away, self.asked, self._codes, self.tokens = False, [], {}, {}
        provider = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self):
                provider.answer(self, "")

            def do_POST(self):
                length = int(self.headers["Content-Length"])
                provider.answer(self, self.rfile.read(length).decode())

            def log_message(self, *_said):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def environment(self) -> dict[str, str]:
        """Return what the server is told of it."""
        before = "ORGANISER_HQ_OIDC_"
        told = {"ISSUER": self.issuer, "CLIENT": CLIENT, "SECRET": SECRET, "NAME": "Notre maison"}
        return {before + name: value for name, value in told.items()}

    def answer(self, call, body) -> None:
        """Answer one call."""
        address = urlsplit(call.path)
        said = dict(parse_qsl(address.query) + parse_qsl(body))
        self.asked.append((address.path, said))
        name = address.path.rpartition("/")[2].replace("-", "_")
        answers = getattr(self, f"_{name}", lambda _said, _head: (404, {}))
        status, told = (503, {}) if self.is_away else answers(said, call.headers)
        kind = "text/html" if isinstance(told, str) else "application/json"
        raw = (told if isinstance(told, str) else json.dumps(told)).encode()
        call.send_response(status)
        call.send_header("Content-Type", f"{kind}; charset=utf-8")
        call.send_header("Content-Length", str(len(raw)))
        call.end_headers()
        call.wfile.write(raw)

    def come_back(self, asked: str) -> str:
        """Say yes at the page that she was sent to; return where it sends her."""
        said = dict(parse_qsl(urlsplit(asked).query))
        code = secrets.token_urlsafe(8)
        self._codes[code] = said
        return f"{said['redirect_uri']}?{urlencode({'code': code, 'state': said['state']})}"

    def _openid_configuration(self, _said, _head):
        return 200, self.describes({
            "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        })  # fmt: skip

    def _authorize(self, said, _head):
        yes = escape(self.come_back(f"?{urlencode(said)}"))
        turned_back = urlencode({"error": "access_denied", "state": said["state"]})
        no = f"{said['redirect_uri']}?{turned_back}"
        return 200, (
            f'<html lang="fr"><title>Notre maison</title><h1>Notre maison</h1>'
            f'<a href="{yes}">Oui</a> <a href="{escape(no)}">Non</a></html>'
        )

    def _token(self, said, head):
        asked = self._codes.pop(said.get("code"), None)
        digest = hashlib.sha256(said.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        is_hers = asked is not None and (
            asked["code_challenge"] == challenge
            and asked["code_challenge_method"] == "S256"
            and asked["redirect_uri"] == said["redirect_uri"]
            and head["Authorization"] == f"Basic {basic}"
        )
        if not is_hers:
            return 400, {"error": "invalid_grant"}
        now, token = int(time.time()), secrets.token_urlsafe(8)
        claims = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300,
            "nonce": asked.get("nonce"), **self.person,
        }  # fmt: skip
        signed = jwt.encode(
            self.spoil(claims), self.signs_with, algorithm=self.algorithm, headers={"kid": "one"}
        )
        self.tokens[token] = dict(self.person)
        return 200, {"access_token": token, "token_type": "Bearer", "id_token": signed}

    def _userinfo(self, _said, head):
        found = self.tokens.get(head["Authorization"].removeprefix("Bearer "))
        return (401, {}) if found is None else (200, self.spoil_userinfo(found))

    def _keys(self, _said, _head):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return 200, {"keys": [key | {"kid": "one", "use": "sig", "alg": "RS256"}]}
