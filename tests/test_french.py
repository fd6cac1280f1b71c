"""French is a language of this program, not an afterthought."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from phrases import SPOKEN, phrases

PO = Path("resources/locale/fr/LC_MESSAGES/organiser.po")
BRACES = re.compile(r"\{(\w*)|%\((\w+)\)s")
MEDIAN = re.compile(r"\w[·.•]\w{1,3}\b(?<!\.py)(?<!\.fr)(?<!\.csv)")


@pytest.fixture(scope="module")
def catalogue():
    with PO.open("rb") as file:
        return read_po(file, locale="fr")


@pytest.fixture(scope="module")
def french(catalogue):
    """Every French phrase, plural forms apart."""
    return [
        text
        for message in catalogue
        if message.id
        for text in (
            message.string if isinstance(message.string, tuple | list) else [message.string]
        )
    ]


def test_everything_said_can_be_said_in_french(catalogue):
    said = {text for _, text, _ in phrases(Path("organiser"))}
    unsaid = {str(text) for text in said if not _is_whole(catalogue.get(text))}

    assert unsaid == set()


def test_nothing_is_translated_that_nobody_says(catalogue):
    said = {
        text[0] if isinstance(text, tuple) else text for _, text, _ in phrases(Path("organiser"))
    }
    ids = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalogue if m.id}

    assert ids - said == set()


def test_no_phrase_is_doubtful(catalogue):
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_both_languages_put_the_same_words_in(catalogue):
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        wanted = set(BRACES.findall(ids[-1]))
        for string in strings:
            assert set(BRACES.findall(string)) <= wanted, message.id
        assert wanted == set(BRACES.findall(strings[-1])), message.id


def test_typography_is_french(french):
    for text in french:
        assert not re.search(r"[^\u202f][;!?](?:\s|$)", text), text
        assert not re.search(r"[ \w»]:(?:\s|$)", text), text
        assert "'" not in text.replace("%(value)r", ""), text
        assert not re.search(r"«[^\u00a0\u202f]|[^\u00a0\u202f]»", text), text


def test_nobody_is_addressed_by_tu_and_no_median_point_is_used(french):
    for text in french:
        assert not re.search(r"\b(tu|ton|tes|toi)\b", text, re.IGNORECASE), text
        assert "·e" not in text, text
        assert not re.search(r"\w\(e\)s?\b", text.replace("Né(e)", "")), text


@pytest.mark.parametrize("room", sorted(Path("organiser").rglob("*.py")), ids=str)
def test_phrases_are_constants_and_not_said_at_import(room):
    tree = ast.parse(room.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in SPOKEN
        ):
            words = node.args[: 2 if node.func.id == "counted" else 1]
            assert all(isinstance(word, ast.Constant) for word in words), (room, node.lineno)
    for node in _at_import(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in SPOKEN, (room, node.lineno)


def _at_import(tree):
    """What runs when the module is imported: everything outside functions."""
    waiting = list(ast.iter_child_nodes(tree))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


def _is_whole(message):
    if message is None:
        return False
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def test_a_stage_of_the_ladder_is_no_step_in_either_language(catalogue):
    """What comes next for somebody is a step (étape); where she stands is a stage (niveau)."""
    mixed = [
        message.id
        for message in catalogue
        if isinstance(message.id, str)
        and message.id
        and (
            (re.search(r"\bniveau", message.string) and re.search(r"\bstep", message.id, re.I))
            or (re.search(r"\bétape", message.string) and re.search(r"\bstage", message.id, re.I))
        )
    ]

    assert mixed == []
