"""A laptop is emptied by her own word, or by a signed one of headquarters, and by no other."""

import base64
import json

import pytest
from make import person
from nacl.signing import SigningKey

from organiser import audit
from organiser.desktop.way import Way, begin
from organiser.errors import OrganiserError
from organiser.sync.client import Headquarters
from organiser.sync.wire import Order
from organiser.usecases import backup, opening
from organiser.usecases.line import parting
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.orders import is_to_wipe
from organiser.usecases.line.standing import State, read_standing

KEY = SigningKey(b"k" * 32)
KNOWN = base64.b64encode(bytes(KEY.verify_key)).decode()


def order(said, key=KEY):
    text = said if isinstance(said, str) else json.dumps(said)
    return Order(text, base64.b64encode(key.sign(text.encode()).signature).decode())


def test_a_signed_order_for_this_laptop_is_obeyed():
    assert is_to_wipe([order({"order": "wipe", "device": 7, "at": 1})], KNOWN, 7)


@pytest.mark.parametrize(
    "wrong",
    [
        order({"order": "wipe", "device": 8, "at": 1}),
        order({"order": "wipe", "device": "7", "at": 1}),
        order({"order": "wipe", "device": True, "at": 1}),
        order({"order": "approve", "device": 7, "at": 1}),
        order({"order": "wipe", "device": 7}, SigningKey(b"x" * 32)),
        Order('{"order": "wipe", "device": 7}', ""),
        Order('{"order": "wipe", "device": 7}', "é"),
        order("[7]"),
        order("not JSON"),
        Order('{"order": "wipe", "device": 7}', order({"order": "wipe", "device": 8}).signature),
    ],
    ids=range(10),
)
def test_no_other_order_is(wrong):
    assert not is_to_wipe([wrong], KNOWN, 1 if wrong.text.count("true") else 7)
    assert not is_to_wipe([wrong], "", 7)


def revoke(here, *, wipe):
    here._use()
    from organiser.hq import home
    from organiser.hq.models import Device
    from organiser.hq.usecases.revoking import revoke

    revoke(home.keys(), Device.objects.get().pk, wipe=wipe)


def test_headquarters_may_order_the_copy_of_a_lost_laptop_away(here, pairs):
    one = pairs("Portable de Malika")
    revoke(here, wipe=True)

    ended = exchange(one, here.connect)

    assert ended.is_ordered_away


def test_who_is_only_stopped_keeps_everything(here, pairs):
    one = pairs("Portable de Malika")
    revoke(here, wipe=False)

    ended = exchange(one, here.connect)

    assert (ended.state, ended.trouble, ended.is_ordered_away) == ("stopped", "revoked", False)
    assert read_standing(one).state is State.STOPPED


def test_goodbye_waits_until_everything_is_sent(here, pairs):
    one = pairs("Portable de Malika")
    person(one)

    with pytest.raises(OrganiserError, match="sent later"):
        parting.say_goodbye(one, lambda _url: Headquarters("http://127.0.0.1:9"))
    parting.say_goodbye(one, here.connect)

    assert read_standing(one).waiting == 0


def test_nothing_of_the_committee_is_left_and_the_settings_are(here, pairs, home):
    one = pairs("Portable de Malika")
    backup.keep_backup(one, home)
    audit.note(home, "person.view", ("1",))
    (home / "settings.json").write_text("{}", encoding="utf-8")
    one.close()

    parting.remove(home)

    assert [file.name for file in home.iterdir()] == ["settings.json"]
    assert not opening.has_committee(home)


def test_a_removal_that_was_cut_short_is_finished_at_the_next_start(home):
    (home / "committee.leaving").write_text("", encoding="utf-8")
    (home / "committee.keys").unlink()

    begun = begin(home, Way())

    assert not begun.has_committee
    assert not parting.is_unfinished(home)
    assert not (home / "committee.db").exists()
