"""What is asked of committees and what they ask, and how what they answer is found."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Directives and proposals."""

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
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("series", models.UUIDField(primary_key=True, serialize=False)),
                ("state", models.CharField(default="received", max_length=12)),
                ("answer", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("answered_by", models.CharField(blank=True, max_length=120)),
                ("into", models.UUIDField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "proposal",
            },
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("kind__in", ["directive_reading", "proposal", "seconding"])),
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
        migrations.AddField(
            model_name="proposal",
            name="committee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="proposals",
                to="hq.committee",
            ),
        ),
    ]
