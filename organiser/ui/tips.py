"""Words that stand beside what is pointed at: plain, whoever wrote them."""

from html import escape


def plain_tip(text: str) -> str:
    """Return *text* so that it is shown as it was typed.

    Qt takes a tip that begins like a page for one, and fetches the pictures it names: somebody who
    signed up on the site under such a name would have this computer call another.
    """
    if "<" not in text and "&lt;" not in text:
        return text
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"
