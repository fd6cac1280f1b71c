"""What the journeys stand on tells what it found when it does not hold."""

import pytest

pytest.register_assert_rewrite(
    "tests.journeys.season_drives",
    "tests.journeys.season_plans",
    "tests.journeys.season_promises",
    "tests.journeys.season_rights",
    "tests.journeys.todays",
)
