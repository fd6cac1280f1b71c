"""What directives say of themselves: how they stand, why a page is none."""

from organiser.domain.directive import LONGEST_TEXT, LONGEST_TITLE, Fault, Standing
from organiser.domain.drive_brief import LONGEST_WORDS
from organiser.domain.drive_brief import Fault as BriefFault
from organiser.i18n import _, number


def standing_label(standing: Standing) -> str:
    """Return what it is called that a directive counts, or not."""
    return {
        Standing.COMING: _("To come"),
        Standing.VALID: _("Valid"),
        Standing.OVER: _("Over"),
        Standing.WITHDRAWN: _("Withdrawn"),
    }[standing]


def brief_fault_words(fault: BriefFault) -> str:
    """Say why what was typed is no drive."""
    return {
        BriefFault.WHOM: _("Say whom the drive is for, in neutral words: committees choose."),
        BriefFault.WORDS: _("Write what is said or written in the drive."),
        BriefFault.SUBJECT: _("Give the e-mail of the drive a subject."),
        BriefFault.LONG: _(
            "The drive is too long: {text} letters at most for what is said."
        ).format(text=number(LONGEST_WORDS)),
        BriefFault.DAYS: _("The drive ends before it begins."),
    }[fault]


def fault_words(fault: Fault) -> str:
    """Say why a page is no directive."""
    return {
        Fault.TITLE: _("The page must begin with its title: a line such as “# Title”."),
        Fault.EMPTY: _("The page has a title and nothing else. Write what is asked."),
        Fault.LONG: _("Too long: a title of {title} letters, a text of {text} at most.").format(
            title=number(LONGEST_TITLE), text=number(LONGEST_TEXT)
        ),
        Fault.HTML: _("The page holds HTML. Write it in plain text or Markdown."),
        Fault.PICTURE: _("The page holds a picture, which is not shown. Take it out."),
    }[fault]
