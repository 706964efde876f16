"""What an editor does about a finding that has no replacement, by the family of its rule.

A rule says what is wrong with these words; what to do is the same for a whole family, and never guesses
at what was said. Families that are not here, such as those of packs, are left to the rule's own *why*.
"""

from __future__ import annotations

ADVICE = {
    "agency": "write the credit or dateline in the form of the desk, or take it out.",
    "attribution": "say who said it, and when, as the desk writes it.",
    "bilingual": "hold it against the source, and write what stands there.",
    "boilerplate": "take it out: it belongs to the web page, not to the story.",
    "calque": "say what it means in English words; where that is not clear, look at the source.",
    "dates": "check the date against the source, and write it in the form of the desk.",
    "encoding": "put the right character back, from the source.",
    "false-friends": "look at the source for what was meant, and take the English word for that.",
    "fragments": "join it to the sentence it belongs to, or restore what is missing from the source.",
    "grammar": "rewrite the sentence.",
    "headline": "leave the headline alone in its line, without what the page put round it.",
    "idioms": "say what the idiom means, or take an English one.",
    "leftovers": "translate it, or take it out.",
    "llm": "take it out, and read the whole story against the source.",
    "names": "check the name, and write it one way throughout.",
    "numbers": "check the figure against the source, and write it in the English form.",
    "prepositions": "put the preposition that English has here.",
    "quotes": "find in the source where the speech begins and ends, and set the marks there.",
    "reference": "read both beside the source, and keep the better one.",
    "repetition": "keep one of the two.",
    "spacing": "mend the spaces and marks here.",
    "spin": "put the real name or word back, and compare the story with its source.",
    "splits": "join the two sentences again, in the order of the source.",
    "style": "write it as the house style does.",
    "titles": "use the title that English copy has for this office.",
}


def advice(rule: str) -> str:
    """What to do about a finding of the rule of this id; empty where its family is not known."""
    return ADVICE.get(rule.split("/")[1], "") if rule.count("/") > 1 else ""
