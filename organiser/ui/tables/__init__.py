"""Lists: rows read elsewhere, shown and chosen here."""
