"""The ladder at the desk: filled in with what stands, looked at, published, taken back."""

import html
import re

import pytest
from officer import Officer

FORM, STANDS = "/siege/niveaux/definir/", "/siege/niveaux/"


@pytest.fixture
def national(server):
    return Officer(server).sit_down()


def filled_in(page):
    """Return what the fields of a form hold."""
    areas = re.findall(r'<textarea name="(\w+)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    inputs = re.findall(r'<input type="(?:text|number)" name="(\w+)"([^>]*)>', page)
    values = {name: re.search(r'value="([^"]*)"', rest) for name, rest in inputs}
    said = {name: found[1] if found else "" for name, found in values.items()}
    return {name: html.unescape(words) for name, words in (said | dict(areas)).items()}


def send(officer, act="publish", **said):
    known = filled_in(officer.get(FORM))
    return officer.act(FORM, **(known | said | {"act": act}))


def body_of_the_feed():
    from organiser.hq.models import Record

    return Record.objects.get(kind="sent_ladder").fields["body"]


def test_the_form_holds_what_stands_in_both_languages(national):
    known = filled_in(national.get(FORM))

    assert (known["volunteer_times"], known["kept_days"]) == ("3", "30")
    assert (known["volunteer_name_fr"], known["volunteer_name_en"]) == ("Bénévole", "Volunteer")
    assert known["voting_pledge_name_en"] == "Says she will vote"
    assert known["relay_act_fr"] == known["relay_act_days"] == ""


def test_what_changes_is_looked_at_before_it_is_published(national):
    from organiser.hq.models import LadderVersion

    page = send(national, "preview", volunteer_times="2", volunteer_kinds="1")
    before = LadderVersion.objects.count()
    send(national, volunteer_times="2", volunteer_kinds="1", relay_name_fr="Pilier",
         relay_name_en="Pillar")  # fmt: skip

    assert "<td>3</td><td>2</td>" in page
    assert before == 0
    assert "Pilier" in national.get(STANDS)
    assert LadderVersion.objects.get().published_by == national.email
    from organiser.domain.engagement import Rung
    from organiser.domain.ladder import Said, Text, read_ladder

    ladder = read_ladder(body_of_the_feed())
    assert ladder.asks.volunteer_times == 2
    assert ladder.of(Rung.RELAY).name == Text("Pilier", "Pillar")
    assert ladder.of(Rung.VOLUNTEER) == Said()


@pytest.mark.parametrize(
    "said",
    [
        {"volunteer_kinds": "4"}, {"relay_times": "2"}, {"volunteer_days": "400"},
        {"kept_days": ""}, {"kept_days": "many"}, {"relay_name_fr": ""},
        {"relay_act_days": "61"}, {"relay_name_fr": "Soutien", "relay_name_en": "Supporter"},
    ],
)  # fmt: skip
def test_what_may_not_stand_is_refused_in_words_and_stays_where_it_was_typed(national, said):
    from organiser.hq.models import LadderVersion

    page = send(national, **said)

    assert national.status == 422
    assert 'class="error"' in page
    assert said.items() <= filled_in(page).items()
    assert LadderVersion.objects.count() == 0


def test_without_a_change_nothing_is_published(national):
    from organiser.hq.models import LadderVersion

    send(national)

    assert LadderVersion.objects.count() == 0


def test_versions_are_listed_and_the_program_s_own_comes_back(national):
    send(national, kept_days="20")
    national.get(STANDS)
    page = national.act("/siege/niveaux/retour/")
    again = national.act("/siege/niveaux/retour/")

    assert page.count('<th scope="row">1</th>') == page.count('<th scope="row">2</th>') == 1
    assert body_of_the_feed() == ""
    assert 'role="alert"' in again


def test_markup_that_is_typed_stays_text(national):
    send(national, relay_meaning_fr="<b>x</b>", relay_meaning_en="<b>x</b>")

    national.get(STANDS)

    assert "&lt;b&gt;x&lt;/b&gt;" in national.raw
    assert "<b>x</b>" not in national.raw
