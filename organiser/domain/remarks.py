"""What a free remark must make us ask: a refusal, money, a private matter, a minor."""

import re
from functools import lru_cache

from organiser.domain.consent import Channel
from organiser.domain.identity import unaccented

ALL_CHANNELS = tuple(Channel)
_PIECE, _OVERLAP = 500, 200

_REFUSAL = re.compile(
    r"\b(?:ne|n')\s*(?:veut|souhaite|desire|pas|plus)\b.*"
    r"(?:appel|contact|mail|courriel|courrier|sms|message|sonner|deranger|visite|telephon|relanc)"
    r"|\b(?:plus|pas) (?:de |d')\s*(?:mail|e-mail|courriel|sms|appel|message"
    r"|courrier|contact|visite|demarchage)"
    r"|\b(?:stop|a rayer|desinscri\w*|desabonn\w*|oppos(?:e|ee|ition)|refuse|refus|liste rouge)\b"
    r"|\bne (?:plus|pas) (?:appeler|contacter|rappeler|revenir|passer)"
    r"|\b(?:do not|don't|doesn't want|no more|never)\b.*(?:call|contact|mail|text"
    r"|messag|visit|knock|phone)"
    r"|\b(?:unsubscrib\w*|opt(?:ed)?[ -]?out|leave (?:him|her|them|me) alone)\b"
)
_HINTS = re.compile(r"\bn[e']|plus|pas d|stop|ray|desin|desab|oppos|refus|rouge"
                    r"|not|n't|more|never|unsub|opt|alone")  # fmt: skip
_CHANNEL_WORDS = (
    (re.compile(r"appel|telephon|call|phone"), (Channel.CALL, Channel.AUTO_CALL)),
    (re.compile(r"e-?mail|mail|courriel|newsletter"), (Channel.EMAIL,)),
    (re.compile(r"sms|texto|text\b|message|messag"), (Channel.SMS, Channel.MESSAGING)),
    (re.compile(r"courrier|\bpost\b"), (Channel.POST,)),
    (re.compile(r"sonner|visite|revenir|passer|porte|knock|visit"), (Channel.DOOR,)),
)
_EVERYTHING = re.compile(r"contact|derang|\bstop\b|a rayer|desinscri|unsubscrib|alone|relanc")
_MONEY = re.compile(r"€|\beuros?\b|\bespeces\b|\bcheques?\b|\bdons?\b|\bcotis\w*|\biban\b"
                    r"|\bvirements?\b"
                    r"|\bdonat\w*|\bcash\b|\$\s?\d|£")  # fmt: skip
_PRIVATE = re.compile(
    r"\b(?:musulman\w*|islam\w*|juifs?|juives?|catholi\w*|chretien\w*|protestant\w*|bouddhist\w*"
    r"|religi\w*|mosquee|synagogue|paroisse|halal|casher|cancer\w*|diabet\w*|depress\w*|handicap\w*"
    r"|malad\w*|hospital\w*|hopital|sida|vih|alcooli\w*|enceinte|chimio\w*|syndi\w*|cgt|cfdt"
    r"|homosex\w*|lesbien\w*|gays?|bisex\w*|transgenre|origine|immigre\w*"
    r"|sans[- ]papiers?|divorc\w*"
    r"|muslim|jewish|christian|disab\w*|illness|hiv|pregnant|trade union|ethnic\w*)\b"
)
_MINOR = re.compile(r"\bmineure?s?\b|\b(?:1[0-7]|[5-9]) ?ans\b|\bcollegien\w*"
                    r"|\bunder 18\b|\bunderage\b"
                    r"|\b1[0-7] years old\b")  # fmt: skip


@lru_cache(maxsize=4_000)
def refused_channels(text: str) -> tuple[Channel, ...]:
    """Return the channels that *text* seems to refuse; it is a question, not a decision (R37)."""
    plain = unaccented(text)
    if _HINTS.search(plain) is None or not _reads_like_refusal(plain):
        return ()
    if _EVERYTHING.search(plain):
        return ALL_CHANNELS
    said = tuple(
        channel for words, channels in _CHANNEL_WORDS if words.search(plain) for channel in channels
    )
    return said or ALL_CHANNELS


def _reads_like_refusal(plain: str) -> bool:
    """A long text is looked at piece by piece: the words of one refusal stand close together."""
    starts = range(0, max(1, len(plain) - _OVERLAP), _PIECE - _OVERLAP)
    return any(_REFUSAL.search(plain, start, start + _PIECE) is not None for start in starts)


@lru_cache(maxsize=4_000)
def concerns(text: str) -> tuple[str, ...]:
    """Return which matters *text* touches: "money" (R18), "private" (R22), "minor" (R28)."""
    plain = unaccented(text)
    tests = (("money", _MONEY), ("private", _PRIVATE), ("minor", _MINOR))
    return tuple(name for name, words in tests if words.search(plain))
