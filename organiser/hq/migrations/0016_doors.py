"""What was met at the doors is counted by an index of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index on the visits of a scope."""

    dependencies = [
        ("hq", "0015_attachments"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("kind", "visit"), ("state", 0)),
                fields=["scope"],
                name="record_doors",
            ),
        ),
    ]
