"""The ladder as headquarters defines it, and what committees count on it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Its versions, the counts by month, the figures made of them."""

    dependencies = [
        ("hq", "0012_courses"),
    ]

    operations = [
        migrations.CreateModel(
            name="LadderVersion",
            fields=[
                ("version", models.IntegerField(primary_key=True, serialize=False)),
                ("body", models.TextField(blank=True)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(blank=True, max_length=254)),
            ],
            options={
                "db_table": "ladder_version",
            },
        ),
        migrations.CreateModel(
            name="RungCount",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.CharField(max_length=7)),
                ("rung", models.SmallIntegerField()),
                ("people", models.IntegerField()),
                ("climbed", models.IntegerField()),
                (
                    "scope",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="hq.scope"
                    ),
                ),
            ],
            options={
                "db_table": "rung_count",
                "indexes": [models.Index(fields=["month", "scope"], name="rung_count_month")],
                "constraints": [
                    models.UniqueConstraint(fields=("scope", "month", "rung"), name="rung_count_of")
                ],
            },
        ),
        migrations.CreateModel(
            name="RungFigure",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.CharField(max_length=7)),
                ("measure", models.CharField(max_length=8)),
                ("department", models.CharField(blank=True, max_length=3)),
                ("column", models.CharField(blank=True, max_length=12)),
                ("count", models.BigIntegerField(null=True)),
            ],
            options={
                "db_table": "rung_figure",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("month", "measure", "department", "column"), name="rung_figure_of"
                    )
                ],
            },
        ),
    ]
