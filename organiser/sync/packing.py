"""Bodies as they travel: JSON, packed by zstd where that is worth it; unpacked within limits."""

import zstandard

from organiser.sync.wire import COMPRESSED_FROM, MOST_RAW_BYTES

ENCODING = "zstd"
FRAME = b"\x28\xb5\x2f\xfd"
"""How what is packed begins; JSON does not."""
_LEVEL = 1
"""Of what an exchange says, no higher one of the fast levels is smaller (benchmarks/syncing.py)."""
_CHUNK = 1 << 18


class BadBody(Exception):
    """A body that is not what it says it is, or is far larger than anything we send."""


def packed(raw: bytes) -> tuple[bytes, str]:
    """Return the body and its `Content-Encoding`, "" when it travels as it is."""
    if len(raw) <= COMPRESSED_FROM:
        return raw, ""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(raw), ENCODING


def unpacked(body: bytes, encoding: str, most: int = MOST_RAW_BYTES) -> bytes:
    """Return what *body* holds; `BadBody` when it is broken or would pass *most* bytes.

    What a frame says of its own size is not believed: it is unpacked piece by piece.
    """
    if encoding not in {"", "identity", ENCODING}:
        raise BadBody("encoding")
    if encoding != ENCODING:
        return _within(body, most)
    try:
        return _unpacked(body, most)
    except zstandard.ZstdError as error:
        raise BadBody("broken") from error


def _unpacked(body: bytes, most: int) -> bytes:
    pieces, size = [], 0
    unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 24).decompressobj()
    for start in range(0, len(body), _CHUNK):
        if unpacker.eof:
            raise BadBody("tail")
        pieces.append(unpacker.decompress(body[start : start + _CHUNK]))
        size += len(pieces[-1])
        if size > most:
            raise BadBody("size")
    if not unpacker.eof or unpacker.unused_data:
        raise BadBody("broken")
    return b"".join(pieces)


def _within(body: bytes, most: int) -> bytes:
    if len(body) > most:
        raise BadBody("size")
    return body
