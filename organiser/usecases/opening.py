"""Opens and migrates a committee's file, and keeps the keys to it; the only way to get one."""

from pathlib import Path

from organiser.credentials import keyring_store, passwords
from organiser.credentials.wrapping import (
    canonical_code,
    new_recovery_code,
    read_keys,
    unwrap,
    with_password,
    with_public,
    with_recovery,
    write_keys,
)
from organiser.database import Database
from organiser.encrypted_file import FILE
from organiser.errors import CannotOpen
from organiser.i18n import _
from organiser.models.migrations import HEAD
from organiser.usecases.rights import tombstones


def committee_file(home: Path) -> Path:
    """Return where the file of *home* is, or would be."""
    return home / FILE


def has_committee(home: Path) -> bool:
    """Tell whether *home* holds a committee's file."""
    return committee_file(home).exists()


def open_with_keyring(home: Path, patience: float = keyring_store.PATIENCE) -> Database | None:
    """Open the file with the key that the keyring holds; None when it holds none that fits."""
    _refuse_missing(home)
    key = keyring_store.recall(read_keys(home).file_id, patience)
    if key is None:
        return None
    try:
        return open_with_key(home, key)
    except CannotOpen:
        return None


def open_with_password(home: Path, password: str, *, remember: bool = False) -> Database:
    """Open the file with her password; slower after each wrong try."""
    return _open_with(home, password, by_code=False, remember=remember)


def open_with_recovery_code(home: Path, code: str, new_password: str) -> Database:
    """Open the file with the printed code, and take *new_password* from now on."""
    passwords.check_new_password(new_password)
    code = canonical_code(code)
    database = _open_with(home, code, by_code=True, remember=False)
    change_password(home, database, new_password)
    write_keys(home, with_public(read_keys(home), database.key(), code))
    return database


def change_password(home: Path, database: Database, password: str) -> None:
    """Take *password* from now on; the file itself is not written again."""
    passwords.check_new_password(password)
    write_keys(home, with_password(read_keys(home), database.key(), password))


def check_password(home: Path, password: str) -> None:
    """Raise `CannotOpen` unless *password* is hers; slower after each wrong try."""
    _key_by(home, password, by_code=False)


def draw_recovery_code() -> str:
    """Return a recovery code that opens nothing yet: print it, then `take_recovery_code`."""
    return new_recovery_code()


def take_recovery_code(home: Path, database: Database, code: str) -> None:
    """Let *code* open the file from now on; the code printed before opens it no longer."""
    write_keys(home, with_recovery(read_keys(home), database.key(), code))


def remember_key(home: Path, database: Database) -> bool:
    """Put the key of the open file in the keyring; return whether it is there."""
    return keyring_store.remember(read_keys(home).file_id, database.key())


def forget_key(home: Path) -> None:
    """Take the key out of the keyring: her password is asked at each start."""
    keyring_store.forget(read_keys(home).file_id)


def open_with_key(home: Path, key: bytes) -> Database:
    """Open the file with its raw key, bringing an older file up to date first."""
    _refuse_missing(home)
    database = Database(committee_file(home), key)
    try:
        bring_up_to_date(home, database)
        _keep_the_erased_away(home, database)
    except BaseException:
        database.close()
        raise
    return database


def bring_up_to_date(home: Path, database: Database) -> None:
    """Migrate an older file, after a backup of it; a newer file is refused."""
    version = _version(database)
    if version == HEAD:
        return
    if version > HEAD:
        raise CannotOpen(_("This file was written by a newer program. Update organiser first."))
    from organiser.usecases import backup, migrating

    backup.keep_backup(database, home)
    migrating.migrate(database)


def _keep_the_erased_away(home: Path, database: Database) -> None:
    """An older copy that was put back holds people who were erased since (R26)."""
    if tombstones.are_as_the_file_says(home, database):
        return
    from organiser.usecases.rights import erasing

    erasing.replay(database)


def _version(database: Database) -> str:
    with database.bare() as connection:
        (has,) = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        ).fetchone()
        if not has:
            raise CannotOpen(_("This file is not a committee's file, or its making was cut short."))
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(version)


def _refuse_missing(home: Path) -> None:
    if not has_committee(home):
        raise CannotOpen(_("There is no committee here yet."))


def _open_with(home: Path, secret: str, *, by_code: bool, remember: bool) -> Database:
    _refuse_missing(home)
    key = _key_by(home, secret, by_code=by_code)
    database = open_with_key(home, key)
    if remember:
        keyring_store.remember(read_keys(home).file_id, key)
    return database


def _key_by(home: Path, secret: str, *, by_code: bool) -> bytes:
    passwords.refuse_haste(home)
    keys = read_keys(home)
    key = unwrap(keys.recovery if by_code else keys.password, secret)
    if key is None:
        passwords.note_wrong_try(home)
        wrong = _("This recovery code is not the right one.") if by_code else _("Wrong password.")
        raise CannotOpen(wrong)
    passwords.forget_tries(home)
    return key
