"""What the law wants on paper is there, in both languages, and says who answers for it."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from make import person
from pypdfium2 import PdfDocument

from organiser import clock, i18n, paths
from organiser.domain import wording
from organiser.domain.breach import Severity, hours_left, tells_authority, tells_people
from organiser.domain.consent import Channel, Purpose
from organiser.domain.rights import Document
from organiser.errors import OrganiserError, Refused
from organiser.usecases import consents
from organiser.usecases.committee import CommitteeFacts, change_facts
from organiser.usecases.rights import breaches, documents, proofs

FACTS = CommitteeFacts("Plouexemple", "29999", "Association Exemple", "comite@example.org",
                       "dpo@example.org")  # fmt: skip
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(params=["fr", "en"])
def spoken(request):
    i18n.speak(request.param, paths.resources() / "locale")
    yield request.param
    i18n.speak("en", paths.resources() / "locale")


def text_of(file) -> str:
    document = PdfDocument(file)
    pages = (page.get_textpage().get_text_range() for page in document)
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("which", Document)
def test_each_document_is_there_and_names_who_answers(database, tmp_path, spoken, which):
    change_facts(database, FACTS)

    documents.save_document(database, which, tmp_path / "d.pdf")

    text = text_of(tmp_path / "d.pdf")
    assert "Association Exemple" in text
    assert "dpo@example.org" in text
    assert len(text) > 400


@pytest.mark.parametrize("which", [Document.NOTICE, Document.POSTER, Document.LETTER])
def test_nothing_is_handed_out_while_nobody_answers_for_it(database, tmp_path, which):
    with pytest.raises(Refused):
        documents.save_document(database, which, tmp_path / "d.pdf")

    assert list(tmp_path.glob("d.pdf")) == []


def test_a_letter_to_an_elector_says_where_her_address_comes_from(database, tmp_path, spoken):
    change_facts(database, FACTS)

    documents.save_document(database, Document.LETTER, tmp_path / "d.pdf")

    assert "liste électorale" in text_of(tmp_path / "d.pdf")


def test_a_proof_shows_the_words_as_they_were_shown(database, tmp_path, spoken):
    her = person(database, "Anne Riou")
    consents.record_consent(database, her, [Channel.EMAIL], source="bulletin 77123")
    consents.withdraw_consent(database, her, [Channel.EMAIL])
    with database.transaction("test") as session:  # the words in use today are others
        session.connection().exec_driver_sql(
            "UPDATE consent_wording SET french = 'Les mots de ce jour-là.', english = 'Those.'"
        )

    proofs.save_proof(database, her, tmp_path / "p.pdf")

    text = text_of(tmp_path / "p.pdf")
    assert "Les mots de ce jour-là." in text
    assert "bulletin 77123" in text
    assert wording.current(Purpose.NEWS).digest[:20] in text.replace(" ", "")


def test_the_poster_is_one_page(database, tmp_path, spoken):
    change_facts(database, FACTS)

    documents.save_document(database, Document.POSTER, tmp_path / "d.pdf")

    assert len(PdfDocument(tmp_path / "d.pdf")) == 1


def test_who_agreed_to_nothing_has_no_proof(database, tmp_path):
    her = person(database, "Anne Riou")

    with pytest.raises(Refused):
        proofs.save_proof(database, her, tmp_path / "p.pdf")


def test_the_register_of_consents_has_every_step_and_no_name(database, tmp_path):
    her = person(database, "Anne Riou")
    consents.record_consent(database, her, [Channel.EMAIL, Channel.SMS], source="bulletin 3")
    consents.withdraw_consent(database, her, [Channel.SMS])

    assert proofs.save_register(database, tmp_path / "r.csv") == 3

    text = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["state"] for row in rows] == ["given", "given", "withdrawn"]
    assert "Riou" not in text


@pytest.mark.parametrize(("hours", "left"), [(0, 72), (1, 71), (71.5, 0), (72, 0), (73, -1)])
def test_there_are_seventy_two_hours_from_when_it_was_learnt(hours, left):
    assert hours_left(NOON, NOON + timedelta(hours=hours)) == left


def test_who_is_told_follows_from_how_bad_it_is():
    told = [(tells_authority(each), tells_people(each)) for each in Severity]

    assert told == [(False, False), (True, False), (True, True)]


def test_an_incident_has_its_drafts_and_its_line_in_the_register(database, spoken):
    change_facts(database, FACTS)
    key = breaches.note_breach(
        database, "Feuille 110 003 perdue", aware_at=clock.now(), people=25, severity=Severity.HIGH,
        measures="Déclarée nulle",
    )  # fmt: skip
    (line,) = breaches.breaches(database)

    to_cnil = documents.draft_to_authority(database, line)
    to_people = documents.draft_to_people(database, line)
    breaches.tell_authority(database, key)

    assert "Feuille 110 003 perdue" in to_cnil.sections[1].sentences
    assert any("comite@example.org" in words for words in to_people.sections[0].sentences)
    assert breaches.breaches(database)[0].authority_told_at is not None


def test_an_incident_of_tomorrow_is_a_slip(database):
    with pytest.raises(OrganiserError):
        breaches.note_breach(
            database, "x", aware_at=clock.now() + timedelta(days=1), people=1,
            severity=Severity.RISK,
        )  # fmt: skip
