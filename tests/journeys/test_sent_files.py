"""Files on their way from headquarters: in pieces, over a line that breaks, to a laptop offline."""

import json

import pytest
from headquarters import Server
from laptops import here, laptops, pairs
from sent import jpeg, large, pdf, png
from taught import PAGE as COURSE

from organiser.domain.sent_file import PIECE, piece_count
from organiser.errors import OrganiserError
from organiser.hq.commands.main import main
from organiser.usecases import sent_files
from organiser.usecases.directives import reading
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.training.courses import read_courses
from organiser.usecases.training.sent_pictures import with_pictures

__all__ = ["here", "laptops", "pairs"]
PAGE = "# Tracts\n\nTrois par rue."


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request, tmp_path):  # noqa: F811  (on each database)
    """A headquarters."""
    return Server(tmp_path / "headquarters", request.param)


@pytest.fixture
def run(here, capsys, tmp_path):
    """Run a command of headquarters on a page and files; return what it answers."""

    def run(*words, page=PAGE, status=0, **files):
        here.request("GET", "/health")
        text = tmp_path / "page.md"
        text.write_text(page, encoding="utf-8")
        for name, content in files.items():
            (tmp_path / name.replace("__", ".")).write_bytes(content)
        told = [
            str(text) if word == "PAGE" else str(tmp_path / word[1:]) if word[:1] == "@" else word
            for word in map(str, words)
        ]
        assert main([*told, "--json"]) == status
        said = capsys.readouterr().out
        return json.loads(said) if said and not status else said

    return run


@pytest.fixture
def laptop(pairs):
    """A laptop of the committee."""
    return pairs("Portable de Malika")


def meet(here, laptop):
    done = exchange(laptop, here.connect)
    assert not done.trouble
    return done


def files_of(laptop):
    (row, *_others) = reading.read_directives(laptop)
    return sent_files.read_files(laptop, row.directive.id)


def pieces(laptop):
    with laptop.bare() as connection:
        return connection.execute("SELECT count(*) FROM file_piece").fetchone()[0]


def test_what_is_attached_is_read_offline_as_it_was_sent(here, run, laptop, tmp_path):
    photo = large(20 * PIECE)
    run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
        "--attach", "@tract.pdf", plan__png=photo, tract__pdf=pdf())  # fmt: skip

    done = meet(here, laptop)
    one, other = files_of(laptop)
    sent_files.save_file(laptop, one, tmp_path / "copy.png")

    assert [each.name for each in (one, other)] == ["plan.png", "tract.pdf"]
    assert (one.is_whole, other.is_whole) == (True, True)
    assert (tmp_path / "copy.png").read_bytes() == photo
    assert sent_files.read_content(laptop, other) == pdf()
    assert done.trips > 1  # no answer is larger than a line may carry at once


def test_a_line_that_breaks_goes_on_with_the_next_piece(here, run, laptop):
    run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
        plan__png=large(40 * PIECE))  # fmt: skip
    from organiser.errors import Cancelled
    from organiser.progress import Progress

    told = []

    class Stop(Progress):
        def at(self, done, total=0):
            told.append((done, total))
            if done > 20:
                raise Cancelled

    exchange(laptop, here.connect, Stop())
    (half,) = files_of(laptop)
    with pytest.raises(OrganiserError, match="arrive encore"):
        sent_files.read_content(laptop, half)
    done = meet(here, laptop)
    (whole,) = files_of(laptop)

    assert 0 < half.here < half.pieces
    assert done.received == half.pieces - half.here
    assert whole.is_whole


def test_what_did_not_arrive_as_it_was_sent_is_not_opened(here, run, laptop):
    run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
        plan__png=png())  # fmt: skip
    meet(here, laptop)
    with laptop.applying() as session:
        session.connection().exec_driver_sql("UPDATE file_piece SET content = x'00'")

    with pytest.raises(OrganiserError, match="abîmé"):
        sent_files.read_content(laptop, files_of(laptop)[0])


def test_nothing_new_costs_nothing_and_a_kept_file_is_not_sent_twice(here, run, laptop):
    made = run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
               plan__png=large(5 * PIECE))  # fmt: skip
    meet(here, laptop)
    nothing = meet(here, laptop)
    count = piece_count(files_of(laptop)[0].size)

    run("directive", "publish", "PAGE", "--replaces", made["id"], "--keep", "--attach",
        "@tract.pdf", tract__pdf=pdf())  # fmt: skip
    kept = meet(here, laptop)

    assert (nothing.received, nothing.trips) == (0, 1)
    assert kept.received < count  # two records of files, two of versions, one piece
    assert [each.name for each in files_of(laptop)] == ["plan.png", "tract.pdf"]
    assert all(each.is_whole for each in files_of(laptop))


def test_the_pieces_go_with_the_last_that_needs_them(here, run, laptop):
    first = run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
                plan__png=png())  # fmt: skip
    second = run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
                 "--until", "2030-01-01")  # fmt: skip
    meet(here, laptop)
    assert pieces(laptop) == 1

    run("directive", "withdraw", first["id"], "--reason", "Erreur")
    meet(here, laptop)
    after_one = pieces(laptop)
    run("directive", "withdraw", second["id"], "--reason", "Erreur")
    meet(here, laptop)

    assert (after_one, pieces(laptop)) == (1, 0)
    assert here.execute("SELECT count(*) FROM record WHERE kind = 'file_piece' AND state = 0") == [
        (0,)
    ]


def lying(here):
    """Return in which feeds there is a living piece."""
    found = here.execute(
        "SELECT DISTINCT s.name FROM record r JOIN scope s ON s.id = r.scope_id "
        "WHERE r.kind = 'file_piece' AND r.state = 0 ORDER BY s.name"
    )
    return [name.partition(":")[0] for (name,) in found]


def test_what_lies_in_a_wider_feed_does_not_come_again(here, run, laptop):
    (committee,) = here.execute("SELECT name FROM scope WHERE name LIKE 'committee:%'")[0]
    run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
        plan__png=large(5 * PIECE))  # fmt: skip
    meet(here, laptop)

    for audience in ("department:22", committee):
        run("directive", "publish", "PAGE", "--audience", audience, "--attach", "@plan.png")
    again = meet(here, laptop)

    assert again.received == 4  # two directives, two names of a file, no piece
    assert lying(here) == ["movement"]
    for row in reading.read_directives(laptop):
        (file,) = sent_files.read_files(laptop, row.directive.id)
        assert sent_files.read_content(laptop, file) == large(5 * PIECE)


def test_what_came_by_a_narrower_feed_makes_way_for_the_wider_one(here, run, laptop):
    (committee,) = here.execute("SELECT name FROM scope WHERE name LIKE 'committee:%'")[0]
    found = []

    for audience in (committee, "department:22", "all"):
        run("directive", "publish", "PAGE", "--audience", audience, "--attach", "@plan.png",
            plan__png=png())  # fmt: skip
        meet(here, laptop)
        found.append((lying(here), pieces(laptop)))

    assert found == [(["committee"], 1), (["department"], 1), (["movement"], 1)]


def test_what_leaves_a_wider_feed_stays_where_it_is_needed(here, run, laptop):
    wide = run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
               plan__png=png())  # fmt: skip
    run("directive", "publish", "PAGE", "--audience", "department:22", "--attach", "@plan.png")
    meet(here, laptop)

    run("directive", "withdraw", wide["id"], "--reason", "Erreur")
    meet(here, laptop)

    assert lying(here) == ["department"]
    narrow = next(
        each for each in reading.read_directives(laptop) if each.directive.withdrawn_at is None
    )
    (file,) = sent_files.read_files(laptop, narrow.directive.id)
    assert sent_files.read_content(laptop, file) == png()


def test_what_is_over_keeps_no_room(here, run, laptop):
    run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
        "--from", "2020-01-01", "--until", "2020-02-01", plan__png=png())  # fmt: skip
    meet(here, laptop)
    assert pieces(laptop) == 1

    here.purge()
    meet(here, laptop)

    assert pieces(laptop) == 0


def test_who_was_not_asked_gets_no_file(here, run, laptop):
    run("directive", "publish", "PAGE", "--audience", "department:22", "--attach", "@plan.png",
        plan__png=png())  # fmt: skip
    other = here.committee("Autre", "35238")
    from paired import Paired

    _status, said = Paired(here, other).ask()
    meet(here, laptop)

    assert "file_piece" not in {row.kind for feed in said.feeds.values() for row in feed.rows}
    assert files_of(laptop)[0].is_whole


def test_what_is_no_such_file_is_refused_and_nothing_is_published(here, run):
    run("directive", "publish", "PAGE", "--audience", "all", "--attach", "@plan.png",
        plan__png=b"<svg/>", status=2)  # fmt: skip

    assert here.execute("SELECT count(*) FROM directive") == [(0,)]


def test_pictures_of_a_course_are_in_the_lesson_that_is_read(here, run, laptop):
    page = COURSE.replace("Préparer", "![Une feuille pliée](feuille.jpg)\n\nPréparer")
    run("course", "publish", "PAGE", page=page, status=2)
    made = run("course", "publish", "PAGE", "--picture", "@feuille.jpg", page=page,
               feuille__jpg=jpeg())  # fmt: skip
    meet(here, laptop)
    (offered,) = [each for each in read_courses(laptop) if each.is_of_headquarters]
    lesson = offered.course.lessons[0].text

    shown = with_pictures(laptop, offered.course.key, lesson)
    run("course", "publish", "PAGE", "--replaces", made["id"], page=page)
    again = meet(here, laptop)
    with laptop.applying() as session:
        session.connection().exec_driver_sql("DELETE FROM file_piece")

    assert "![Une feuille pliée](data:image/jpeg;base64," in shown
    assert again.received == 2  # the course and the line of its picture, not the picture
    assert "Image à venir : Une feuille pliée" in with_pictures(laptop, offered.course.key, lesson)


def test_a_picture_says_what_it_shows_and_stands_in_a_lesson(here, run):
    for wrong in ("![](a.png)", "Voici ![x](a.png) dedans", "![x](a b.png)", "![x]"):
        run("course", "publish", "PAGE", "--picture", "@a.png", a__png=png(), status=2,
            page=COURSE.replace("Préparer", f"{wrong}\n\nPréparer"))  # fmt: skip
    run("course", "publish", "PAGE", "--picture", "@a.png", status=2,
        page=COURSE.replace("? Que fait-on", "? ![x](a.png) Que fait-on"))  # fmt: skip

    assert here.execute("SELECT count(*) FROM course") == [(0,)]
