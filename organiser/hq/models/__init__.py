"""Tables of headquarters; the records of committees are read and written by `organiser.hq.rows`."""

from organiser.hq.models.account import Account, Remembered, Role
from organiser.hq.models.attachment import Attachment, StoredFile
from organiser.hq.models.committee import Committee, Device, Enrolment, MissedTry
from organiser.hq.models.course import Course
from organiser.hq.models.desk import AccessLine, CommitteeEvent, FallBack, Figure, Health
from organiser.hq.models.directive import Directive
from organiser.hq.models.drive import DriveFigures
from organiser.hq.models.founding import CoFounder, Commitment, CommitteeRequest, RequestStep
from organiser.hq.models.ladder import LadderVersion, RungCount, RungFigure
from organiser.hq.models.movement import CommitteeContact, CommitteeCount, CommitteePage, SignUp
from organiser.hq.models.officer_key import OfficerKey
from organiser.hq.models.proposal import Proposal
from organiser.hq.models.record import (
    HEARD,
    SAID_TO_ALL,
    TOLD,
    DeviceBatch,
    History,
    Record,
    Scope,
    Tally,
)
from organiser.hq.models.register import SelectionLine

__all__ = [
    "HEARD", "SAID_TO_ALL", "TOLD", "AccessLine", "Account", "Attachment", "CoFounder",
    "Commitment", "Committee", "CommitteeContact", "CommitteeCount", "CommitteeEvent",
    "CommitteePage", "CommitteeRequest", "Course", "Device", "DeviceBatch", "Directive",
    "DriveFigures", "Enrolment", "FallBack", "Figure", "Health", "History", "LadderVersion",
    "MissedTry", "OfficerKey", "Proposal", "Record", "Remembered", "RequestStep", "Role",
    "RungCount", "RungFigure", "Scope", "SelectionLine", "SignUp", "StoredFile", "Tally",
]  # fmt: skip
