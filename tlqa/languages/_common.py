"""Character classes that every language's patterns may name.

The classes are ranges, because a class of two hundred single letters costs more to compile than most
patterns cost to run. Latin Extended-A alternates its cases, so its letters count as both.
"""

from __future__ import annotations

MACROS = {
    "Lu": "[A-ZÀ-ÖØ-ÞĀ-ž]",
    "Ll": "[a-zß-öø-ÿĀ-ž]",
    "L": r"[^\W\d_]",
    "SPACE": "[ \u00a0\u202f\u2009]",
    "OPEN": '[“"«„]',
    "CLOSE": '[”"»]',
    "APOS": "['’]",
    "ELLIPSIS": r"(?:…|\.\.\.)",
}
