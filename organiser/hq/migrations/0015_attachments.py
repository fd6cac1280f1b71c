"""Files that go with directives and courses, and how a page of the line is kept within bounds."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Files, their uses, and the index of the pieces of a feed."""

    dependencies = [
        ("hq", "0014_drives"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("form", models.CharField(max_length=8)),
                ("size", models.IntegerField()),
                ("content", models.BinaryField()),
            ],
            options={
                "db_table": "stored_file",
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("owner", models.UUIDField(db_index=True, null=True)),
                ("place", models.IntegerField(default=0)),
                ("feeds", models.JSONField(default=list)),
                ("by", models.CharField(blank=True, max_length=254)),
                ("at", models.DateTimeField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="hq.storedfile"
                    ),
                ),
            ],
            options={
                "db_table": "attachment",
            },
        ),
        migrations.AddField(
            model_name="proposal",
            name="streets",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="course", name="followed", field=models.IntegerField(null=True)
        ),
        migrations.AddField(
            model_name="course", name="counted_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddIndex(
            model_name="committeerequest",
            index=models.Index(
                condition=models.Q(("verified_at__isnull", False)),
                fields=["state", "at", "id"],
                name="request_listed",
            ),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("kind", "file_piece"), ("state", 0)),
                fields=["scope", "seq"],
                name="record_piece",
            ),
        ),
    ]
