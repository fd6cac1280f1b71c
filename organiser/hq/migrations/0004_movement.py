"""Pages of committees, their count by month, and who signs up on the site."""

from collections import Counter
from datetime import date
from hashlib import sha256

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def open_pages(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give every committee that there is its page, and count it."""
    page, count = apps.get_model("hq", "CommitteePage"), apps.get_model("hq", "CommitteeCount")
    months: Counter[tuple[str, date, str]] = Counter()
    for committee in apps.get_model("hq", "Committee").objects.iterator():
        number, code = int.from_bytes(sha256(b"0 " + committee.pk.bytes).digest()), ""
        for _ in range(8):
            number, at = divmod(number, len(ALPHABET))
            code += ALPHABET[at]
        page.objects.create(committee=committee, code=code)
        insee = committee.insee
        department = insee[:3] if insee.startswith(("97", "98")) else insee[:2]
        for what, moment in (("opened", committee.created_at), ("closed", committee.closed_at)):
            if insee and moment is not None:
                months[department, moment.date().replace(day=1), what] += 1
    for (department, month, what), many in months.items():
        count.objects.update_or_create({what: many}, department=department, month=month)


class Migration(migrations.Migration):
    """The public side of committees."""

    dependencies = [
        ("hq", "0003_batches"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommitteePage",
            fields=[
                (
                    "committee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="page",
                        serialize=False,
                        to="hq.committee",
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True)),
                ("about", models.TextField(blank=True, max_length=2000)),
            ],
            options={
                "db_table": "committee_page",
            },
        ),
        migrations.CreateModel(
            name="CommitteeCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("department", models.CharField(max_length=3)),
                ("month", models.DateField()),
                ("opened", models.IntegerField(default=0)),
                ("closed", models.IntegerField(default=0)),
            ],
            options={
                "db_table": "committee_count",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("department", "month"), name="committee_count_of"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignUp",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("secret", models.BinaryField(null=True)),
                ("email_key", models.CharField(db_index=True, max_length=32)),
                ("language", models.CharField(max_length=2)),
                ("at", models.DateTimeField(db_index=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("person", models.UUIDField(db_index=True, null=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ups",
                        to="hq.committee",
                    ),
                ),
            ],
            options={
                "db_table": "sign_up",
            },
        ),
        migrations.RunPython(open_pages, migrations.RunPython.noop),
    ]
