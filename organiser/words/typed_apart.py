"""How much of the pages that two computers typed apart differs."""

from organiser.i18n import counted


def differing_words(doors: int, calls: int) -> str:
    """Return how many differ, of what there is: "2 doors differ · 1 call differs"."""
    said = []
    if doors:
        said.append(counted("{count} door differs", "{count} doors differ", doors))
    if calls:
        said.append(counted("{count} call differs", "{count} calls differ", calls))
    return " · ".join(said)
