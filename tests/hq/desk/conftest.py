"""Officers at the desk, and committees that fare well or not."""

import re
from datetime import timedelta

import pytest
from officer import Officer
from paired import Paired
from visitor import JOINS, Visitor

from organiser import clock


@pytest.fixture
def officer(server):
    return Officer(server).sit_down()


@pytest.fixture
def lannion(server):
    return server.committee("Lannion Centre", "22113")


@pytest.fixture
def perros(server):
    return server.committee("Perros-Guirec", "22168")


@pytest.fixture
def joins(server):
    """Has somebody join a committee and confirm; returns the link to what she gave."""

    def join(committee, mailbox="nolwenn@example.org"):
        visitor = Visitor(server)
        path = f"/comite/{committee.page.code}/rejoindre/"
        visitor.send(path, **{**JOINS, "email": mailbox})
        (mail,) = [each for each in visitor.mails() if each["to"] == mailbox]
        text = mail.get_body(("plain",)).get_content()
        visitor.send(re.search(r"/confirmer/\S+", text)[0])
        return re.search(r"/mes-donnees/\S+", text)[0]

    return join


@pytest.fixture
def silence(server):
    """Has a committee be silent for some days: one laptop, that called then."""

    def be_silent(committee, days=20):
        from organiser.hq.models import Device

        laptop = Paired(server, committee)
        assert laptop.ask()[0] == 200
        then = clock.now() - timedelta(days=days)
        Device.objects.filter(pk=laptop.device).update(seen_at=then)
        return laptop

    return be_silent
