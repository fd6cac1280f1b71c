"""How many people here named a theme, street by street: numbers for a proposal, nobody's name."""

from organiser.database import Database
from organiser.domain.street_counts import StreetCount, gathered


def count_by_street(database: Database, theme: str) -> tuple[StreetCount, ...]:
    """Count who named *theme* by herself, by the street of her address.

    Whose data are limited is not counted; a theme that is only deduced is none.
    """
    with database.bare() as connection:
        rows = connection.execute(_COUNTS, (theme,)).fetchall()
    counts: dict[str, int] = {}
    for street, city, people in rows:
        name = ", ".join(part for part in (street, city) if part)
        counts[name] = counts.get(name, 0) + people
    return gathered(counts)


_COUNTS = """
    SELECT min(iif(a.street = '', a.hamlet, a.street)), min(a.city), count(DISTINCT p.id)
    FROM trait t JOIN person p ON p.id = t.person_id JOIN address a ON a.id = p.address_id
    WHERE t.kind = 'theme' AND t.value = ? AND a.street_key != '' AND NOT EXISTS
      (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL)
    GROUP BY a.street_key, a.insee, a.postcode, a.city
"""
