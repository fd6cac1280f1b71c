"""Keeps the edits that were taken from a laptop a batch a row; finds what was deleted by its day."""

from itertools import groupby
from operator import itemgetter

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from organiser.hq.numbers import packed

PARTS = 64


def part(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table anew in parts, as that of the records."""
    if editor.connection.vendor != "postgresql":
        return
    editor.execute(
        "CREATE TABLE device_batch_in_parts (LIKE device_batch INCLUDING ALL) "
        "PARTITION BY HASH (scope_id)"
    )
    editor.execute("DROP TABLE device_batch")
    editor.execute("ALTER TABLE device_batch_in_parts RENAME TO device_batch")
    for number in range(PARTS):
        editor.execute(
            f"CREATE TABLE device_batch_{number:02} PARTITION OF device_batch "
            f"FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {number})"
        )


def carry_over(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Bring what was kept an edit a row; of no life and batch in particular."""
    old, new = (apps.get_model("hq", name) for name in ("DeviceChange", "DeviceBatch"))
    rows = old.objects.order_by("scope_id", "device_id", "day").values_list(
        "scope_id", "device_id", "day", "change_id"
    )
    for (scope, device, day), some in groupby(rows.iterator(), key=itemgetter(0, 1, 2)):
        new.objects.create(
            scope_id=scope, device_id=device, incarnation=0, number=day, day=day,
            change_ids=packed([row[3] for row in some]),
        )  # fmt: skip


class Migration(migrations.Migration):
    """One row a batch."""

    dependencies = [("hq", "0002_parts")]
    operations = [
        migrations.CreateModel(
            name="DeviceBatch",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "scope",
                        "device_id",
                        "incarnation",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("device_id", models.IntegerField()),
                ("incarnation", models.IntegerField()),
                ("number", models.BigIntegerField()),
                ("day", models.IntegerField()),
                ("change_ids", models.BinaryField()),
                (
                    "scope",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="hq.scope",
                    ),
                ),
            ],
            options={"db_table": "device_batch"},
        ),
        migrations.RunPython(part, migrations.RunPython.noop),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel(name="DeviceChange"),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("state", 1)),
                fields=["scope", "changed_at"],
                name="record_deleted",
            ),
        ),
    ]
