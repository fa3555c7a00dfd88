"""Keys: what a value was made from, as one short word."""

import hashlib

_SIZE = 20


def digest(*parts: bytes | str) -> str:
    """Return the key of a sequence of parts, in hexadecimal digits.

    Each part goes in with its length, so that no two sequences read alike.
    """
    made = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8, "big"))
        made.update(raw)
    return made.hexdigest()
