"""A visitor of the public site."""

import pytest
from visitor import Visitor


@pytest.fixture
def visitor(server):
    return Visitor(server)


@pytest.fixture
def code(committee):
    """The code of the committee's page."""
    return committee.page.code
