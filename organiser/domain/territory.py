"""Where a commune lies: its department, and the region whose phone plan it has."""

_OVERSEAS = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "976": "YT", "975": "PM",
    "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip


def region_of(insee: str) -> str:
    """Return the region (ISO 3166) of a commune's INSEE code; metropolitan France by default."""
    return _OVERSEAS.get(insee[:3], "FR")


def department_of(insee: str) -> str:
    """Return the department of a commune by its INSEE code: "35", "2A"; three figures overseas."""
    return insee[:3] if insee.startswith(("97", "98")) else insee[:2]
