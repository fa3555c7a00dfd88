"""How a value is framed, so that a cut, altered, renamed or foreign file is seen for what it is."""

import hashlib

MAGIC = b"praxis garden cache 1\n"
"""What every kept file begins with. Raise the number when the frame changes."""

_SIZE = 16
_HEAD = len(MAGIC) + _SIZE


def wrap(kind: str, key: str, value: bytes) -> bytes:
    """Return the bytes to keep for a value."""
    return MAGIC + _checksum(kind, key, value) + value


def unwrap(kind: str, key: str, framed: bytes) -> bytes | None:
    """Return the value within, or None if these are not the bytes that were kept as `key`."""
    if not framed.startswith(MAGIC):
        return None
    value = framed[_HEAD:]
    return value if framed[len(MAGIC) : _HEAD] == _checksum(kind, key, value) else None


def _checksum(kind: str, key: str, value: bytes) -> bytes:
    """Return the sum of a value under its name: a file under another's name is no use either."""
    made = hashlib.blake2b(f"{kind}/{key}\n".encode(), digest_size=_SIZE)
    made.update(value)
    return made.digest()
