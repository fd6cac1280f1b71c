"""Forgets what was shown, so that nothing of it is left in memory while the door is closed."""

import gc
import sys

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmapCache

_SEE_PEOPLE = ("organiser.domain.", "organiser.usecases.people.", "organiser.importing.")


def let_go() -> None:
    """Destroy what was closed now and not later, pictures of pages included."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QPixmapCache.clear()
    _forget_names()
    gc.collect()


def _forget_names() -> None:
    """What the floors that see people remember to be quick, they forget."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(_SEE_PEOPLE):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
