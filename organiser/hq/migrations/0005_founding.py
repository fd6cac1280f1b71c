"""Requests to create a committee, and the commitment without which no laptop pairs."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def sign(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Committees that there are were made by headquarters, which had the paper."""
    apps.get_model("hq", "Committee").objects.update(committed_at=models.F("created_at"))


class Migration(migrations.Migration):
    """Requests, steps, commitments."""

    dependencies = [
        ("hq", "0004_movement"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "committee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="hq.committee",
                    ),
                ),
                ("version", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("secret", models.BinaryField()),
            ],
            options={
                "db_table": "commitment",
            },
        ),
        migrations.AddField(
            model_name="committee",
            name="committed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="CommitteeRequest",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("secret", models.BinaryField()),
                ("email_key", models.CharField(db_index=True, max_length=32)),
                ("language", models.CharField(max_length=2)),
                ("insee", models.CharField(db_index=True, max_length=5)),
                ("charter", models.CharField(max_length=10)),
                ("state", models.CharField(db_index=True, max_length=12)),
                ("at", models.DateTimeField(db_index=True)),
                ("verified_at", models.DateTimeField(null=True)),
                ("called_at", models.DateTimeField(null=True)),
                ("moved_at", models.DateTimeField()),
                (
                    "committee",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="hq.committee"
                    ),
                ),
            ],
            options={
                "db_table": "committee_request",
            },
        ),
        migrations.CreateModel(
            name="CoFounder",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.SmallIntegerField()),
                ("email_key", models.CharField(db_index=True, max_length=32)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_founders",
                        to="hq.committeerequest",
                    ),
                ),
            ],
            options={
                "db_table": "co_founder",
            },
        ),
        migrations.CreateModel(
            name="RequestStep",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                ("secret", models.BinaryField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="hq.committeerequest",
                    ),
                ),
            ],
            options={
                "db_table": "request_step",
            },
        ),
        migrations.RunPython(sign, migrations.RunPython.noop),
    ]
