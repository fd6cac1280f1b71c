"""What a certificate of training says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Certificate:
    """Its words, each already in the language of the paper; an empty one is left out."""

    title: str
    before_name: str
    name: str
    """Empty: a line to write it on."""
    before_course: str
    course: str
    result: str
    valid: str
    committee: str
    signed: str
    """What stands under the line to sign on."""
    day: str
