"""The pictures of the guide are those of the program as it is now."""

import re
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from organiser import i18n, paths
from tests.ui.guide import pictures, season

GUIDE = paths.guide()
MOST = 0.015
"""Share of the points that may differ: the codes of a sheet are not twice the same."""
SEEN = 40
"""Of 255: a point that differs by less is the same to the eye."""


def named_in(guide, spoken):
    text = (GUIDE / f"{guide}.{spoken}.md").read_text(encoding="utf-8")
    return re.findall(r"\]\(pictures/(\w+)/(\w+)\.png\)", text)


@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_every_picture_of_the_guide_has_its_scene_and_its_language(spoken):
    named = named_in("guide", spoken)

    kept = {file.stem for file in (GUIDE / "pictures" / spoken).glob("*.png")}

    assert {language for language, _name in named} == {spoken}
    assert {name for _language, name in named} == set(pictures.SCENES) == kept


def test_every_picture_shows_the_program_as_it_is_now(qapp, appearance, tmp_path):
    i18n.speak("fr", paths.resources() / "locale")
    with season.at():
        studio = pictures.Studio(qapp, appearance, tmp_path / "committee", "fr")

        drawn = {name: pictures.png(pictures.draw(studio, name)) for name in pictures.SCENES}

        studio.close()
    shares = {name: _share_that_differs(name, content) for name, content in drawn.items()}
    stale = {name: share for name, share in shares.items() if share > MOST}
    assert stale == {}, "stale: run make pictures, and look at what it drew"


def _share_that_differs(name, content):
    kept = Image.open(GUIDE / "pictures" / "fr" / f"{name}.png").convert("L")
    drawn = Image.open(BytesIO(content)).convert("L")
    if kept.size != drawn.size:
        return 1.0
    apart = ImageChops.difference(kept, drawn).point(lambda by: 255 if by > SEEN else 0)
    return apart.histogram()[255] / (kept.width * kept.height)
