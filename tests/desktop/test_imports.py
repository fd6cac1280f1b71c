"""What is brought in before the first paint, today and the list (docs/decisions/0003, 0011)."""

import subprocess
import sys

import pytest

HEAVY = ("alembic", "numpy", "phonenumbers", "rapidfuzz", "reportlab", "sqlalchemy", "zxcvbn")
FIRST_PAINT = ("organiser.desktop.start",)
TODAY = (
    *FIRST_PAINT, "organiser.usecases.opening", "organiser.desktop.inside",
    "organiser.desktop.upkeep", "organiser.ui.today.page", "organiser.ui.settings.parts",
)  # fmt: skip
LIST = (*TODAY, "organiser.ui.people.page")


@pytest.mark.parametrize("rooms", [FIRST_PAINT, TODAY, LIST], ids=["first paint", "today", "list"])
def test_nothing_heavy_is_brought_in_before(rooms):
    code = f"import sys, {', '.join(rooms)}; print(*(set({HEAVY}) & set(sys.modules)))"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="."
    )

    assert done.stdout.split() == []
