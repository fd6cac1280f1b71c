"""The words that a person agrees to, each version kept for ever (R04).

French is the proof; English is its translation for the interface. Drafts for the data-protection
officer: a change of any word is another version.
"""

from dataclasses import dataclass
from hashlib import sha256

from organiser.domain.consent import Purpose


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of consent, in both languages."""

    version: str
    purpose: Purpose
    french: str
    english: str

    @property
    def digest(self) -> str:
        """Return the SHA-256 of both texts: what proves which words were shown."""
        return sha256(f"{self.french}\n{self.english}".encode()).hexdigest()

    def spoken(self, language: str) -> str:
        """Return the text in *language*."""
        return self.english if language == "en" else self.french


_TEXTS = {
    Purpose.NEWS: (
        "J’accepte que le comité garde mes coordonnées et m’envoie de ses nouvelles par les moyens "
        "cochés. Je peux retirer cet accord à tout moment.",
        "I agree that the committee keeps my details and sends me its news by the ways ticked. "
        "I may withdraw at any time.",
    ),
    Purpose.VOLUNTEER: (
        "J’accepte que le comité me contacte par les moyens cochés au sujet de ses actions. "
        "Je peux retirer cet accord à tout moment.",
        "I agree that the committee contacts me about its actions by the ways ticked. "
        "I may withdraw at any time.",
    ),
    Purpose.SHARE_WITH_ALLY: (
        "J’accepte que mes coordonnées soient transmises à une organisation alliée, qui m’est "
        "nommée. Je peux retirer cet accord à tout moment.",
        "I agree that my details are passed on to an allied organisation, which is named to me. "
        "I may withdraw at any time.",
    ),
    Purpose.RPP_TARGETING: (
        "J’accepte que mes coordonnées et ma commune servent à choisir les messages politiques qui "
        "me sont adressés en ligne. Refuser ne change rien d’autre.",
        "I agree that my details and my town are used to choose the political messages sent to me "
        "online. Refusing changes nothing else.",
    ),
}


CURRENT = "1"
_HELP_TO_VOTE = (
    "J’accepte que le comité note ce que je dis de l’aide au vote et m’appelle à ce sujet jusqu’au "
    "jour du vote. Je peux retirer cet accord à tout moment ; le lendemain du vote, rien n’en est "
    "gardé.",
    "I agree that the committee notes what I say of help to vote and calls me about it until the "
    "day of the vote. I may withdraw at any time; the day after the vote nothing of it is kept.",
)


def current(purpose: Purpose) -> Wording:
    """Return the words in use for *purpose*."""
    french, english = _TEXTS[purpose]
    return Wording(CURRENT, purpose, french, english)


def help_to_vote(language: str = "fr") -> str:
    """Return the words in use for help with one vote.

    They are no purpose of the register: that is kept for years and counted by headquarters, and
    this agreement lies sealed beside what she said, and goes with it.
    """
    french, english = _HELP_TO_VOTE
    return english if language == "en" else french
