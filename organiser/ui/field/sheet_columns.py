"""How a sheet is named in lists."""


def sheet_number(value: int) -> str:
    """Return the number of a sheet as it is printed: 417 283."""
    return f"{value // 1000:03d} {value % 1000:03d}"
