"""The ladder as headquarters defines it, version by version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of its versions."""

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
    ]
