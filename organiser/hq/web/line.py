"""The committees' door, /v1: what laptops speak to."""

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from organiser.hq import home
from organiser.hq.errors import Closed
from organiser.hq.usecases import enrolling
from organiser.hq.usecases.exchange import exchange
from organiser.sync import wire
from organiser.sync.packing import BadBody, packed, unpacked

_sync = msgspec.json.Decoder(wire.SyncRequest)
_enrol = msgspec.json.Decoder(wire.EnrolRequest)


@csrf_exempt  # the bearer's token is in a header that no other site can make a browser send
@require_POST
def sync(request: HttpRequest) -> HttpResponse:
    """One exchange."""
    try:
        asked = _sync.decode(_body(request))
        return _answer(exchange(home.keys(), _token(request), asked))
    except Closed as closed:
        return _closed(closed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _closed(Closed(400, "bad_request"))


@csrf_exempt  # as above: the code is the proof
@require_POST
def enrol(request: HttpRequest) -> HttpResponse:
    """Pair a laptop with the committee whose code it has."""
    try:
        asked = _enrol.decode(_body(request))
        return _answer(enrolling.enrol(home.keys(), asked, _address(request)))
    except Closed as closed:
        return _closed(closed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _closed(Closed(400, "bad_request"))


def _body(request: HttpRequest) -> bytes:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > wire.MOST_BYTES:
        raise Closed(413, "too_big")
    try:
        return unpacked(request.read(), request.META.get("HTTP_CONTENT_ENCODING", ""))
    except BadBody as error:
        too_big = str(error) == "size"
        raise Closed(*((413, "too_big") if too_big else (400, "bad_request"))) from error


def _token(request: HttpRequest) -> str:
    scheme, _space, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Closed(401, "unknown_device")
    return str(token)


def _address(request: HttpRequest) -> str:
    """Return whence the request comes, as the nearest proxy of ours says."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.BEHIND_TLS and forwarded:
        return str(forwarded).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _answer(said: msgspec.Struct, status: int = 200) -> HttpResponse:
    body, encoding = packed(wire.encode(said))
    response = HttpResponse(body, status=status, content_type="application/json")
    response[wire.HEADER] = str(wire.VERSION)
    if encoding:
        response["Content-Encoding"] = encoding
    return response


def _closed(closed: Closed) -> HttpResponse:
    said = wire.Refused(closed.code, closed.epoch, closed.inc, closed.last_no, list(closed.orders))
    return _answer(said, closed.status)
