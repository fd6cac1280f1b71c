"""Who was told that another committee may welcome her, and whom one did."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns for sign-ups."""

    dependencies = [
        ("hq", "0008_contacts"),
    ]

    operations = [
        migrations.AddField(
            model_name="signup",
            name="may_move",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="signup",
            name="moved_at",
            field=models.DateTimeField(null=True),
        ),
    ]
