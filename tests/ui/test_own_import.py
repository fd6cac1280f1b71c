"""Python imports by itself: Qt for Python reads no source of ours to change names in it."""

import builtins
import sys

import organiser.ui


def test_importing_a_module_does_not_read_its_source():
    assert "PySide6.QtCore" in sys.modules
    assert organiser.ui.__file__

    assert type(builtins.__import__).__name__ == "builtin_function_or_method"
    assert builtins.__import__ is vars(builtins)["__orig_import__"]
