"""Anki's side of the benchmark of the line; run by the Python of build/peers.

    build/peers/bin/python benchmarks/peers/anki_sync.py serve FOLDER PORT
    build/peers/bin/python benchmarks/peers/anki_sync.py FOLDER make LIST.csv | edit MANY
    build/peers/bin/python benchmarks/peers/anki_sync.py FOLDER begin URL up|down | exchange URL

A list of twenty columns becomes notes of twenty fields; each command prints JSON. *begin* joins an
empty collection to the server, so that what is added later goes up record by record.
"""

import csv
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

USER, WORD = "bench", "bench"


def serve(folder: str, port: str) -> None:
    """Be the server."""
    os.environ |= {
        "SYNC_USER1": f"{USER}:{WORD}", "SYNC_BASE": folder, "SYNC_HOST": "127.0.0.1",
        "SYNC_PORT": port, "RUST_LOG": "error", "MAX_SYNC_PAYLOAD_MEGS": "500",
    }  # fmt: skip
    from anki.syncserver import run_sync_server

    run_sync_server()


def make(collection: Any, path: str) -> dict:
    """Add a note a line of a list, its fields its columns."""
    from anki.collection import AddNoteRequest

    kind = collection.models.by_name("People")
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    asked = []
    for row in rows:
        note = collection.new_note(kind)
        note.fields = row
        asked.append(AddNoteRequest(note, 1))
    collection.add_notes(asked)
    return {"notes": collection.note_count()}


def edit(collection: Any, many: str) -> dict:
    """Change one field of *many* notes."""
    notes = [collection.get_note(key) for key in collection.find_notes("")[: int(many)]]
    for note in notes:
        note.fields[12] = f"métier {os.urandom(4).hex()}"
    collection.update_notes(notes)
    return {}


def begin(collection: Any, url: str, way: str) -> dict:
    """Join a server: *way* is "up" for the first, "down" for the next."""
    auth = collection.sync_login(USER, WORD, url)
    _known(collection).write_text(auth.hkey, encoding="utf-8")
    asked = collection.sync_collection(auth, sync_media=False)
    collection.close_for_full_sync()
    collection.full_upload_or_download(
        auth=auth, server_usn=asked.server_media_usn, upload=way == "up"
    )
    collection.reopen(after_full_sync=True)
    return {}


def exchange(collection: Any, url: str) -> dict:
    """Sync record by record."""
    from anki.sync import SyncAuth

    auth = SyncAuth(hkey=_known(collection).read_text(encoding="utf-8"), endpoint=url)
    cpu, began = time.process_time(), time.monotonic()
    said = collection.sync_collection(auth, sync_media=False)
    assert said.required == said.NO_CHANGES, said.required
    return {
        "cpu": time.process_time() - cpu, "wall": time.monotonic() - began,
        "people": collection.note_count(),
    }  # fmt: skip


def main() -> None:
    """Do what was asked and print what it cost."""
    if sys.argv[1] == "serve":
        serve(*sys.argv[2:])
        return
    from anki.collection import Collection

    folder, act, *words = sys.argv[1:]
    Path(folder).mkdir(exist_ok=True, parents=True)
    collection = Collection(str(Path(folder) / "bench.anki2"))
    if collection.models.by_name("People") is None and act in {"make", "begin"}:
        _make_kind(collection)
    print(json.dumps(globals()[act](collection, *words)))
    collection.close()


def _known(collection: Any) -> Path:
    return Path(collection.path).with_name("known")


def _make_kind(collection: Any) -> None:
    kind = collection.models.new("People")
    for number in range(20):
        collection.models.add_field(kind, collection.models.new_field(f"f{number}"))
    template = collection.models.new_template("Card")
    template["qfmt"] = "{{f0}}{{f3}}"
    collection.models.add_template(kind, template)
    collection.models.add(kind)


if __name__ == "__main__":
    main()
