"""What the pages read of the feed of all is found by an index of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index on the days of voting and the permissions of a scope."""

    dependencies = [
        ("hq", "0016_doors"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("kind__in", ("permission", "poll_day")), ("state", 0)),
                fields=["scope"],
                name="record_said",
            ),
        ),
    ]
