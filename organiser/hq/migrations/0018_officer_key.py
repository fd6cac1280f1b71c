"""The public halves of the officer's key for data protection."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One row each, the last one in force."""

    dependencies = [
        ("hq", "0017_said_to_all"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficerKey",
            fields=[
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                ("public_key", models.CharField(max_length=44)),
                ("published_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "officer_key",
            },
        ),
    ]
