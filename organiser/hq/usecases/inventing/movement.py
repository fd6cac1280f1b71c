"""Invented words between headquarters and its committees: directives, a course, proposals.

What headquarters says is published as an officer would; what committees answer comes in by the
doors of their laptops.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from uuid import UUID

from organiser import clock
from organiser.domain.directive import MOVEMENT, Page
from organiser.domain.identifier import id_by_key
from organiser.domain.proposal import State
from organiser.hq.home import Keys
from organiser.hq.models import Directive
from organiser.hq.usecases import courses, directives, elections, proposals
from organiser.hq.usecases.directives import Terms
from organiser.hq.usecases.inventing import selection
from organiser.hq.usecases.inventing.laptops import Laptop, change
from organiser.sync.wire import Change

_OFFICER = "siege@example.org"
_SECONDERS = 30
"""Laptops that are asked again once proposals are published."""
_PROPOSES = 0.08
_POSTERS = """Trois affiches **par quartier**, aux panneaux libres seulement.

- la nuit, à deux
- jamais sur un abribus

Le modèle est à demander au siège."""
_DOORS = """## Où

Dans les rues qui n’ont pas encore été faites cet automne.

## Combien

Vingt portes par équipe de deux, de 15 h à 18 h. Dites-nous si les feuilles manquent."""
_STATIONS = """Nommez **deux personnes** par bureau avant la fin du mois.

Elles suivent la formation du siège."""
_DIRECTIVES = (
    (24, False, Page("Les affiches de novembre", _POSTERS)),
    (9, True, Page("Samedi, tout le monde aux portes", _DOORS)),
    (2, True, Page("Qui tiendra un bureau de vote ?", _STATIONS)),
)
"""How many days ago, whether an answer is asked, and what it says."""
_COURSE = """# Frapper aux portes

## Avant de partir

On part à deux, avec la feuille et des bulletins. On dit qui l’on est avant de poser une question.

## À la porte

On écoute plus que l’on ne parle. On n’écrit jamais d’opinion à côté d’une adresse.

## Quiz

? Qu’écrit-on à côté d’une adresse
+ Ce qui s’est passé à la porte
- Ce que la personne pense
! Une opinion n’est notée que de qui l’a donnée, avec son accord.
"""
_PROPOSALS = (
    ("Des trains le soir", "Le dernier train part à 19 h.", "transports"),
    ("Un médecin dans chaque canton", "Il faut deux heures de route pour consulter.", "santé"),
    ("Bloquer les loyers", "Le loyer prend la moitié de la paie.", "logement"),
    ("Une cantine à un euro", "Des enfants ne mangent pas à midi.", "école"),
    ("Rouvrir la poste", "Un colis attend à vingt kilomètres.", "services publics"),
)
_WORDS = ("", "", "", "Il nous manque des tracts.", "C’est fait, à six.", "Nous serons huit.")


_BEFORE_THE_VOTE = timedelta(days=120)


@dataclass(slots=True)
class Said:
    """What headquarters asked for, and which laptops may be asked again."""

    directives: Sequence[Directive]
    laptops: list[Laptop] = field(default_factory=list)


def begin(keys: Keys) -> Said:
    """Publish what headquarters says before the committees call."""
    made = []
    now = clock.now()
    for days, is_asked, page in _DIRECTIVES:
        with clock.set_to(lambda days=days: now - timedelta(days=days)):  # type: ignore[misc]
            terms = Terms(clock.today(), is_asked=is_asked)
            made.append(directives.publish(keys, page, [MOVEMENT], terms, by=_OFFICER))
    elections.add(keys, "Premier tour d’exemple", clock.today() + _BEFORE_THE_VOTE)
    selection.invent(keys, _OFFICER)
    courses.publish(keys, _COURSE, courses.Terms(is_gate=False), by=_OFFICER)
    return Said(made)


def answers(said: Said, laptop: Laptop, chance: Random) -> Iterator[Change]:
    """Yield what a committee reads, does, and proposes."""
    for directive in said.directives:
        if directive.published_at < clock.now() and chance.random() < 0.7:
            yield _reading(directive.pk, chance)
    if chance.random() < _PROPOSES:
        yield _proposal(chance)
    if len(said.laptops) < _SECONDERS:
        said.laptops.append(laptop)


def end(keys: Keys, said: Said, chance: Random) -> None:
    """Publish some proposals, have others second them, and answer."""
    sent = proposals.list_proposals()
    shown = sent[: max(3, len(sent) // 3)]
    for each in shown:
        proposals.publish(keys, each.series, by=_OFFICER)
    for laptop in said.laptops:
        seconds = [_seconding(each.series, chance) for each in shown if chance.random() < 0.2]
        laptop.exchange(seconds)
    proposals.recount(keys)
    reasons = (
        (State.ACCEPTED, "Au chapitre 3 du programme, dès la première année."),
        (State.STUDIED, "Nous demandons ce que cela coûte, réponse avant Noël."),
        (State.REFUSED, "C’est du ressort des communes ; nous proposons de les aider autrement."),
    )
    for each, (state, why) in zip(shown, reasons, strict=False):
        proposals.answer(keys, each.series, state, why, by=_OFFICER)
    first = {each.said.title: each for each in reversed(shown)}
    for each in sent[len(shown) : -2]:  # the last ones wait to be read
        if (same := first.get(each.said.title)) is not None:
            proposals.answer(
                keys, each.series, State.MERGED, "Un autre comité le demande aussi.", by=_OFFICER,
                into=same.series,
            )  # fmt: skip


def _reading(directive: UUID, chance: Random) -> Change:
    now = clock.stamp(clock.now())
    is_done, is_heard = chance.random() < 0.5, chance.random() < 0.6
    return change(
        chance, "directive_reading", id_by_key("directive_reading", directive).hex,
        directive_id=directive.hex, read_at=now, applied_at=now if is_done else None,
        acknowledged_at=now if is_heard else None,
        word=chance.choice(_WORDS) if is_heard else "",
    )  # fmt: skip


def _proposal(chance: Random) -> Change:
    title, text, theme = chance.choice(_PROPOSALS)
    record = UUID(int=chance.getrandbits(128), version=4).hex
    return change(
        chance, "proposal", record, series_id=record, version=1, title=title, text=text,
        theme=theme, heard=chance.randint(3, 60), sent_at=clock.stamp(clock.now()),
    )  # fmt: skip


def _seconding(series: UUID, chance: Random) -> Change:
    return change(
        chance, "seconding", id_by_key("seconding", series).hex, proposal_id=series.hex,
        heard=chance.randint(2, 40), at=clock.stamp(clock.now()),
    )  # fmt: skip
