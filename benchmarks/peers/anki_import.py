"""Imports the same table with Anki's own importer; run by the Python of build/peers.

build/peers/bin/python benchmarks/peers/anki_import.py LIST.csv
"""

import sys
import tempfile
import time
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest


def main() -> None:
    """Make a note type of twenty fields, import, print CPU seconds."""
    path = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "bench.anki2"))
        kind = collection.models.new("People")
        for n in range(20):
            collection.models.add_field(kind, collection.models.new_field(f"f{n}"))
        template = collection.models.new_template("Card")
        template["qfmt"] = "{{f0}}"
        collection.models.add_template(kind, template)
        kind_id = collection.models.add(kind).id
        start = time.process_time()
        metadata = collection.get_csv_metadata(path, None)
        metadata.global_notetype.id = kind_id
        del metadata.global_notetype.field_columns[:]
        metadata.global_notetype.field_columns.extend(range(1, 21))
        log = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))
        spent = time.process_time() - start
        print(f"{spent:.3f} {len(log.log.new)} {collection.note_count()}")
        collection.close()


if __name__ == "__main__":
    main()
