"""The file's key in the system's keyring, asked for with a limit: a keyring may never answer."""

import logging
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

SERVICE = "organiser"
PATIENCE = 8.0
"""Seconds. A locked Secret Service waits for ever for a password that nobody sees asked."""

Answer = TypeVar("Answer")
log = logging.getLogger(__name__)


def remember(file_id: str, key: bytes, patience: float = PATIENCE) -> bool:
    """Put *key* in the keyring; return whether it is there."""

    def put() -> bool:
        import keyring

        if not _is_safe():
            return False
        keyring.set_password(SERVICE, file_id, key.hex())
        return keyring.get_password(SERVICE, file_id) == key.hex()

    return bool(_asked(put, patience))


def recall(file_id: str, patience: float = PATIENCE) -> bytes | None:
    """Return the key from the keyring, or None when it has none to give."""

    def get() -> bytes | None:
        import keyring

        kept = keyring.get_password(SERVICE, file_id) if _is_safe() else None
        return bytes.fromhex(kept) if kept else None

    return _asked(get, patience)


def forget(file_id: str, patience: float = PATIENCE) -> None:
    """Take the key out of the keyring, if it is there."""

    def drop() -> None:
        import keyring

        if _is_safe() and keyring.get_password(SERVICE, file_id):
            keyring.delete_password(SERVICE, file_id)

    _asked(drop, patience)


def is_there(patience: float = PATIENCE) -> bool:
    """Tell whether this computer has a keyring that keeps secrets encrypted."""
    return bool(_asked(_is_safe, patience))


def _is_safe() -> bool:
    """A backend that fails, or that writes secrets in clear, is as good as none."""
    import keyring

    backend = keyring.get_keyring()
    backends = getattr(backend, "backends", None)
    if backends is not None and not list(backends):
        return False
    module = type(backend).__module__
    return not (module.startswith("keyrings.alt") or module.endswith((".fail", ".null")))


def _asked(question: Callable[[], Answer], patience: float) -> Answer | None:
    """Ask in a thread of its own; None when the keyring fails or does not answer in time."""
    answers: SimpleQueue[Answer | None] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(question())
        except Exception:  # noqa: BLE001  (each backend has errors of its own; all mean "no")
            log.info("the keyring gave an error")
            answers.put(None)

    Thread(target=ask, daemon=True, name="keyring").start()
    try:
        return answers.get(timeout=patience)
    except Empty:
        log.info("the keyring did not answer in time")
        return None
