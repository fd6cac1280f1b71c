"""The guide says what the screens say, and its commands can be typed."""

import gettext
import re
import shlex

import pytest

from organiser import paths
from organiser.commands.parser import build_parser
from organiser.errors import OrganiserError

DOCS = paths.resources().parent / "docs"
FRENCH, ENGLISH = DOCS / "guide" / "guide.fr.md", DOCS / "guide" / "guide.en.md"
LARGEST = 150_000


def _text(guide):
    """The guide, and the page for the technician as its last chapter."""
    pages = [guide.read_text(encoding="utf-8")]
    if guide.name.startswith("guide."):
        technician = guide.with_name(guide.name.replace("guide", "technician"))
        pages.append(technician.read_text(encoding="utf-8"))
    return "\n".join(pages)


def _headings(guide):
    return [line for line in _text(guide).splitlines() if line.startswith("#")]


def _commands(guide):
    block = re.search(r"```\n(.*?)```", _text(guide), re.DOTALL).group(1)
    return [shlex.split(line)[1:] for line in block.splitlines()]


def _labels(guide, begin, end):
    return set(re.findall(rf"\*\*{begin}(.*?){end}\*\*", _text(guide)))


def _catalogue():
    folder = paths.resources() / "locale" / "fr" / "LC_MESSAGES" / "organiser.mo"
    with folder.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def test_every_label_of_the_french_guide_is_on_a_screen():
    said = {words for words in _catalogue().values() if isinstance(words, str)}

    labels = _labels(FRENCH, "«\u00a0", "\u00a0»")

    assert len(labels) > 50
    assert labels - {"Français"} <= said


def test_every_label_of_the_english_guide_is_on_a_screen():
    said = {key[0] if isinstance(key, tuple) else key for key in _catalogue()}

    labels = _labels(ENGLISH, "“", "”")

    assert len(labels) > 50
    assert labels - {"English"} <= said


@pytest.mark.parametrize("guide", [FRENCH, ENGLISH], ids=["French", "English"])
def test_every_command_of_the_guide_can_be_typed(guide):
    parser = build_parser()
    for words in _commands(guide):
        try:
            parser.parse_args(words)
        except (SystemExit, OrganiserError) as error:
            raise AssertionError(words) from error


def test_both_guides_hold_the_same_chapters_pictures_and_tables():
    french, english = _text(FRENCH), _text(ENGLISH)

    assert len(_headings(FRENCH)) == len(_headings(ENGLISH))
    assert re.findall(r"\(pictures/fr/(.*?)\)", french) == re.findall(
        r"\(pictures/en/(.*?)\)", english
    )
    assert french.count("\n|") == english.count("\n|")


@pytest.mark.parametrize("page", [FRENCH, ENGLISH, DOCS.parent / "README.md"])
def test_every_picture_is_there_and_small(page):
    pictures = re.findall(r"\]\((.*?\.png)\)", _text(page))

    assert pictures
    for picture in pictures:
        assert (page.parent / picture).stat().st_size < LARGEST


@pytest.mark.parametrize("page", [FRENCH, ENGLISH, DOCS.parent / "README.md"])
def test_every_page_that_is_pointed_to_is_there(page):
    for place in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", _text(page)):
        assert (page.parent / place).exists(), place
