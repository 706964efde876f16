"""Character classes that every language's patterns may name."""

from __future__ import annotations

_UPPER = "".join(
    chr(c) for c in (*range(0x41, 0x5B), *range(0xC0, 0xDF), *range(0x100, 0x180)) if chr(c).isupper()
)
_LOWER = "".join(
    chr(c) for c in (*range(0x61, 0x7B), *range(0xDF, 0x100), *range(0x100, 0x180)) if chr(c).islower()
)

MACROS = {
    "Lu": f"[{_UPPER}]",
    "Ll": f"[{_LOWER}]",
    "L": r"[^\W\d_]",
    "SPACE": "[ \u00a0\u202f\u2009]",
    "OPEN": '[“"«„]',
    "CLOSE": '[”"»]',
    "APOS": "['’]",
    "ELLIPSIS": r"(?:…|\.\.\.)",
}
