"""Courses of headquarters."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of courses."""

    dependencies = [
        ("hq", "0011_lists_of_proposals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("version", models.IntegerField(default=1)),
                ("again", models.IntegerField(default=0)),
                ("is_offered", models.BooleanField(default=True)),
                ("is_gate", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(blank=True, max_length=254)),
            ],
            options={
                "db_table": "course",
            },
        ),
    ]
