"""Lists of proposals are read by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes, apart: PostgreSQL makes none in the transaction that has written to the table."""

    dependencies = [
        ("hq", "0010_desk_of_the_movement"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["-sent_at", "series"], name="proposal_sent"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["state", "-sent_at", "series"], name="proposal_state"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["theme", "-sent_at", "series"], name="proposal_theme"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["into"], name="proposal_into"),
        ),
    ]
