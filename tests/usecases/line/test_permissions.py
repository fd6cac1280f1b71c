"""What headquarters switches on is on at every laptop after its next exchange."""

import pytest

from organiser.domain.permission import Switch
from organiser.errors import Refused
from organiser.hq import home
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.training.gate import check_trained


def test_a_laptop_refuses_to_print_once_it_is_asked_and_no_more_after(here, laptops):
    from organiser.hq.usecases.permissions import switch_off, switch_on

    one, _other = laptops
    reminder = check_trained(one)
    switch_on(home.keys(), Switch.TRAINING, "D-12")
    exchange(one, here.connect)
    with pytest.raises(Refused, match="before you print"):
        check_trained(one)
    switch_off(home.keys(), Switch.TRAINING)
    exchange(one, here.connect)

    assert check_trained(one) == reminder != ""
