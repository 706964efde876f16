"""Text made alike for looking up: one case, one digit, one space, one apostrophe."""

from __future__ import annotations

# Characters that re.IGNORECASE holds equal though str.lower keeps them apart (re/_casefix.py), then the
# marks and spaces that wire copy mixes freely. One replacement each, so the length never changes.
_EQUAL_CASE = {
    "\u0131": "i",
    "\u017f": "s",
    "\u00b5": "\u03bc",
    "\u0345": "\u03b9",
    "\u1fbe": "\u03b9",
    "\u1fd3": "\u0390",
    "\u1fe3": "\u03b0",
    "\u03d0": "\u03b2",
    "\u03f5": "\u03b5",
    "\u03d1": "\u03b8",
    "\u03f0": "\u03ba",
    "\u03d6": "\u03c0",
    "\u03f1": "\u03c1",
    "\u03c2": "\u03c3",
    "\u03d5": "\u03c6",
    "\u1c80": "\u0432",
    "\u1c81": "\u0434",
    "\u1c82": "\u043e",
    "\u1c83": "\u0441",
    "\u1c84": "\u0442",
    "\u1c85": "\u0442",
    "\u1c86": "\u044a",
    "\u1c87": "\u0463",
    "\u1c88": "\ua64b",
    "\u1e9b": "\u1e61",
    "\ufb06": "\ufb05",
}
_SPACES = "\u00a0\u202f\u2009"
_SAME_IN_COPY = dict.fromkeys(_SPACES, " ") | {"\u2019": "'", "\u2018": "'"}
_AFTER_LOWER = _EQUAL_CASE | _SAME_IN_COPY
ORDINARY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "
_ORDINARY = ORDINARY.encode()


def rare_characters(text: str) -> set[str]:
    """The different characters of a text that are no letter, digit or space of ASCII: most are."""
    rare = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    return set(rare.decode("utf-8", "surrogatepass"))


def plain_spaces(text: str) -> str:
    """Spaces that do not break, and thin ones, as plain ones, with every character at its old offset."""
    if text.isascii():
        return text
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


def fold(text: str) -> str:
    """Lower case, plain digits, spaces and straight apostrophes, with every character at its old offset."""
    if text.isascii():
        return text.lower()
    text = text.replace("\u0130", "i").lower()  # the one character whose lower case is longer
    characters = rare_characters(text)
    for odd in _AFTER_LOWER.keys() & characters:
        text = text.replace(odd, _AFTER_LOWER[odd])
    for digit in characters:
        if digit.isdecimal():
            text = text.replace(digit, str(int(digit)))
    return text
