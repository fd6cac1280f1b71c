"""What was sealed opens for its place and its key alone, on the line and at headquarters."""

from uuid import UUID

import pytest
from nacl.exceptions import CryptoError

from organiser.hq import envelope
from organiser.sync import sealing

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
RECORD = UUID(int=7)
PLACE = sealing.place_of("committee:1", RECORD, "note")


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (OTHER, PLACE), (KEY, sealing.place_of("committee:2", RECORD, "note")),
        (KEY, sealing.place_of("committee:1", UUID(int=8), "note")),
        (KEY, sealing.place_of("committee:1", RECORD, "title")),
    ],
)  # fmt: skip
def test_another_key_or_another_place_opens_nothing(key, place):
    sealed = sealing.seal(KEY, PLACE, "libre le samedi")

    with pytest.raises(sealing.CannotUnseal):
        sealing.unseal(key, place, sealed)
    assert sealing.unseal(KEY, PLACE, sealed) == "libre le samedi"


def test_one_letter_changed_on_its_way_opens_nothing():
    sealed = sealing.seal(KEY, PLACE, "libre le samedi")

    for at in range(0, len(sealed), 7):
        spoilt = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
        with pytest.raises(sealing.CannotUnseal):
            sealing.unseal(KEY, PLACE, spoilt)


def test_the_same_words_elsewhere_are_other_bytes():
    other = sealing.place_of("committee:1", UUID(int=8), "note")

    assert sealing.seal(KEY, PLACE, "oui") != sealing.seal(KEY, other, "oui")


def test_what_lies_at_headquarters_opens_with_its_key_and_whole():
    secret = envelope.closed({"last_name": "Le Goff"}, KEY)

    with pytest.raises(CryptoError):
        envelope.opened(secret, OTHER)
    with pytest.raises(CryptoError):
        envelope.opened(secret[:-1] + bytes([secret[-1] ^ 1]), KEY)
    assert envelope.opened(secret, KEY) == {"last_name": "Le Goff"}
    assert envelope.closed({"last_name": "Le Goff"}, KEY) != secret
