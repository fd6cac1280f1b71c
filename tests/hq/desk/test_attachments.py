"""Files at the desk: chosen in a form, looked into, seen by those alone whom they concern."""

import re

import pytest
from officer import Officer
from sent import docx, jpeg, odt, pdf, png
from taught import PAGE as COURSE
from visitor import Visitor

WRITTEN = {
    "title": "Tracts", "text": "Trois par rue.", "since": "2026-01-01", "until": "",
    "whom": "all", "department": "", "name": "",
}  # fmt: skip
NEW = "/siege/consignes/nouvelle/"
HTML = b"<!doctype html><script>alert(1)</script>"


def give(officer, *files, act="publish", path=NEW, **other):
    officer.get(path)
    return officer.give(path, *files, **{**WRITTEN, "act": act, **other})


def sent():
    """Return what lies in the feeds: names by the series of what they go with."""
    from organiser.hq.models import Attachment

    return [each.name for each in Attachment.objects.exclude(feeds=[]).order_by("place")]


def ticked(page):
    return re.findall(r'name="file" value="([0-9a-f]{32})" checked', page)


def test_files_are_attached_looked_at_and_sent_without_a_script(officer, lannion):
    page = give(officer, ("plan.png", png()), ("tract.odt", odt()), act="attach", title="")
    ids = ticked(page)
    seen = give(officer, act="preview", file=ids)
    published = give(officer, ("photo.jpg", jpeg()), file=ticked(seen)[:1])

    preview = seen.split('id="preview-title"')[1].split("</section>")[0]
    assert len(ids) == 2
    assert "plan.png" in preview
    assert "tract.odt" in preview
    assert 'class="error"' not in page
    assert sent() == ["plan.png", "photo.jpg"]
    assert "photo.jpg" in published
    assert "tract.odt" not in published


@pytest.mark.parametrize(("name", "content"), [
    ("plan.png", HTML), ("plan.svg", b"<svg/>"), ("a.pdf", b"MZ\x90"), ("a.png", b""),
    ("polyglot.png", png() + HTML), ("macro.docx", docx(**{"word/vbaProject.bin": "x"})),
    ("script.pdf", pdf(b"/AA << /S /JavaScript >> ")), ("big.pdf", pdf(b"(" + b"0" * (5 << 20))),
])  # fmt: skip
def test_what_may_not_be_sent_is_refused_and_what_was_typed_stays(officer, lannion, name, content):
    from organiser.hq.models import Attachment, Directive

    page = give(officer, (name, content), ("good.png", png()), title="Mon titre")

    assert officer.status == 422
    assert 'class="error"' in page
    assert "Mon titre" in page
    assert len(ticked(page)) == 1
    assert Directive.objects.count() == 0
    assert [each.name for each in Attachment.objects.all()] == ["good.png"]


@pytest.mark.parametrize(("name", "kept"), [
    ("../../etc/passwd", "passwd.png"), ("C:\\\\dossier\\\\plan.PNG", "plan.png"),
    ("plan.html", "plan.html.png"), ("con.png", "_con.png"), (".htaccess", "htaccess.png"),
    ("a\u202egnp.exe", "agnp.exe.png"), ("x" * 300 + ".png", "x" * 76 + ".png"),
    ("jpeg.jpg.png", "jpeg.jpg.png"),
])  # fmt: skip
def test_a_name_is_only_a_name_and_says_what_the_file_is(officer, lannion, name, kept):
    give(officer, (name, png()))

    assert sent() == [kept]


def test_another_version_keeps_what_is_ticked(officer, lannion):
    from organiser.hq.models import Directive

    give(officer, ("plan.png", png()), ("tract.pdf", pdf()))
    path = f"/siege/consignes/{Directive.objects.get().series}/version/"
    page = officer.get(path)

    page = give(officer, ("autre.jpg", jpeg()), path=path, file=ticked(page)[1:], text="Deux.")

    assert sent() == ["tract.pdf", "autre.jpg"]
    assert "plan.png" not in page


def test_the_same_name_twice_and_too_much_together_are_refused(officer, lannion):
    give(officer, ("plan.png", png()), ("plan.png", png(5, 5)))
    twice = officer.status
    large = pdf(b"(" + b"0" * (3 << 20) + b") ")
    give(officer, ("a.pdf", large), ("b.pdf", large), ("c.pdf", large))

    assert (twice, officer.status) == (422, 422)
    assert sent() == []


def test_a_file_is_given_to_be_kept_and_a_picture_to_be_seen(officer, lannion):
    page = give(officer, ("plan.png", png()), ("tract du 3.pdf", pdf()))
    one, other = re.findall(r'href="(/siege/fichiers/[^"]+)"', page)

    officer.get(one)
    picture = dict(officer.head)
    officer.get(other)

    assert picture["content-type"] == "image/png"
    assert picture["content-disposition"].startswith("inline")
    assert officer.head["content-disposition"] == 'attachment; filename="tract du 3.pdf"'
    for head in (picture, officer.head):
        assert head["x-content-type-options"] == "nosniff"
        assert "sandbox" in head["content-security-policy"]
        assert "no-store" in head["cache-control"]


def test_whom_it_does_not_concern_does_not_see_it(server, officer, lannion):
    server.committee("Les Capucins", "29019")
    page = give(officer, ("plan.png", png()), whom="department", department="29")
    (path,) = re.findall(r'href="(/siege/fichiers/[^"]+)"', page)
    waits = give(officer, ("brouillon.png", png()), act="attach")
    (draft,) = ticked(waits)

    for role, department in (("department", "22"), ("trainer", "")):
        other = Officer(server, role, department).sit_down()
        other.get(path)
        seen = other.status
        other.get(f"/siege/fichiers/{draft}/")
        assert (seen, other.status) == (404, 404)

    stranger = Officer(server, "department", "22", "autre@example.org").sit_down()
    give(stranger, whom="department", department="22", title="À nous", file=[draft])
    assert "brouillon.png" not in sent()


def test_nobody_leaves_a_file_without_signing_in_or_where_none_is_asked_for(
    server, officer, lannion
):
    from organiser.hq.models import Attachment

    visitor = Officer(server, "support", email="x@example.org")
    visitor.get("/creer/")
    visitor.give(NEW, ("plan.png", png()), **WRITTEN)
    officer.get("/siege/consignes/")
    officer.get(NEW)
    officer.give("/siege/compte/password/change/", ("plan.png", png()))

    assert isinstance(visitor, Visitor)
    assert Attachment.objects.count() == 0


def test_what_was_never_sent_is_let_go_after_a_day(server, officer, lannion):
    from datetime import timedelta

    from organiser import clock
    from organiser.hq.models import Attachment, StoredFile

    give(officer, ("plan.png", png()), act="attach")
    give(officer, ("tract.pdf", pdf()))
    later = clock.now() + timedelta(days=2)
    with clock.set_to(lambda: later):
        server.purge()

    assert [each.name for each in Attachment.objects.all()] == ["tract.pdf"]
    assert [each.form for each in StoredFile.objects.all()] == ["pdf"]


def test_a_trainer_sees_the_pictures_where_committees_see_them(server):
    trainer = Officer(server, "trainer").sit_down()
    path = "/siege/formations/nouvelle/"
    page = COURSE.replace("Préparer", "![Une feuille pliée](la-feuille.png)\n\nPréparer")
    trainer.get(path)
    without = trainer.give(path, text=page, act="publish")
    refused = trainer.status

    seen = trainer.give(path, ("la feuille.png", png()), text=page, act="preview")
    (address,) = re.findall(r'<img src="([^"]+)" alt="Une feuille pliée">', seen)
    trainer.give(path, text=page, act="publish", file=ticked(seen))
    published = trainer.page
    trainer.get(address)

    assert refused == 422
    assert "la-feuille.png" in without
    assert sent() == ["la-feuille.png"]
    assert 'alt="Une feuille pliée"' in published
    assert trainer.head["content-type"] == "image/png"
