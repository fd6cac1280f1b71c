"""Prints the statements that make today's tables; frozen once into a migration at a release."""

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from organiser.models.tables import METADATA


def main() -> None:
    """Print each table and index, parents first."""
    dialect = sqlite.dialect()
    for table in METADATA.sorted_tables:
        print(str(CreateTable(table).compile(dialect=dialect)).strip() + ";")
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            print(str(CreateIndex(index).compile(dialect=dialect)).strip() + ";")


if __name__ == "__main__":
    main()
