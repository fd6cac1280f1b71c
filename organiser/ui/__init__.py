"""The screens, the only rooms that know Qt."""

import builtins

import PySide6.QtCore  # noqa: F401  (it puts an import of its own in place)

# Qt for Python reads the source of every module that is imported, to learn whether it wants
# names in snake_case. None of ours does: Python's own import is put back (decision 0028).
vars(builtins)["__import__"] = vars(builtins).get("__orig_import__", __import__)
