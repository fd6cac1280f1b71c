"""Parts the records by scope on PostgreSQL, and begins the server's history."""

from secrets import token_hex

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from organiser import clock

PARTS = 64
TABLES = ("record", "device_change")


def part(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the two great tables anew in parts: a scope is in one, and so is each of its pushes."""
    if editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        editor.execute(
            f"CREATE TABLE {table}_in_parts (LIKE {table} INCLUDING ALL) "
            "PARTITION BY HASH (scope_id)"
        )
        editor.execute(f"DROP TABLE {table}")
        editor.execute(f"ALTER TABLE {table}_in_parts RENAME TO {table}")
        for number in range(PARTS):
            editor.execute(
                f"CREATE TABLE {table}_{number:02} PARTITION OF {table} "
                f"FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {number})"
            )


def begin(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Name this history of the server."""
    apps.get_model("hq", "History").objects.create(epoch=token_hex(8), began_at=clock.now())
    apps.get_model("hq", "Scope").objects.create(name="movement")


class Migration(migrations.Migration):
    """The second half of the first release."""

    dependencies = [("hq", "0001_first_release")]
    operations = [
        migrations.RunPython(part, migrations.RunPython.noop),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
