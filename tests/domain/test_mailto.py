"""What opens in her mail program: everybody hidden, fifty at most."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain.mailto import LONGEST, batches, mailto

ADDRESSES = st.lists(
    st.integers(0, 999).map(lambda n: f"prenom.nom{n}+x@exemple-{n}.org"), max_size=140
)


def test_everybody_is_hidden_and_nobody_is_addressed_openly():
    url = urlsplit(mailto(["a@example.org", "b@example.org"], "Réunion & café", "À samedi\nBises"))

    assert (url.scheme, url.path) == ("mailto", "")
    asked = parse_qs(url.query)
    assert asked["bcc"] == ["a@example.org,b@example.org"]
    assert set(asked) == {"bcc", "subject", "body"}
    assert unquote(asked["subject"][0]) == "Réunion & café"
    assert asked["body"] == ["À samedi\r\nBises"]


@pytest.mark.parametrize("count", [0, 51])
def test_an_email_has_one_to_fifty_recipients(count):
    with pytest.raises(ValueError, match="recipients"):
        mailto(["a@example.org"] * count, "", "")


def test_an_address_cannot_add_a_recipient_or_a_field():
    url = mailto(["a@example.org&to=b@example.org,c@example.org"], "", "")

    assert set(parse_qs(urlsplit(url).query)) == {"bcc"}
    assert url.count("%2C") == 1


@settings(max_examples=share(40), deadline=None)
@given(ADDRESSES, st.text(max_size=60))
def test_batches_hold_everybody_once_in_order_and_fit(addresses, body):
    cut = list(batches(addresses, "Objet", body))

    assert [each for start, end in cut for each in addresses[start:end]] == addresses
    for start, end in cut:
        assert 0 < end - start <= 50
        assert end - start == 1 or len(mailto(addresses[start:end], "Objet", body)) <= LONGEST
