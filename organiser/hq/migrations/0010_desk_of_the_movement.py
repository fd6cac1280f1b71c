"""Directives and proposals at the desk: who withdrew, and what lists show."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SENT = """
    SELECT c.id, r.fields FROM record r JOIN committee c ON c.scope_id = r.scope_id
    WHERE r.kind = 'proposal' AND r.state = 0
"""


def write_down(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Write what was proposed so far where lists read it: the newest version of each."""
    proposal = apps.get_model("hq", "Proposal")
    with editor.connection.cursor() as cursor:
        cursor.execute(SENT)
        told = [(str(committee), _fields(said)) for committee, said in cursor.fetchall()]
    told = [line for line in told if line[1].get("series_id")]
    for committee, said in sorted(told, key=_age):
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=said.get("sent_at", 0))
        row, _is_new = proposal.objects.get_or_create(
            pk=UUID(said["series_id"]), defaults={"committee_id": UUID(committee), "at": at}
        )
        if row.committee_id != UUID(committee):
            continue
        row.title, row.text = said.get("title", "")[:120], said.get("text", "")
        row.theme, row.heard = said.get("theme", "")[:60], said.get("heard", 1)
        row.version, row.sent_at = said.get("version", 1), at
        row.save()


def _fields(said: Any) -> dict[str, Any]:
    return dict(json.loads(said)) if isinstance(said, str | bytes) else dict(said)


def _age(line: tuple[str, dict[str, Any]]) -> tuple[int, int]:
    return line[1].get("version", 1), line[1].get("sent_at", 0)


class Migration(migrations.Migration):
    """Who withdrew a directive; a proposal as it stands, one row each."""

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
        migrations.AlterField(
            model_name="proposal",
            name="state",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AlterField(
            model_name="proposal",
            name="answered_by",
            field=models.CharField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name="proposal",
            name="title",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(
            model_name="proposal", name="text", field=models.TextField(blank=True, default="")
        ),
        migrations.AddField(
            model_name="proposal",
            name="theme",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
        migrations.AddField(
            model_name="proposal", name="heard", field=models.IntegerField(default=1)
        ),
        migrations.AddField(
            model_name="proposal", name="version", field=models.IntegerField(default=1)
        ),
        migrations.AddField(
            model_name="proposal", name="sent_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="proposal", name="seconds", field=models.IntegerField(default=0)
        ),
        migrations.AddField(
            model_name="proposal", name="heard_elsewhere", field=models.IntegerField(default=0)
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(("kind", "proposal")), fields=["scope"], name="record_proposed"
            ),
        ),
        migrations.RunPython(write_down, migrations.RunPython.noop),
    ]
