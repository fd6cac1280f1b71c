"""Which encoding a text file is in, and what its bytes hold that text must not."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from organiser.domain.plain_text import HIDDEN
from organiser.importing.unreadable import UnknownEncoding, WrongEncoding

_CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 13} | {127}))
_HIDDEN_BYTES = (
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xe2\x80[\x8b-\x8f\xa8-\xae]"),
    re.compile(rb"\xe2\x81[\xa0-\xa9]"),
    re.compile(rb"\xef\xbb\xbf"),
)
"""The same as `HIDDEN` in UTF-8; each begins with a fixed byte, which makes the search fast."""
_SPOILT = re.compile("Ã[\xa0©¨ª´§\xaf®¢¹»«‰€ˆŠ]|â€™|â€“|â€œ|Ã‰")
_ENOUGH_SPOILT = 3
_GOOD = frozenset("éèêëàâäîïôöùûüçœÉÈÊËÀÂÄÎÏÔÖÙÛÜÇŒ’«»€°·–")
_SAMPLE = 400_000
_STRAY = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over the bytes of a text file found."""

    encoding: str
    errors: str = "strict"
    lines: int = 0
    controls: int = 0
    """How many signs are to be removed."""
    spoilt: bool = False
    damaged_bytes: int = 0
    """Bytes that were not UTF-8 in a file that otherwise is."""


def scan(path: Path, asked: str | None = None) -> Scan:
    """Read the bytes of *path* once and return what they are."""
    if asked is not None:
        encoding = _existing(asked)
        return _scan_as(path, encoding, _tolerant(encoding))
    head = _head(path)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return _scan_as(path, encoding, _tolerant(encoding))
    if wide := _wide_without_mark(head):
        return _scan_as(path, wide, "replace")
    return _scan_utf8_or_older(path)


def refuse_spoilt(path: Path, found: Scan) -> None:
    """Raise `WrongEncoding`, with an example, when *found* says that accents are spoilt."""
    if not found.spoilt:
        return
    for line in lines_of(path, found):
        if hit := _SPOILT.search(line):
            start = max((line.rfind(sign, 0, hit.start()) for sign in ' ;,\t"|'), default=-1) + 1
            words = re.split(r'[ ;,\t"|\r\n]', line[start:])[0][:40]
            raise WrongEncoding(words, mended(words))


def lines_of(path: Path, found: Scan, *, mend: bool = False) -> Iterator[str]:
    """Yield the physical lines of *path*, their ends kept, without what text must not hold."""
    with path.open(encoding=found.encoding, errors=found.errors, newline="") as file:
        if mend:
            yield from (HIDDEN.sub("", mended(line)) for line in file)
        elif found.controls:
            yield from (HIDDEN.sub("", line) for line in file)
        else:
            yield from file


def mended(text: str) -> str:
    """Return *text* with UTF-8 that was read as Windows-1252 put right, where it is that."""
    try:
        return text.encode("cp1252", "organiser-controls").decode("utf-8")
    except UnicodeError:
        return _SPOILT_RUN.sub(_mended_run, text)


def _mended_run(found: re.Match[str]) -> str:
    try:
        return found[0].encode("cp1252", "organiser-controls").decode("utf-8")
    except UnicodeError:
        return found[0]


_SPOILT_RUN = re.compile("[\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(8_000)


def _existing(name: str) -> str:
    try:
        info = codecs.lookup(name)
        "é".encode(name, "replace")
    except (LookupError, ValueError, TypeError, UnicodeError):
        raise UnknownEncoding from None
    return info.name


def _tolerant(encoding: str) -> str:
    if encoding.startswith("utf-8"):
        return "organiser-tolerant"
    return "organiser-controls" if encoding == "cp1252" else "replace"


def _wide_without_mark(head: bytes) -> str:
    if len(head) < 4:
        return ""
    half = len(head) / 2
    if head[1::2].count(0) > half / 2 > head[0::2].count(0):
        return "utf-16-le"
    if head[0::2].count(0) > half / 2 > head[1::2].count(0):
        return "utf-16-be"
    return ""


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _scan_utf8_or_older(path: Path) -> Scan:
    try:
        return _scan_as(path, "utf-8", "strict")
    except UnicodeDecodeError:
        pass
    found = _scan_as(path, "utf-8", "surrogateescape")
    stray, wide, sample = _strays(path)
    if stray <= wide:
        return replace(found, errors="organiser-tolerant", damaged_bytes=stray)
    return _older(path, sample)


def _strays(path: Path) -> tuple[int, int, bytes]:
    """Return how many bytes are not UTF-8, how many signs are, and lines that hold either."""
    stray = wide = 0
    sample = bytearray()
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    for chunk in _chunks(path):
        text = decoder.decode(chunk)
        wide += len(chunk) - len(text)
        stray += 0 if chunk.isascii() else len(_STRAY.findall(text))
        if len(sample) < _SAMPLE:
            sample += b"\n".join(line for line in chunk.splitlines() if not line.isascii())
    return stray, wide, bytes(sample[:_SAMPLE])


def _older(path: Path, sample: bytes) -> Scan:
    encoding = max(("cp1252", "mac_roman", "cp850"), key=lambda name: _likeness(sample, name))
    return _scan_as(path, encoding, "organiser-controls")


def _likeness(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    good = sum(1 if sign in _GOOD else -3 for sign in text if ord(sign) > 127)
    return good + (0.5 if encoding == "cp1252" else 0)


def _scan_as(path: Path, encoding: str, errors: str) -> Scan:
    lines = controls = spoilt = 0
    in_bytes = encoding.startswith("utf-8")
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for chunk in _chunks(path):
        text = decoder.decode(chunk)
        lines += text.count("\n") or text.count("\r")
        controls += _count_controls(chunk) if in_bytes else len(HIDDEN.findall(text))
        spoilt += 0 if text.isascii() else _count_spoilt(text)
    decoder.decode(b"", final=True)
    if encoding == "utf-8-sig":
        controls = max(0, controls - 1)
    return Scan(encoding, errors, lines, controls, spoilt >= _ENOUGH_SPOILT)


def _count_controls(chunk: bytes) -> int:
    plain = len(chunk) - len(chunk.translate(None, _CONTROLS))
    return (
        plain
        if chunk.isascii()
        else plain + sum(len(signs.findall(chunk)) for signs in _HIDDEN_BYTES)
    )


def _count_spoilt(text: str) -> int:
    if "Ã" not in text and "â€" not in text:
        return 0
    return len(_SPOILT.findall(text))


def _replaced_by_cp1252(error: UnicodeError) -> tuple[str | bytes, int]:
    """A stray byte in UTF-8 is most often a cell pasted from an older program."""
    if isinstance(error, UnicodeDecodeError):
        stray = error.object[error.start : error.end]
        return stray.decode("cp1252", "organiser-controls"), error.end
    raise error


def _as_controls(error: UnicodeError) -> tuple[str | bytes, int]:
    """The five bytes that Windows-1252 leaves out stand for the controls of the same number."""
    if isinstance(error, UnicodeDecodeError):
        return "".join(chr(byte) for byte in error.object[error.start : error.end]), error.end
    if isinstance(error, UnicodeEncodeError):
        signs = error.object[error.start : error.end]
        if all(ord(sign) < 256 for sign in signs):
            return bytes(ord(sign) for sign in signs), error.end
    raise error


codecs.register_error("organiser-tolerant", _replaced_by_cp1252)
codecs.register_error("organiser-controls", _as_controls)
