"""A committee that headquarters asked three things of, one of them changed, one withdrawn."""

from datetime import timedelta
from uuid import UUID

from organiser import clock
from organiser.models.directive import Directive
from organiser.usecases.directives import answering

TEXT = """Le tract logement a été réimprimé. **N’utilisez que la nouvelle version** (coin bleu).

Deux questions reviennent à la porte ; une réponse courte pour chacune :

- *Quand ?* La première année.
- *Pour qui ?* Pour tous les locataires.

| Ville | Tracts |
|---|---|
| Betton | 500 |
| Lannion | 250 |
"""


def asked(database, title="Tract logement : ce qui change", text=TEXT, *, series=1, version=1,
          days=1, **other):  # fmt: skip
    """Bring a directive in as the line does; return its id."""
    key = UUID(int=series * 100 + version)
    now = clock.now()
    values = {"valid_from": (now - timedelta(days)).date(), "is_asked": False} | other
    with database.applying() as session:
        session.add(
            Directive(
                id=key, series_id=UUID(int=series), version=version, title=title, text=text,
                published_at=now - timedelta(days), **values,
            )
        )  # fmt: skip
    return key


def fill(database):
    """Return the ids by name."""
    today = clock.today()
    asks = asked(database, is_asked=True, valid_until=today + timedelta(3))
    first = asked(database, "Que répondre sur l’énergie", "Une page.", series=2, days=9)
    answering.mark_read(database, first)
    changed = asked(
        database, "Que répondre sur l’énergie", "Une page et demie.", series=2, version=2, days=3
    )
    gone = asked(database, "Réunion publique du 12", "Salle des fêtes.", series=3, days=6)
    answering.mark_read(database, gone)
    with database.applying() as session:
        row = session.get_one(Directive, gone)
        row.withdrawn_at, row.reason = clock.now(), "La salle est fermée."
    done = asked(database, "Bienvenue aux nouveaux comités", "Bonjour.", series=4, days=20)
    answering.mark_applied(database, done)
    return {"asks": asks, "first": first, "changed": changed, "gone": gone, "done": done}
