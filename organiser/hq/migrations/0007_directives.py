"""What is asked of committees, and how what they answer is found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Directives."""

    dependencies = [
        ("hq", "0006_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Directive",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("series", models.UUIDField()),
                ("version", models.IntegerField()),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("audience", models.JSONField(default=list)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("is_asked", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "db_table": "directive",
            },
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("kind__in", ["directive_reading"])),
                fields=["kind", "id"],
                name="record_heard",
            ),
        ),
        migrations.AddConstraint(
            model_name="directive",
            constraint=models.UniqueConstraint(
                fields=("series", "version"), name="directive_version"
            ),
        ),
    ]
