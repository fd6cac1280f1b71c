"""What a spreadsheet takes for a formula: rows, leftovers and exports ask the same."""

_STARTS = frozenset("=+-@\t\r")


def is_formula(cell: str) -> bool:
    """Return whether a spreadsheet may run *cell* instead of showing it (OWASP, CSV injection)."""
    return cell[:1] in _STARTS
