"""Accounts of who works at headquarters, what pages remember for a while, what the desk keeps."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    "CREATE TRIGGER access_line_stays BEFORE UPDATE ON access_line "
    "BEGIN SELECT RAISE(ABORT, 'access_line is only added to'); END",
    "CREATE TRIGGER access_line_is_kept BEFORE DELETE ON access_line "
    "WHEN julianday(OLD.at) > julianday('now', '-3 years') "
    "BEGIN SELECT RAISE(ABORT, 'access_line is kept for three years'); END",
)
_POSTGRESQL = (
    "CREATE FUNCTION access_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF TG_OP = 'DELETE' AND OLD.at < now() - interval '3 years' THEN RETURN OLD; END IF; "
    "RAISE EXCEPTION 'access_line is only added to'; END $$",
    "CREATE TRIGGER access_line_stays BEFORE UPDATE OR DELETE ON access_line "
    "FOR EACH ROW EXECUTE FUNCTION access_line_stays()",
    "CREATE TRIGGER access_line_is_kept BEFORE TRUNCATE ON access_line "
    "FOR EACH STATEMENT EXECUTE FUNCTION access_line_stays()",
)


def only_add(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Have the database itself refuse to change who opened what; three years it is kept."""
    vendor = editor.connection.vendor
    for statement in _POSTGRESQL if vendor == "postgresql" else _SQLITE:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Made before whatever points to an account."""

    dependencies = [
        ("hq", "0005_founding"),
    ]

    run_before = [
        ("account", "0001_initial"),
        ("mfa", "0001_initial"),
        ("socialaccount", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("national", "National"),
                            ("department", "Department"),
                            ("trainer", "Trainer"),
                            ("data_protection", "Data Protection"),
                            ("support", "Support"),
                        ],
                        max_length=20,
                    ),
                ),
                ("department", models.CharField(blank=True, max_length=3)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "db_table": "account",
            },
        ),
        migrations.CreateModel(
            name="Remembered",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "remembered",
            },
        ),
        migrations.CreateModel(
            name="AccessLine",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("national", "National"),
                            ("department", "Department"),
                            ("trainer", "Trainer"),
                            ("data_protection", "Data Protection"),
                            ("support", "Support"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sign_up", models.UUIDField(db_index=True, null=True)),
                ("secret", models.BinaryField()),
            ],
            options={
                "db_table": "access_line",
            },
        ),
        migrations.CreateModel(
            name="CommitteeEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                ("secret", models.BinaryField()),
            ],
            options={
                "db_table": "committee_event",
            },
        ),
        migrations.CreateModel(
            name="FallBack",
            fields=[
                ("department", models.CharField(max_length=3, primary_key=True, serialize=False)),
            ],
            options={
                "db_table": "fall_back",
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=16)),
                ("department", models.CharField(blank=True, max_length=3)),
                ("column", models.CharField(blank=True, max_length=16)),
                ("count", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "figure",
            },
        ),
        migrations.CreateModel(
            name="Health",
            fields=[
                (
                    "committee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="health",
                        serialize=False,
                        to="hq.committee",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("waiting", models.IntegerField(default=0)),
                ("waiting_since", models.DateTimeField(null=True)),
                ("actions", models.IntegerField(default=0)),
                ("trained", models.IntegerField(default=0)),
            ],
            options={
                "db_table": "committee_health",
            },
        ),
        migrations.AddField(
            model_name="committee",
            name="merged_into",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="hq.committee",
            ),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(
                condition=models.Q(
                    ("kind__in", ("action", "newcomer", "training_record", "welcome_step"))
                ),
                fields=["scope"],
                name="record_told",
            ),
        ),
        migrations.AddField(
            model_name="accessline",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="committeeevent",
            name="committee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="hq.committee",
            ),
        ),
        migrations.AddField(
            model_name="fallback",
            name="committee",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="hq.committee"),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.UniqueConstraint(
                fields=("table", "department", "column"), name="figure_of"
            ),
        ),
        migrations.AddIndex(
            model_name="health",
            index=models.Index(
                condition=models.Q(("waiting__gt", 0)), fields=["waiting"], name="health_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="committee",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)),
                fields=["name", "id"],
                name="committee_open",
            ),
        ),
        migrations.RunPython(only_add, migrations.RunPython.noop),
    ]
