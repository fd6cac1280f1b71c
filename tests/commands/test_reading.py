"""Pictures on the command line: a line each, in their order, and what `--record` enters."""

import json

import pytest
from make import PASSWORD
from PIL import Image
from ticked import as_pdf, picture_of, ticked

from organiser.commands import main
from organiser.domain.manifest import from_json

ANSWERED = ("r01.res.P", "r01.ext.B", "r02.res.A")
HEADS = "street,number,suffix,postcode,commune,where,name\n"


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    (tmp_path / "pw").write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv("ORGANISER_PASSPHRASE_FILE", str(tmp_path / "pw"))

    def words(*given, status=0, lang="en"):
        found = main.run([*map(str, given), "--home", str(tmp_path / "home"), "--lang", lang])
        out, err = capsys.readouterr()
        assert found == status, (given, out, err)
        return out if status == 0 else err

    words("init", "--committee", "Plouexemple", "--yes")
    return words


@pytest.fixture
def packet(run, tmp_path):
    """Print two doors; return the frozen pages and their pictures."""
    doors = tmp_path / "doors.csv"
    doors.write_text(
        HEADS + "".join(f"rue Haute,{n},,29999,Plouexemple,,\n" for n in (1, 2)), encoding="utf-8"
    )
    run(
        "sheet", "print", "--doors", doors, "--out", tmp_path / "s.pdf",
        "--manifest", tmp_path / "s.json", "--yes",
    )  # fmt: skip
    manifest = from_json((tmp_path / "s.json").read_text(encoding="utf-8"))
    pdf = (tmp_path / "s.pdf").read_bytes()
    return [(page, picture_of(pdf, at)) for at, page in enumerate(manifest.pages)]


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def test_each_picture_is_one_line_in_the_order_given(run, packet, tmp_path):
    page, blank = packet[1]
    ticked(blank, page, ANSWERED).save(tmp_path / "b.jpg")
    (tmp_path / "a.pdf").write_bytes(as_pdf(packet[0][1], Image.new("L", (800, 1100), 255)))
    (tmp_path / "no.png").write_bytes(b"nothing")

    said = lines(
        run("sheet", "read", "--json", tmp_path / "b.jpg", tmp_path / "a.pdf", tmp_path / "no.png")
    )

    assert [(line["image"], line["status"]) for line in said] == [
        (str(tmp_path / "b.jpg"), "ok"), (str(tmp_path / "a.pdf"), "ok"),
        (str(tmp_path / "a.pdf"), "rejected"), (str(tmp_path / "no.png"), "rejected"),
    ]  # fmt: skip
    assert (said[0]["token"], said[0]["page"], said[0]["blank_rows"]) == (page.token, 2, [])
    assert set(said[0]["marks"]) == {box.id for box in page.boxes}
    assert {box for box, mark in said[0]["marks"].items() if mark["v"]} == set(ANSWERED)
    assert all(set(mark) == {"v", "review", "p"} for mark in said[0]["marks"].values())
    assert said[0]["seconds"] > 0
    assert [line.get("picture") for line in said] == [None, 1, 2, None]
    assert said[2] == {
        "image": str(tmp_path / "a.pdf"), "picture": 2, "status": "rejected", "reason": "qr",
    }  # fmt: skip
    assert said[3]["reason"] == "unreadable"


def test_reading_writes_nothing_until_it_is_asked(run, packet, tmp_path):
    page, blank = packet[1]
    ticked(blank, page, ANSWERED).save(tmp_path / "b.png")

    looked = run("sheet", "read", tmp_path / "b.png")
    before = json.loads(run("sheet", "show", page.typed, "--json"))
    entered = lines(run("sheet", "read", "--record", "--json", tmp_path / "b.png"))
    again = run("sheet", "read", "--record", tmp_path / "b.png")

    assert looked == f"{tmp_path / 'b.png'}: page {page.typed}, 3 boxes ticked\n"
    assert (before["settled"], before["results"]) == (False, [])
    assert entered[0]["entered"] == "recorded"
    assert again.endswith("entered before, left as it is\n")
    after = json.loads(run("sheet", "show", page.typed, "--json"))
    assert [result["outcome"] for result in after["results"]] == ["P", "A"]


def test_doors_that_nobody_went_to_are_entered_by_yes_alone(run, packet, tmp_path):
    page, blank = packet[1]
    ticked(blank, page, ("r01.res.P",)).save(tmp_path / "b.png")

    waiting = run("sheet", "read", "--record", tmp_path / "b.png")
    entered = run("sheet", "read", "--record", "--yes", tmp_path / "b.png")

    assert waiting.endswith("not entered: say by --yes that these doors were not visited\n")
    assert entered.endswith("1 line without an answer, entered\n")


def test_a_file_that_is_not_there_is_told_before_anything_is_read(run, tmp_path):
    Image.new("L", (50, 50)).save(tmp_path / "a.png")

    said = run("sheet", "read", tmp_path / "a.png", tmp_path / "none.png", status=2)

    assert "none.png" in said


def test_a_refused_picture_has_one_sentence(run, tmp_path):
    Image.new("L", (800, 900), 255).save(tmp_path / "a.png")

    said = run("sheet", "read", tmp_path / "a.png", lang="fr")

    assert said.startswith(f"{tmp_path / 'a.png'}\u00a0: Aucune page")
