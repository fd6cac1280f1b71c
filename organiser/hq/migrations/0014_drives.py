"""Drives that directives carry, and what came of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A column of directives, the figures of drives, an index on what committees count."""

    dependencies = [
        ("hq", "0013_ladder"),
    ]

    operations = [
        migrations.AddField(
            model_name="directive", name="drive", field=models.JSONField(null=True)
        ),
        migrations.CreateModel(
            name="DriveFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ("about", models.UUIDField()),
                ("counts", models.JSONField(default=dict)),
                ("drives", models.IntegerField(default=0)),
                ("at", models.DateTimeField()),
                (
                    "committee",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="hq.committee"
                    ),
                ),
            ],
            options={
                "db_table": "drive_figures",
                "indexes": [
                    models.Index(fields=["about", "committee"], name="drive_figures_about")
                ],
            },
        ),
        migrations.CreateModel(
            name="SelectionLine",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("series", models.UUIDField()),
                ("version", models.IntegerField()),
                ("reference", models.CharField(max_length=20)),
                ("use", models.CharField(max_length=8)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("is_complete", models.BooleanField(default=False)),
                ("entry", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(blank=True, max_length=254)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("withdrawn_by", models.CharField(blank=True, default="", max_length=254)),
            ],
            options={
                "db_table": "selection_line",
                "constraints": [
                    models.UniqueConstraint(fields=("series", "version"), name="selection_version"),
                    models.UniqueConstraint(
                        fields=("reference", "version"), name="selection_reference"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("kind", "drive_count")), fields=["id"], name="record_drives"
            ),
        ),
    ]
