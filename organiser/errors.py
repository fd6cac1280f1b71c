"""Errors that the person at the screen can act on, each with its own sentence."""

from typing import ClassVar


class OrganiserError(Exception):
    """Something she can act on; its text is written for her, in her language."""

    exit_status: ClassVar[int] = 1
    """What a command answers the shell with: see `organiser.commands`."""


class Misuse(OrganiserError):
    """The command was asked for something that does not exist."""


class UnreadableFile(OrganiserError):
    """A file cannot be read; nothing was written."""

    exit_status: ClassVar[int] = 2


class Refused(OrganiserError):
    """A rule of the law or of the house says no; the text names the rule."""

    exit_status: ClassVar[int] = 3


class CannotOpen(OrganiserError):
    """The committee's file cannot be opened: locked, wrong secret, damaged, missing."""

    exit_status: ClassVar[int] = 4


class NotReached(OrganiserError):
    """There is no network, or headquarters refuses; everything is kept."""

    exit_status: ClassVar[int] = 5


class Cancelled(OrganiserError):
    """She stopped it; nothing is half done."""

    exit_status: ClassVar[int] = 130
