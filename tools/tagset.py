"""The tags that the tagger learns: what ``Tag`` holds, and a little more that helps its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from treebank import Word

_SUB = {
    "PRON": {"PRP": "p", "PRP$": "s", "WP": "w", "WDT": "w", "WP$": "s", "EX": "e"},
    "ADP": {"RP": "r"},
    "ADV": {"WRB": "w", "RBR": "c", "RBS": "c"},
    "ADJ": {"JJR": "c", "JJS": "c"},
    "PART": {"POS": "s", "RB": "n"},
}
_NUMBERS = ("Sing", "Plur")
_BE = {"am": ("Sing", "1"), "'m": ("Sing", "1"), "was": ("Sing", ""), "were": ("Plur", "")}


Label = tuple[str, str, str, str, str, str]


def label(word: Word) -> Label:
    """(pos, form, tense, number, person, sub) of a word of a treebank.

    A finite verb has the number that its form asks of the subject, not the subject's own: 'say' is
    plural though 'I' is not. Pronouns and determiners, and 'was', get theirs by the word, later.
    """
    pos, feats = word.upos, word.feats
    if pos not in ("VERB", "AUX"):
        number = feats.get("Number", "") if pos in ("NOUN", "PROPN") else ""
        return pos, "", "", number if number in _NUMBERS else "", "", _SUB.get(pos, {}).get(word.xpos, "")
    form, tense, person = feats.get("VerbForm", ""), feats.get("Tense", ""), ""
    if form not in ("Fin", "Inf", "Part", "Ger"):
        form = {"VB": "Inf", "VBG": "Ger", "VBN": "Part"}.get(word.xpos, "Fin")
    number = ""
    if form in ("Inf", "Ger"):
        tense = ""
    elif form == "Fin":
        if word.xpos == "MD" or (feats.get("Mood") in ("Imp", "Sub") and word.xpos == "VB"):
            tense = ""
        elif tense == "Pres":
            number, person = ("Sing", "3") if word.xpos == "VBZ" else ("Plur", "")
    return pos, form, tense if tense in ("Past", "Pres") else "", number, person, ""


def by_word(word: Word) -> tuple[str, str, str] | None:
    """(key, number, person) of a word of a closed class that has them by itself; key as the tagger's."""
    low = word.form.lower().replace("’", "'")
    if word.upos in ("AUX", "VERB") and word.feats.get("VerbForm") == "Fin" and low in _BE:
        return "be", *_BE[low]
    if word.upos in ("PRON", "DET"):
        number = "" if low.startswith("you") else word.feats.get("Number", "")
        return word.upos, number if number in _NUMBERS else "", word.feats.get("Person", "")
    return None
