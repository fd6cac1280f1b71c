"""The steps of an import, as `tools/shoot.py` draws them."""

from time import monotonic, sleep

from PySide6.QtWidgets import QApplication

from organiser import paths
from organiser.domain.consent import Origin
from tests.ui.people.shots import _window


def file(home):
    window, page = _page(home)
    page.file.origins[Origin.TOWN_HALL].click()
    return window


def columns(home):
    window, page = _page(home)
    _open(page)
    page._stand(1)
    return window


def check(home):
    window, page = _page(home)
    _checked(page)
    return window


def pairs(home):
    window, page = _page(home)
    _checked(page, "inscriptions-marche.xlsx")
    page.pairs.show_pairs(page.check.review.report.pairs or _invented())
    page._stand(3)
    return window


def done(home):
    from organiser.usecases.people.arriving import ImportReport

    window, page = _page(home)
    _open(page)
    page.done.show_report(ImportReport(214, 198, 9, 2, 5, 3), "liste.csv")
    page._stand(4)
    return window


def spoilt(home):
    window, page = _page(home)
    bad = home / "liste.csv"
    bad.write_bytes(b"\x89PNG nothing of a table")
    page.file.take(bad)
    _settle(page)
    return window


def _page(home):
    window = _window(home)
    window.go("import")
    return window, window.pages.page("import")


def _open(page, name="liste-plouexemple.csv"):
    page.file.take(paths.demonstration() / name)
    _settle(page)
    page.file.origins[Origin.COMMITTEE].click()


def _checked(page, name="liste-plouexemple.csv"):
    _open(page, name)
    page._look_over()
    _settle(page)


def _settle(page):
    end = monotonic() + 20
    while page._job is not None and monotonic() < end:
        QApplication.processEvents()
        sleep(0.01)


def _invented():
    from uuid import uuid4

    from organiser.usecases.people.duplicates import Entry, Pair

    def entry(number, name):
        return Entry(
            uuid4(), number, name, "12 rue des Lilas, Plouexemple-sur-Mer", "06 39 98 00 12",
            "camille.riou@example.org",
        )  # fmt: skip

    return tuple(
        Pair(uuid4(), (at, str(at)), ("email", "mobile")[at % 2],
             entry(at, "Camille RIOU"), entry(at + 7, "Camille Riou-Le Goff"))
        for at in range(4)
    )  # fmt: skip
