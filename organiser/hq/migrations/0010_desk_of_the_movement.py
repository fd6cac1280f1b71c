"""Directives and proposals at the desk: who withdrew, and what lists show."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Who withdrew a directive."""

    dependencies = [
        ("hq", "0009_rehoming"),
    ]

    operations = [
        migrations.AddField(
            model_name="directive",
            name="withdrawn_by",
            field=models.CharField(blank=True, default="", max_length=254),
        ),
        migrations.AlterField(
            model_name="directive",
            name="published_by",
            field=models.CharField(blank=True, max_length=254),
        ),
    ]
