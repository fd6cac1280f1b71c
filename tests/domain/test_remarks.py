"""Remarks that read like a refusal, or touch what must not be kept, are noticed."""

import pytest

from organiser.domain.consent import Channel
from organiser.domain.remarks import ALL_CHANNELS, concerns, refused_channels


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("ne veut plus être appelé !!", (Channel.CALL, Channel.AUTO_CALL)),
        ("Ne plus appeler", (Channel.CALL, Channel.AUTO_CALL)),
        ("ne souhaite plus de mails", (Channel.EMAIL,)),
        ("plus de SMS svp", (Channel.SMS, Channel.MESSAGING)),
        ("ne pas sonner", (Channel.DOOR,)),
        ("ne pas contacter", ALL_CHANNELS),
        ("STOP", ALL_CHANNELS),
        ("désinscrite en mai", ALL_CHANNELS),
        ("do not call", (Channel.CALL, Channel.AUTO_CALL)),
        ("à rappeler", ()),
        ("n'est pas contre", ()),
        ("ami de Paul", ()),
        ("ne " * 3_000, ()),
    ],
)
def test_a_refusal_is_asked_about_by_its_channels(text: str, channels: tuple[Channel, ...]):
    assert refused_channels(text) == channels


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("m'a donné 50 €", "money"), ("en espèces", "money"), ("musulman", "private"),
        ("cancer", "private"), ("il a 16 ans", "minor"), ("mineure", "minor"),
    ],
)  # fmt: skip
def test_what_must_be_looked_at_is_noticed(text: str, matter: str):
    assert concerns(text) == (matter,)
    assert concerns("voisine du 12") == ()
