"""What stands beside what is pointed at is shown as it was typed, whoever typed it."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocumentFragment

from organiser.ui.tips import plain_tip
from organiser.ui.widgets.labels import ElidedLabel

UI = Path(__file__).resolve().parents[2] / "organiser"
PICTURE = '<img src="file://evil.example/share/x.png">'


def shown(tip):
    """Return what a tip shows; a picture would be one strange sign."""
    is_page = "<" in tip
    return QTextDocumentFragment.fromHtml(tip).toPlainText() if is_page else tip


@pytest.mark.parametrize(
    "name", [PICTURE, "<b>Anne</b>", f"Anne\n{PICTURE}", "Anne & Léa", "a < b"]
)
def test_a_name_is_a_name_whatever_it_looks_like(qapp, name):
    assert shown(plain_tip(name)) == name


def test_a_name_too_long_for_its_place_fetches_nothing(qtbot):
    label = ElidedLabel(f"{PICTURE} de la rue des Tanneurs")
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.grab()

    assert shown(label.toolTip()) == label.text()


def test_every_tip_goes_the_plain_way():
    calls = [
        f"{file.name}: {line.strip()}"
        for file in sorted(UI.rglob("*.py"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.search(r"setToolTip\(|QToolTip\.showText\(", line)
    ]

    assert calls
    assert not [each for each in calls if "plain_tip(" not in each and not re.search(
        r"setToolTip\((_\(|\"\" if )|widget\.setToolTip, lambda: plain", each)]  # fmt: skip
