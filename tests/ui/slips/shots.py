"""The page of signed slips over a committee, as `tools/shoot.py` draws it."""

from make import PASSWORD, person

from organiser import clock
from organiser.domain.consent import Channel, Purpose
from organiser.domain.slips import Answer
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.slips.many_dialog import ManyDialog
from organiser.usecases import consents, creating
from organiser.usecases.slips import entering, piles
from organiser.usecases.slips.entering import Slip
from organiser.usecases.slips.piles import PileFacts
from tests.ui.slips.scene import make_window

_KEPT = []
_NAMES = (
    "Anne Riou", "Alan Abgrall", "Bleuenn Kerneis", "Camille Le Goff", "Denez Riou-Guivarc'h",
    "Enora Marie-Antoinette de La Tour du Pin", "Riwal Rioual", "Rosalie Riou",
)  # fmt: skip
NEWS = Answer((Channel.EMAIL, Channel.SMS), (Purpose.NEWS, Purpose.VOLUNTEER))


def opened(home):
    """A committee of eight people, and the page of signed slips in front."""
    new = creating.create_committee(
        home / "home", "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
    )
    database, messages = new.database, Messages()
    jobs = Jobs(messages)
    who = [
        person(database, name, emails=f"p{at}@example.org", phones=f"06 39 98 12 {at:02d}",
               address=f"{at + 1} rue des Lilas", postcode="29999", city="Plouexemple-sur-Mer")
        for at, name in enumerate(_NAMES)
    ]  # fmt: skip
    window = make_window(database, home / "home", messages, jobs)
    window.resize(1366, 768)
    window.show()
    window.go("slips")
    _KEPT.append((database, messages, jobs, window))
    return database, who, window


def start(home):
    return opened(home)[2]


def _typed(home):
    database, who, window = opened(home)
    on = clock.today()
    piles.close_pile(database, piles.begin_pile(database, PileFacts(on, "Marché de Noël")))
    pile = piles.begin_pile(database, PileFacts(on, "Stand, place de la mairie", expected=30))
    consents.refuse(database, who[2], (Channel.EMAIL,), "au téléphone")
    for each in who[:3]:
        entering.record_slip(database, pile, Slip(NEWS, each))
    entering.record_slip(database, pile, Slip(Answer((Channel.CALL,), is_no=True), who[5]))
    entering.record_slip(database, pile, Slip(Answer(is_no=True)))
    page = window.pages.page("slips")
    page.open_pile(pile)
    return database, window, page


def finding(home):
    _database, window, page = _typed(home)
    page.slip.finder.begin("rio")
    return window


def ticking(home):
    _database, window, page = _typed(home)
    page.slip.finder.begin("rosalie")
    page.slip.finder.take()
    page.slip.draft.answer = NEWS
    page._show()
    page.typed.list.table.selectRow(2)
    return window


def newcomer(home):
    _database, window, page = _typed(home)
    page.slip.finder.begin("Anna Riou")
    page.slip._begin_new()
    page.slip._look()
    return window


def listed(home):
    _database, window, page = _typed(home)
    page.leave()
    return window


def many(home):
    _database, who, window = opened(home)
    dialog = ManyDialog(window, window.pages.page("slips")._parts, who)
    _KEPT.append(dialog)
    return dialog


def people(home):
    _database, _who, window = opened(home)
    window.go("people")
    return window
