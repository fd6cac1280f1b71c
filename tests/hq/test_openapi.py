"""What the description of the line says is what is spoken, both ways."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from paired import KEY, change, person

from organiser.hq.commands.main import main
from organiser.sync import wire


def fits(schema, value, document):
    """Whether *value* is what *schema* says: the words of JSON Schema that the description uses."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return any(fits(each, value, document) for each in schema["anyOf"])
    if "type" not in schema:
        return True
    return FITS[schema["type"]](schema, value, document)


def text(schema, value, _document):
    within = isinstance(value, str) and len(value) <= schema.get("maxLength", 1 << 30)
    return (
        within
        and len(value) >= schema.get("minLength", 0)
        and bool(re.search(schema.get("pattern", ""), value))
    )


def whole(schema, value, _document):
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return is_whole and schema.get("minimum", value) <= value <= schema.get("maximum", value)


def array(schema, value, document):
    if not isinstance(value, list) or len(value) < schema.get("minItems", 0):
        return False
    places, rest = schema.get("prefixItems", []), schema.get("items") or {}
    wanted = [*places, *[rest] * len(value)]
    return all(fits(place, each, document) for place, each in zip(wanted, value, strict=False))


def thing(schema, value, document):
    if not isinstance(value, dict) or not set(schema.get("required", ())) <= set(value):
        return False
    known, more = schema.get("properties", {}), schema.get("additionalProperties") or {}
    names = {"type": "string", **schema.get("propertyNames", {})}
    return all(
        fits(names, name, document) and fits(known.get(name, more), each, document)
        for name, each in value.items()
    )


FITS = {
    "string": text, "integer": whole, "array": array, "object": thing,
    "boolean": lambda _schema, value, _document: isinstance(value, bool),
    "null": lambda _schema, value, _document: value is None,
}  # fmt: skip


@pytest.fixture
def document(server):
    status, headers, body = server.request("GET", "/v1/openapi.json")
    assert (status, headers["content-type"]) == (200, "application/json")
    return json.loads(body)


@pytest.fixture
def says(document):
    """Whether bytes are what the description calls by that name."""

    def says(name, raw):
        return fits({"$ref": f"#/components/schemas/{name}"}, json.loads(raw), document)

    return says


def recorded(laptop):
    """Requests as laptops send them, with what was answered."""
    her = person()
    batches = (
        None,
        [her, change("note", about=her.id, person_id=her.id, kind="x", text="AAAA")],
        [change("hat", "delete", base=3), change("erasure", record=her.id, at=1, reason="asked")],
    )
    for changes in batches:
        batch = wire.Batch(laptop.last_no + 1, changes) if changes else None
        raw = wire.encode(
            wire.SyncRequest(1, "test", laptop.epoch, laptop.inc, laptop.cur, batch=batch)
        )
        head = {"Authorization": f"Bearer {laptop.token}"}
        _status, _headers, answer = laptop.server.request("POST", "/v1/sync", raw, head)
        laptop.last_no += batch is not None
        yield raw, answer


def test_what_is_spoken_is_what_is_described(laptop, says):
    spoken = list(recorded(laptop))

    assert len(spoken) == 3
    assert all(says("SyncRequest", asked) for asked, _answer in spoken)
    assert all(says("SyncResponse", answer) for _asked, answer in spoken)


def test_pairing_and_refusals_are_what_is_described(server, committee, says):
    asked = wire.encode(wire.EnrolRequest(server.code(committee), "0" * 64, KEY, "X"))
    answer = server.request("POST", "/v1/enrol", asked)[2]
    refused = server.request("POST", "/v1/sync", b"{}")[2]

    assert says("EnrolRequest", asked)
    assert says("EnrolResponse", answer)
    assert says("Refused", refused)


@pytest.mark.parametrize(
    "wrong",
    [{}, {"v": "1", "program": "x"}, {"v": 1, "program": "x" * 61}, {"v": 1, "program": "é"},
     {"v": 1, "program": "x", "limit": 0}, {"v": 1, "program": "x", "cur": {"": 1}},
     {"v": 1, "program": "x", "batch": {"no": 0, "changes": []}},
     {"v": 1, "program": "x", "batch": {"no": 1, "changes": [["person"]]}},
     {"v": 1, "program": "x", "batch": {"no": 1, "changes": [["p", "0" * 31, "put", 0, 0]]}}],
)  # fmt: skip
def test_what_the_description_refuses_the_server_refuses(says, wrong):
    raw = json.dumps(wrong).encode()

    assert not says("SyncRequest", raw)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(raw, type=wire.SyncRequest)


def test_every_status_that_is_told_is_described(document):
    rooms = [*Path("organiser/hq/usecases").glob("*.py"), *Path("organiser/hq/web").glob("*.py")]
    written = "\n".join(room.read_text(encoding="utf-8") for room in rooms)
    told = set(re.findall(r"Closed\(\s*(\d{3})", written)) | {"409"}

    described = set(document["paths"]["/v1/sync"]["post"]["responses"])
    assert told - described <= {"404", "405", "500"}  # of no door, of no act, of our own fault


def test_the_command_prints_the_same(server, document, capsys):
    assert main(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out) == document


def test_a_page_shows_it_without_a_script(server):
    _status, headers, body = server.request("GET", "/v1/")

    text = body.decode()
    assert "script" not in text.lower().replace("description", "")
    assert "SyncRequest" in text
    assert "sealed" in text
    assert headers["content-type"].startswith("text/html")
