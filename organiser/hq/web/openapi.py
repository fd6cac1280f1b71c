"""The line to headquarters as OpenAPI 3.1, made from the very types that both ends decode into.

It is for who writes a program that speaks it, and is in English like the code.
"""

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from organiser import __version__
from organiser.domain.exchange.kinds import Kind
from organiser.domain.exchange.matrix import KINDS
from organiser.sync import wire

_BODIES = (
    wire.SyncRequest, wire.SyncResponse, wire.EnrolRequest, wire.EnrolResponse, wire.Refused,
)  # fmt: skip
_REFUSALS = {
    400: "bad_request: not what this page says.",
    401: "unknown_device: nobody bears this token.",
    403: "revoked (perhaps with a signed order), closed; unknown_code, code_used, code_expired, "
    "already_paired, not_signed.",
    409: "epoch, rewound, gap, fork, incarnation, ahead: the file or this server is an older copy.",
    410: "cursor_purged: read everything again.",
    411: "length_required.",
    413: "too_big: send less under the same number.",
    426: "upgrade: this version of the line is no longer spoken.",
    429: "busy, too_many_tries: come back after Retry-After seconds.",
    503: "restoring, busy: come back after Retry-After seconds.",
}
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.2rem .8rem "
    ".2rem 0}code{font-size:.95em}"
)


@cache
def document() -> Mapping[str, Any]:
    """Return the whole description."""
    _schemas, components = msgspec.json.schema_components(
        _BODIES, ref_template="#/components/schemas/{name}"
    )
    for name, schema in components.items():
        _say_fields(schema, _notes().get(name, {}))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The line between a committee's laptop and headquarters",
            "version": f"{wire.VERSION}",
            "summary": f"As spoken by organiser-hq {__version__}.",
            "description": _inspected(wire),
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/v1/sync": {"post": _door("One exchange: what waits goes up, what is new comes down.",
                                       "SyncRequest", "SyncResponse", is_known=True)},
            "/v1/enrol": {"post": _door("Pair a laptop by the code of its committee.",
                                        "EnrolRequest", "EnrolResponse", is_known=False)},
        },
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "x-kinds": {name: _kind(kind) for name, kind in KINDS.items()},
    }  # fmt: skip


def as_json() -> bytes:
    """Return the description as JSON, to be read by programs and by people."""
    return msgspec.json.format(msgspec.json.encode(document()), indent=2) + b"\n"


@require_safe
def file(_request: HttpRequest) -> HttpResponse:
    """Give the description."""
    return HttpResponse(as_json(), content_type="application/json")


@require_safe
def style(_request: HttpRequest) -> HttpResponse:
    """Give the few rules that make the page pleasant to read."""
    return HttpResponse(_STYLE, content_type="text/css; charset=utf-8")


@require_safe
def page(_request: HttpRequest) -> HttpResponse:
    """Show the description to somebody with a browser."""
    return HttpResponse("".join(_page()))


def _door(summary: str, asked: str, told: str, *, is_known: bool) -> dict[str, Any]:
    return {
        "summary": summary,
        "security": [{"token": []}] if is_known else [],
        "requestBody": {"required": True, "content": _content(asked)},
        "responses": {
            "200": {"description": "Done.", "headers": _headers(), "content": _content(told)},
            **{
                str(status): {
                    "description": why, "headers": _headers(status), "content": _content("Refused"),
                }
                for status, why in _REFUSALS.items()
            },
        },
    }  # fmt: skip


def _content(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _headers(status: int = 200) -> dict[str, Any]:
    told: dict[str, Any] = {
        wire.HEADER: {"required": True, "schema": {"const": str(wire.VERSION)}},
        "Content-Encoding": {"schema": {"const": "zstd"}},
    }
    if status in {429, 503}:
        told["Retry-After"] = {"schema": {"type": "integer"}}
    return told


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "writer": str(kind.writer), "register": kind.is_register, "subject": kind.subject,
        "fields": {
            name: {
                "shape": str(field.shape), "reach": str(field.reach), "null": field.is_optional,
                **({"words": sorted(field.words)} if field.words else {}),
            }
            for name, field in kind.fields.items()
        },
    }  # fmt: skip


def _say_fields(schema: dict[str, Any], notes: Mapping[str, str]) -> None:
    """Name the places of an array, and tell of each field what stands under it in the code."""
    for name, place in zip(notes, schema.get("prefixItems", ()), strict=False):
        place["title"] = name
    for name, told in {**schema.get("properties", {}), **_by_title(schema)}.items():
        if notes.get(name):
            told["description"] = notes[name]


def _by_title(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {place["title"]: place for place in schema.get("prefixItems", ()) if "title" in place}


@cache
def _notes() -> Mapping[str, Mapping[str, str]]:
    """Return what is written under each field of each type, by their names."""
    classes = (node for node in ast.parse(_source()).body if isinstance(node, ast.ClassDef))
    return {each.name: dict(_of_fields(each)) for each in classes}


def _of_fields(of: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for node, after in zip(of.body, [*of.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            said = after.value if isinstance(after, ast.Expr) else None
            is_note = isinstance(said, ast.Constant) and isinstance(said.value, str)
            yield node.target.id, inspect.cleandoc(said.value) if is_note else ""  # type: ignore[union-attr]


def _source() -> str:
    try:
        return inspect.getsource(wire)
    except OSError:  # installed without its source
        return ""


def _inspected(module: object) -> str:
    return inspect.getdoc(module) or ""


def _page() -> Iterator[str]:
    told = document()
    yield "<!doctype html><html lang=en><meta charset=utf-8>"
    yield f"<title>{escape(told['info']['title'])}</title><link rel=stylesheet href=style.css>"
    yield f"<h1>{escape(told['info']['title'])}</h1><p>{escape(told['info']['summary'])}"
    yield " <a href=openapi.json>openapi.json</a></p>"
    yield f"<p>{escape(told['info']['description'])}</p>"
    for path, acts in told["paths"].items():
        yield f"<h2>POST <code>{path}</code></h2><p>{escape(acts['post']['summary'])}</p><table>"
        for status, answer in acts["post"]["responses"].items():
            yield f"<tr><th>{status}<td>{escape(answer['description'])}"
        yield "</table>"
    for name, schema in told["components"]["schemas"].items():
        yield f"<h2>{name}</h2><p>{escape(schema.get('description', ''))}</p><table>"
        for field, place in {**schema.get("properties", {}), **_by_title(schema)}.items():
            yield f"<tr><th><code>{field}</code><td>{escape(place.get('description', ''))}"
        yield "</table>"
    yield "<h2>Kinds</h2><table>"
    for name, kind in told["x-kinds"].items():
        fields = ", ".join(f"{each} ({said['reach']})" for each, said in kind["fields"].items())
        yield f"<tr><th><code>{name}</code><td>{kind['writer']}<td>{escape(fields)}"
    yield "</table></html>"
