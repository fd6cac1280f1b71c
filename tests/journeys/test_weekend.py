"""A weekend of three laptops of one committee, each with its window, in the words she reads.

Three programs over three files that were made apart, and a headquarters that is really there. They
work on the same people and on the same sheet without a network; one laptop is lost, headquarters is
put back from a copy. On Sunday night they hold the same, and every sentence on screen says what
came of it in French, as an organiser reads it.
"""

from datetime import UTC, datetime, timedelta

import pytest
from headquarters import Server
from make import PASSWORD, SATURDAY, bring_in, candidate
from PySide6.QtCore import Qt
from sqlalchemy import text

from organiser import clock, i18n, paths
from organiser.domain.action import ActionKind, Kind
from organiser.domain.consent import Channel, ConsentState
from organiser.domain.field import KNOCKED, Outcome, Outing
from organiser.domain.plan import Plan
from organiser.settings import change_settings
from organiser.sync import capture
from organiser.ui.first_run.first_run import FirstRun
from organiser.usecases import consents, counting, creating, opening
from organiser.usecases.field import choosing, entering, printing, states
from organiser.usecases.field.choosing import Side
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import edit_person
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.plans import agenda, planning
from tests.desktop.conftest import start, unlock
from tests.screens import appearance, application
from tests.ui import rules

__all__ = ["appearance", "application", "start"]
MALIKA, YANN, SOLENE = "Portable de Malika", "Portable de Yann", "Portable de Solène"
STREET, DOORS = "rue de Dinan", 14
pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise()", "grabbing the keyboard", extend=True)
]


class Laptop:
    """One laptop: its program, and what its owner reads on it."""

    def __init__(self, qtbot, program, home, name):
        self.qtbot, self.program, self.home, self.name = qtbot, program, home, name

    @property
    def window(self):
        return self.program.window

    @property
    def database(self):
        return self.program.database

    @property
    def exchanges(self):
        return self.program.schedule.exchanges

    def link(self, code):
        """Type the code of headquarters where the settings ask for it."""
        self.program.schedule.timer.stop()
        self.window.go("settings")
        dialog = self.window.pages.page("settings").line.ask_link()
        dialog.form.address.put("headquarters.test")
        dialog.form.name.put(self.name)
        dialog.form.code.put(code)
        with self.qtbot.waitSignal(self.exchanges.ended, timeout=20_000):
            dialog.submit()
        self.rest()

    def talk(self):
        """Exchange with the key that does it."""
        self.program.schedule.timer.stop()
        with self.qtbot.waitSignal(self.exchanges.ended, timeout=20_000):
            self.window.actions_known.run("exchange")
        self.rest()

    def rest(self):
        """Wait until nothing travels, and nothing is read behind the screen."""
        jobs = self.program._inner_jobs
        self.qtbot.waitUntil(
            lambda: not self.exchanges.is_running and not jobs._jobs, timeout=20_000
        )
        self.program.schedule.timer.stop()

    @property
    def box(self):
        says = self.window.side_bar.line_box.says()
        return plain(says.title), plain(says.sentence)

    def page(self, key="line"):
        self.window.go(key)
        self.rest()
        return self.window.pages.page(key)

    def seen(self, key="line"):
        """Return everything that stands on a page."""
        return {plain(each) for each in rules.texts_on(self.page(key))}

    def card_says(self, who, said):
        """Wait until all of *said* stands on a person's card."""
        people = self.page("people")
        people.open_person(who)
        self.rest()
        self.qtbot.waitUntil(
            lambda: said <= {plain(each) for each in rules.texts_on(people)}, timeout=10_000
        )

    def reviewed(self):
        """Return, of each thing to be reviewed, the sentences shown beside it."""
        review = self.page().review
        told = {}
        for at in range(review.model.rowCount()):
            review.list.table.selectRow(at)
            words = (review._title, review._what, review._kept, review._other)
            title, *said = (plain(part.text()) for part in words)
            told.setdefault(title, []).append(" ".join(said))
        return {title: sorted(said) for title, said in told.items()}

    def find(self, words):
        directory = Directory(self.database)
        (row,) = directory.rows(directory.find(Query(words)))
        return row.id

    def choose(self, title, what=""):
        """Choose what is to be reviewed by its title, and what it is."""
        review = self.page().review
        for at in range(review.model.rowCount()):
            review.list.table.selectRow(at)
            if plain(review._title.text()) == title and plain(review._what.text()).endswith(what):
                return review
        raise AssertionError(title, what)

    def advised(self, title):
        return plain(self.choose(title)._advice.text())

    def computers(self):
        """Return where each computer of the committee stands, by its name."""
        page = self.page()
        page.show_part(page.computers)
        model = page.computers.model
        rows = [[model.index(at, part).data() for part in (0, 2)] for at in range(model.rowCount())]
        return dict(rows)

    def held(self):
        """Return every row that is shared, and what it adds up to."""
        with self.database.reading() as session:
            found = session.execute(
                text("SELECT live, total FROM line_scope WHERE name LIKE 'committee:%'")
            ).one()
        return tuple(found)


def shared(laptop):
    """Return every row of every table that travels, as far as it does."""
    found = {}
    with laptop.database.reading() as session:
        for kind in capture.records():
            if not kind.synced_columns:
                continue
            names = ", ".join(f'"{name}"' for name in sorted(kind.synced_columns))
            rows = session.execute(
                text(f"SELECT id, {names} FROM {kind.__tablename__} ORDER BY id")
            )
            found[kind.__tablename__] = [tuple(row) for row in rows]
    return found


def plain(said):
    """Return what is said with blanks that may break, as it is typed in a test."""
    return said.replace("\u00a0", " ").replace("\u202f", " ")


class Weekend:
    """The clock of the weekend, headquarters, and the three."""

    def __init__(self, server, committee):
        self.server, self.committee = server, committee
        self.now = datetime(2026, 11, 27, 17, tzinfo=UTC)
        self.laptops = []
        self.copy = None

    def read(self):
        self.now += timedelta(milliseconds=1)
        return self.now

    def at(self, day, hour, minute=0):
        self.now = datetime(2026, 11, day, hour, minute, tzinfo=UTC)

    def all_talk(self, turns=2):
        for laptop in self.laptops * turns:
            laptop.talk()


@pytest.fixture
def french():
    i18n.speak("fr", paths.resources() / "locale")


@pytest.fixture
def weekend(qtbot, french, start, tmp_path):
    server = Server(tmp_path / "headquarters")
    weekend = Weekend(server, server.committee("Plouexemple-sur-Mer"))
    with clock.set_to(weekend.read):
        for number, name in enumerate((MALIKA, YANN, SOLENE)):
            home = tmp_path / f"laptop{number}"
            made = creating.create_committee(
                home, "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
            )
            made.database.close()
            change_settings(home, lock_minutes=10_000)
            program = start(home, connect=server.connect)
            unlock(qtbot, program)
            program.window.resize(1366, 768)
            weekend.laptops.append(Laptop(qtbot, program, home, name))
        yield weekend


def test_a_weekend_of_three_laptops_that_ends_the_same_on_all(weekend):
    _friday_three_are_linked_and_two_let_in(weekend)
    _friday_night_a_list_comes_to_all(weekend)
    _saturday_the_same_people_on_two(weekend)
    weekend.copy = weekend.server.dump()
    _saturday_one_sheet_is_typed_twice(weekend)
    _saturday_night_deleted_here_and_changed_there(weekend)
    _saturday_night_a_withdrawal_stands_against_a_consent(weekend)
    _sunday_a_change_that_is_too_large_is_kept_aside(weekend)
    _sunday_a_laptop_is_lost(weekend)
    _sunday_headquarters_is_put_back(weekend)
    _sunday_night_all_is_the_same(weekend)


def _friday_three_are_linked_and_two_let_in(weekend):
    first, *others = weekend.laptops
    for laptop in weekend.laptops:
        laptop.link(weekend.server.code(weekend.committee))
    first.talk()
    for other in others:
        shown = next(each for each in other.seen() if len(each) == 7 and each[3] == " ")
        asking = first.page().asking
        first.qtbot.waitUntil(lambda: bool(asking._asked.newcomers))  # noqa: B023
        (newcomer,) = [each for each in asking._asked.newcomers if each.name == other.name]
        assert shown in first.seen()
        assert f"{other.name} veut rejoindre le comité" in first.seen()
        asking.approve(newcomer)
        first.rest()
        other.talk()
        assert "Les remarques sont encore scellées sur cet ordinateur" not in other.seen()


def _friday_night_a_list_comes_to_all(weekend):
    first = weekend.laptops[0]
    rows = [
        candidate(
            f"Prénom{n} Nom{n}", n + 2, street=f"{n + 1} {STREET}", phones=(f"06399800{n:02}",)
        )
        for n in range(12)
    ]  # fmt: skip
    camille = candidate("Camille Le Goff", 20, street=f"20 {STREET}", phones=("0639987712",))
    anna = candidate("Anna Kergoat", 21, street=f"22 {STREET}")
    bring_in(first.database, *rows, camille, anna)
    sheet_of(first.database)
    planning.plan(first.database, Plan(Kind(ActionKind.STALL), SATURDAY, title="Marché"))
    who = first.find("camille")
    consents.record_consent(first.database, who, [Channel.CALL], source="stand")
    weekend.all_talk(1)
    for laptop in weekend.laptops:
        assert laptop.find("camille") == who
        assert laptop.box[0] == "À jour"


def sheet_of(database):
    """Print the street's sheet."""
    (row,) = choosing.streets(database)
    doors = choosing.doors_of_streets(database, [(row.key, row.city, Side.BOTH)]).doors
    outing = Outing("Porte-à-porte", on=SATURDAY, team="Solène", holder="Solène")
    printing.print_sheet(database, printing.prepare(database, outing, doors))


def _saturday_the_same_people_on_two(weekend):
    malika, yann, solene = weekend.laptops
    who = malika.find("camille")
    weekend.at(28, 8, 58)
    edit_person(malika.database, who, {"last_name": "Le Bihan", "note": "Préfère le soir."})
    weekend.at(28, 9, 12)
    edit_person(yann.database, who, {"last_name": "Le Braz", "note": "Préfère le matin."})
    edit_person(solene.database, who, {"occupation": "infirmière", "mobile": "06 39 98 77 13"})
    weekend.at(28, 9, 30)
    edit_person(malika.database, who, {"mobile": "06 39 98 77 14"})
    weekend.all_talk()
    kept = "« {} » a été gardé (Portable de Yann, aujourd’hui à 09:12)."
    name = "Nom Nom : " + kept.format("Le Braz")
    note = "Note Note : " + kept.format("Préfère le matin.")
    hers = "Vous aviez écrit « {} » (aujourd’hui à 08:58)."
    others = "« {} » ne l’a pas été (Portable de Malika, aujourd’hui à 08:58)."
    for laptop in weekend.laptops:
        lost = hers if laptop is malika else others
        assert laptop.reviewed() == {
            "Camille Le Braz": [
                f"{name} {lost.format('Le Bihan')}", f"{note} {lost.format('Préfère le soir.')}",
            ],
        }  # fmt: skip
        assert laptop.box == (
            "À vérifier (2)", "2 points sont à vérifier. Dernier échange : 09:30."
        )  # fmt: skip


def _saturday_one_sheet_is_typed_twice(weekend):
    _malika, yann, solene = weekend.laptops
    weekend.at(28, 16)
    code = _type(yann, {2: "5"})
    weekend.at(28, 16, 20)
    _type(solene, {2: "2"})
    weekend.all_talk()
    for laptop in weekend.laptops:
        (sheet,) = states.list_sheets(laptop.database)
        assert (sheet.settled_pages, doors_of(laptop)) == (1, DOORS)
        results = entering.open_page(laptop.database, code).results
        assert [result.outcome for result in results][:4] == [
            Outcome.ABSENT, Outcome.ABSENT, Outcome.MET, Outcome.ABSENT,
        ]  # fmt: skip
        assert laptop.box[0] == "À vérifier (2)"


def doors_of(laptop):
    """Return how many doors were knocked at, as the figures count them."""
    with laptop.database.bare() as connection:
        return sum(counting.doors_by_day(connection, KNOCKED, SATURDAY, SATURDAY).values())


def _type(laptop, answers):
    """Type the page of doors by keys: absent but for some rows; return its digits."""
    page = laptop.page("returns")
    (sheet,) = states.list_sheets(laptop.database)
    codes = [code for code, *_rest in entering.pages_to_type(laptop.database, sheet.id)]
    (code,) = [
        each for each in codes if entering.open_page(laptop.database, each).kind == "doors"
    ]  # fmt: skip
    page.open_code(code)
    for at in range(DOORS):
        laptop.qtbot.keyClicks(page.desk.grid, answers.get(at, "1"))
    laptop.qtbot.keyClick(page.desk.grid, Qt.Key.Key_End)
    laptop.rest()
    return code


def _saturday_night_deleted_here_and_changed_there(weekend):
    malika, yann, _solene = weekend.laptops
    weekend.at(28, 20)
    (stall,) = agenda.read_list(malika.database)
    planning.delete(malika.database, stall.id)
    weekend.at(28, 20, 10)
    asked = Plan(Kind(ActionKind.STALL), SATURDAY, title="Marché des Lices", place="Sous la halle")
    planning.change(yann.database, stall.id, asked)
    weekend.all_talk()
    gone = "Action L’élément a été supprimé (Portable de Malika, aujourd’hui à 20:00)."
    change = "Intitulé « Marché des Lices », Rendez-vous « Sous la halle »"
    there = f"L’autre changement est gardé ici : {change} (Portable de Yann, aujourd’hui à 20:10)."
    here = f"Votre changement est gardé ici : {change} (aujourd’hui à 20:10)."
    assert malika.reviewed()["Marché"] == [f"{gone} {there}"]
    assert yann.reviewed()["Marché des Lices"] == [f"{gone} {here}"]
    assert "Rétablissez d’abord l’élément. Ensuite l’autre valeur pourra être reprise." in (
        malika.advised("Marché")
    )
    assert "Il peut être rétabli là où il a été supprimé : Portable de Malika." in (
        yann.advised("Marché des Lices")
    )


def _saturday_night_a_withdrawal_stands_against_a_consent(weekend):
    _malika, yann, solene = weekend.laptops
    who = yann.find("camille")
    weekend.at(28, 21)
    consents.withdraw_consent(yann.database, who, [Channel.CALL])
    weekend.at(28, 21, 30)
    consents.record_consent(solene.database, who, [Channel.CALL], source="réunion")
    weekend.all_talk()
    said = {
        "Consentement donné · appel", "réunion", "Consentement retiré · appel",
        "Le retrait l’emporte : il n’était pas connu lors de l’accord",
        "Plus de contact par appel", "Visite : absent", "06 39 98 77 13", "06 39 98 77 14",
    }  # fmt: skip
    for laptop in weekend.laptops:
        laptop.card_says(who, said)
        (line,) = consents.read_consents(laptop.database, who)
        assert line.state is ConsentState.WITHDRAWN
        assert visits_of(laptop, who) == 1


def visits_of(laptop, who):
    """Return how many visits her timeline tells of."""
    return sum(line.kind in {"visit", "door"} for line in read_card(laptop.database, who).timeline)


def _sunday_a_change_that_is_too_large_is_kept_aside(weekend):
    malika, yann, _solene = weekend.laptops
    weekend.at(29, 9)
    anna = malika.find("kergoat")
    with malika.database.transaction("test") as session:
        session.execute(
            text("UPDATE person SET occupation = :said WHERE id = :id"),
            {"said": "infirmière de nuit " * 4_000, "id": anna.bytes},
        )
    weekend.all_talk()
    (said,) = malika.reviewed()["Anna Kergoat"]
    assert said.startswith("Fiche Non repris par le siège : Profession « infirmière de nuit ")
    assert said.endswith("… » L’élément est trop grand.")
    assert malika.advised("Anna Kergoat") == (
        "Votre ordinateur garde ce que vous avez tapé. Le siège et les autres ordinateurs "
        "ne l’ont pas."
    )
    assert malika.box == ("À vérifier (4)", "4 points sont à vérifier. Dernier échange : 09:00.")
    assert yann.box[0] == "À vérifier (3)"


def _sunday_a_laptop_is_lost(weekend):
    malika, _yann, solene = weekend.laptops
    weekend.at(29, 11)
    weekend.server.stop(solene.name, wipe=True)
    solene.exchanges.start()
    shown = solene.program.entrance
    solene.qtbot.waitUntil(lambda: isinstance(shown.screen_shown, FirstRun), timeout=20_000)
    assert shown.screen_shown.error.text() == (
        "Le siège a mis fin à l’accès de cet ordinateur. Sa copie est retirée."
    )
    assert not opening.has_committee(solene.home)
    weekend.laptops.remove(solene)
    weekend.all_talk()
    assert malika.computers()[SOLENE] == "arrêté le 29/11/2026"


def _sunday_headquarters_is_put_back(weekend):
    malika, yann = weekend.laptops
    weekend.at(29, 15)
    before = malika.reviewed(), yann.reviewed()
    weekend.server.restore(weekend.copy)
    weekend.all_talk()
    assert (malika.reviewed(), yann.reviewed()) == before
    assert {each.computers()[SOLENE] for each in weekend.laptops} == {"arrêté le 29/11/2026"}


def _sunday_night_all_is_the_same(weekend):
    malika, yann = weekend.laptops
    weekend.at(29, 21)
    _take_and_leave(malika)
    weekend.all_talk()
    assert malika.held() == yann.held() == weekend.server.fingerprint()
    assert shared(malika) == shared(yann)
    assert malika.find("bihan") == yann.find("bihan")
    assert yann.box == (
        "À jour", "Vous et le siège avez la même liste. Dernier échange : 21:00."
    )  # fmt: skip


def _take_and_leave(malika):
    """Settle everything: the other name stands, the action is back, the rest is well so."""
    edit_person(malika.database, malika.find("kergoat"), {"occupation": "infirmière de nuit"})
    page = malika.page()
    for title, what, button in (
        ("Camille Le Braz", "Nom", "take"), ("Camille Le Bihan", "Note", "leave"),
        ("Marché", "Action", "bring_back"), ("Marché · 28/11/2026", "Action", "leave"),
        ("Anna Kergoat", "Fiche", "let_go"),
    ):  # fmt: skip
        malika.choose(title, what)
        page.review.buttons[button].click()
        malika.rest()
    assert page.review.model.rowCount() == 0
