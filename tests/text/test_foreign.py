"""Sentences in whatever language, and which language that is."""

from __future__ import annotations

import pytest
from pairs_made import pairs

from tlqa.text.foreign import guess, sentences


@pytest.mark.parametrize(
    "parts",
    [
        [
            "Am 3. März sagte Dr. Klein: „Wir kommen.“",
            "Danach, z. B. um 14 Uhr, fuhr er nach Köln.",
            "Es war kalt!",
        ],
        ["Le prix est de 3,5 euros.", "« Pourquoi ? » demanda M. Renard.", "Personne ne le sait."],
        ["В 2020 г. он приехал в Москву.", "Там было 3 тыс. человек.", "Это не так?"],
        ["他说：“我们来了。”", "第二天，他去了北京。", "下雨了！"],
        ["知事は「うまくいく。心配ない」と述べた。", "雨が降った。"],
        ["قال إنه سيأتي.", "هل جاء؟", "لا أحد يعرف."],
        [
            "« Est-ce vrai ? », a demandé Mme Renard.",
            "Sur 16 000, il en restait 11 400.",
            "Il était 11.15.",
            "Oui.",
        ],
        ["«Кто это?» – спросил он.", "Никто не ответил."],
        ["“这是真的吗？”李明问道。", "没有人回答。", "“要求过分吗？”"],
        ["Ben geldim.", "Sen gelmedin mi?"],
    ],
)
def test_sentences(parts: list[str]) -> None:
    between = "" if parts[0][0] > "\u3000" else " "
    text = between.join(parts)
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == parts


def test_nothing_has_no_sentences() -> None:
    assert list(sentences("  \n ", 0, 4)) == []
    assert list(sentences("...", 0, 3)) == [(0, 3)]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, text, _ in pairs()])
def test_the_language_of_our_pairs(code: str, text: str) -> None:
    assert guess(text) == code


def test_the_language_of_a_story() -> None:
    assert {guess(english) for _, _, english in pairs()} == {"en"}


@pytest.mark.parametrize("text", ["", "1964", "Kalden", "…", "\ud800"])
def test_what_says_too_little(text: str) -> None:
    assert guess(text) is None
