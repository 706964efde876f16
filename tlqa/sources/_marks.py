"""Words and signs that negate, ask, hedge or report."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tlqa.sources._fold import fold
from tlqa.sources._reported import REPORTED, conditional_on_something
from tlqa.sources._tables import words
from tlqa.sources._text import first_runs, read
from tlqa.sources._types import Mark

if TYPE_CHECKING:
    from tlqa.sources._types import SourceLanguage

_ENGLISH_NOT = re.compile(r"n't(?<=[^\W\d_]n't)")
_QUESTION = re.compile(r"[?？؟¿]+")
_NOT_NEGATIVE = re.compile(
    r"不断|不斷|不仅|不僅|不但|不少|不同|不久|不过|不過|不止|不管|不论|不論|不得不|不光|不只|无论|無論|无人机|无罪|無罪|不一|不利|"
    r"没收|沒收|非常|非洲|除非|未来|未來|并非偶|特别|特別|级别|个别|分别|區別|区别|性别|别人|告别|差别|别墅|识别|莫斯科|莫迪|"
    r"不堪|不休|不到|不振|不已|不惜|不凡|不时|不時|不料|不朽|不动产|不動產|不法|不俗|不菲|不适|不適|不明|不懈|不变|不屈|不利|不当|不公|不免|不解|不然|"
    r"不少于|不低于|不超过|不超過|不小于|不大于|不晚于|不多于|不迟于|不遗余力|不约而同|了不起|不了了之|不安|不满|不滿|不平|不幸|不足|不良|不断|不愧|对不起|不锈|不可避免|是非|非法|无线|無線|無人機|未成年|非政府|莫名|莫大|"
    r"約莫|莫里|莫尔|莫桑|莫汉|要不|不丹|巴不得|不乏|不妨|不禁|差点没"
)
_JA_NEGATIVE = re.compile(
    r"(?:では|じゃ|ては|でも|が|は|も|も|に)?(?<![少危幼拙切汚])(?:ない|なかった|なければ|なくな|なく(?!なる)|ません|ませんでした)|(?<=[かさたなまらわばがせべけけめれえじき])ず(?:に|、|$)"
    r"|不可能|否定|否認|拒否|非公開|未定|不明|無関係|ぬ(?=。|、)|無い|無かった"
)
_JA_POSITIVE = re.compile(
    r"なければならない|なくてはならない|ないといけない|なければいけません|なければなりません|かもしれない|かもしれません|に違いない|少ない|少なく|危ない|ではないか|はかない|"
    r"だけでなく|だけではなく|のみならず|まもなく|間もなく|やむなく|とんでもない|ざるを得ない|せざるを得"
)

# verbs denied by an ending: açıklamadı, gelmiyor, olmaz, yapılmayacak
_TURKISH_NOT = re.compile(
    r"(?<![^\W\d_])(?!namaz|temmuz|kurmay|armador)[^\W\d_]{2,}(?:m[ae]d[iu]|m[iu]yor|m[ae]z(?!l|i[nm])|m[ae]m[iu]s|m[ae]yac[ae]"
    r"|m[ae]yec[ae]|m[ae]y[ae]n|m[ae]m[ae]s[iu]|m[ae]d[ae]n(?![^\W\d_])|m[ae]mi[sz]|m[ae]m[ae]k)[^\W\d_]*"
)
# what denies nothing: not only, no less than, sans doute, la personne; folded
_IDLE = {
    code: re.compile(rf"(?<![^\W\d_])(?:{body})(?![^\W\d_])")
    for code, body in {
        "en": r"not only|no doubt|no fewer than|no less than|no more than|no later than|no matter|whether "
        r"or not"
        r"|not to mention|if not",
        "de": r"nicht (?:nur|zuletzt|allein|mehr als|weniger als|zu vergessen)|ohne weiteres|ohnehin",
        "fr": r"non seulement|n'importe|ne serait-ce|ne cess\w+|n'est-ce pas|sans (?:doute|cesse)|non "
        r"plus|(?:plus|moins|mieux)(?: \w+)? que jamais|comme jamais"
        r"|(?:la|une|cette|chaque|toute|de|en|par|autre|seule|meme|premiere|derniere) personne"
        r"|(?:un|le|les|des|ces|ses|premier|premiers|grand|grands|quelques) pas",
        "es": r"no (?:solo|solamente|obstante|solo que|mas de|menos de|mas que|faltaba)|(?:mas|menos"
        r"|mejor|peor|mayor|menor)(?: \w+)? que nunca|como nunca|nada mas|sin (?:embargo|duda)",
        "pt": r"nao (?:so|apenas|somente|obstante|mais de|mais que|menos de)|sem duvida|nada menos"
        r"|(?:mais|menos|melhor|pior|maior|menor)(?: \w+)? (?:do )?que nunca|como nunca",
        "it": r"non (?:solo|soltanto|solamente|ostante|piu di|meno di|appena)|senza dubbio|se non altro"
        r"|(?:piu|meno|meglio|peggio)(?: \w+)? che mai|come mai",
        "nl": r"niet (?:alleen|slechts|meer dan|minder dan|in de laatste)|zonder meer",
        "ru": r"не (?:только|менее|более|меньше|больше|позднее|позже|ранее|раньше|раз|просто|говоря)"
        r"|тем не менее|ни в чем",
        "uk": r"не (?:тільки|лише|менше|більше|менш|більш|пізніше|раніше|раз|просто|кажучи)|тим не менш",
        "pl": r"nie (?:tylko|mniej|wiecej|pozniej|wczesniej|raz|mowiac|lada)|niemniej",
    }.items()
}

_REACH = 30  # letters of what denies nothing, beside the word that seems to

# folded they are like a negation: né is born in French, and Italian ne is no né
_OTHER_WORD = {"fr": "né", "it": "ne"}


def read_negations(text: str, language: SourceLanguage) -> tuple[Mark, ...]:
    """The words that negate, in order. What only looks so (不仅, なければならない) is left out."""
    if language.code == "ja":
        return _but(text, _JA_NEGATIVE, _JA_POSITIVE, fold(text))
    if not language.spaces:
        return _but(text, _forms(language, "negations").pattern, _NOT_NEGATIVE, fold(text))
    found = _words(text, language, "negations")
    folded = read(text, language).folded
    if language.code == "tr":
        found += _all(text, _TURKISH_NOT, folded)
        found.sort(key=lambda mark: mark.start)
    if language.code == "en":
        found += _all(text, _ENGLISH_NOT, folded)
        found.sort(key=lambda mark: mark.start)
    idle = _IDLE.get(language.code)
    if idle is None or not found:
        return tuple(found)
    never = _OTHER_WORD.get(language.code, "")
    return tuple(
        mark
        for mark in found
        if mark.text.lower() != never
        and not any(
            match.start() < mark.end and mark.start < match.end()
            for match in idle.finditer(folded, max(0, mark.start - _REACH), mark.end + _REACH)
        )
    )


def read_questions(text: str, language: SourceLanguage) -> tuple[Mark, ...]:
    """The question marks; in Chinese and Japanese also particles that end a sentence and ask."""
    found = list(_all(text, _QUESTION, text))
    if not language.spaces:
        particle = "か" if language.code == "ja" else "[吗嗎]"
        found += _all(text, re.compile(rf"{particle}(?=[。」』”]|$)"), text)
    return tuple(sorted(found, key=lambda mark: mark.start))


def read_hedges(text: str, language: SourceLanguage, *, reported: bool) -> tuple[Mark, ...]:
    """The words for may and must, or, with ``reported``, for what others say."""
    found = _words(text, language, "reportative" if reported else "modal")
    verbs = _verbs(language.code) if reported else None
    if verbs is not None:
        folded = read(text, language).folded
        found += [
            mark
            for mark in _all(text, verbs, folded)
            if not conditional_on_something(folded, mark.start, language.code)
        ]
        found.sort(key=lambda mark: mark.start)
    return tuple(found)


def _words(text: str, language: SourceLanguage, name: str) -> list[Mark]:
    """The words of a list, in order."""
    forms = _forms(language, name)
    if forms.firsts is None:
        return list(_all(text, forms.pattern, fold(text)))
    found = read(text, language).found(forms.pattern, forms.firsts)
    return [Mark(*m.span(), text[m.start() : m.end()]) for m in found]


def _all(text: str, pattern: re.Pattern[str], where: str) -> tuple[Mark, ...]:
    return tuple(Mark(*m.span(), text[m.start() : m.end()]) for m in pattern.finditer(where))


def _but(text: str, pattern: re.Pattern[str], never: re.Pattern[str], where: str) -> tuple[Mark, ...]:
    """The matches outside what is never one."""
    out = [match.span() for match in never.finditer(where)]
    found = _all(text, pattern, where)
    return tuple(mark for mark in found if not any(s < mark.end and mark.start < e for s, e in out))


@cache
def _verbs(code: str) -> re.Pattern[str] | None:
    body = REPORTED.get(code)
    return re.compile(rf"(?<![^\W\d_])(?:{body})") if body else None


class _Forms(NamedTuple):
    """The words of a list as one expression, and how they begin; None where words are not set apart."""

    pattern: re.Pattern[str]
    firsts: frozenset[str] | None


@cache
def _forms(language: SourceLanguage, name: str) -> _Forms:
    names = sorted(words(getattr(language, name)), key=len, reverse=True)
    if not names:
        return _Forms(re.compile(r"(?!)"), frozenset())
    body = "|".join(re.escape(word).replace(r"\ ", r"[ -]") for word in names)
    if not language.spaces:
        return _Forms(re.compile(body), None)
    pattern = re.compile(rf"(?<![^\W\d_])(?:{body})(?![^\W\d_])")
    return _Forms(pattern, first_runs(tuple(names)))
