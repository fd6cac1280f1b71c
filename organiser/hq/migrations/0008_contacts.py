"""To whom a committee is reminded that somebody waits."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Mailboxes, on or off."""

    dependencies = [
        ("hq", "0007_directives"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommitteeContact",
            fields=[
                (
                    "committee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="contact",
                        serialize=False,
                        to="hq.committee",
                    ),
                ),
                ("secret", models.BinaryField(null=True)),
                ("language", models.CharField(default="fr", max_length=2)),
                ("is_on", models.BooleanField(default=True)),
                ("told_on", models.DateField(null=True)),
            ],
            options={
                "db_table": "committee_contact",
            },
        ),
    ]
