"""`organiser-hq`: parses, sets up Django, runs one command and says it in one sentence."""

import argparse
import os
import sys
from collections.abc import Sequence

from organiser.errors import OrganiserError, Refused
from organiser.hq.commands.parser import build


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status."""
    parser = build()
    told = parser.parse_args(arguments)
    if told.database:
        os.environ["DATABASE_URL"] = told.database
    if told.home:
        os.environ["ORGANISER_HQ_HOME"] = told.home
    os.environ["DJANGO_SETTINGS_MODULE"] = "organiser.hq.settings"
    return _run(told)


def _run(told: argparse.Namespace) -> int:
    import django
    from django.db import DatabaseError

    django.setup()
    from organiser.hq.commands import running

    try:
        return running.run(told)
    except Refused as refused:
        print(refused, file=sys.stderr)  # noqa: T201  (what a command line is for)
        return 3
    except OrganiserError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    except DatabaseError as error:
        print(f"The database does not answer: {error}", file=sys.stderr)  # noqa: T201
        return 4
    except KeyboardInterrupt:
        return 130
