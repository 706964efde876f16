"""Which language the blocks of a story are in, where that is not the language of the story.

A block is looked at when hardly any of its words are words of the story's language, and then judged by the
n-grams of its letters, with langdetect (profiles from Wikipedia). That tells neither names nor a few words:
in a script that other languages share, a block has ten words or more, most of them in lower case. langdetect
draws; its seed is set for each text, so that a text is always told alike.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.compiled import compiled
from tlqa.frozen import dataclass
from tlqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tlqa.model import Block
    from tlqa.text.analysis import Analysis

UNKNOWN = "und"
"""The code of a language that cannot be named, as in ISO 639-2."""

_KNOWN = frozenset(
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv mk ml mr nl no pl pt ro ru sk sl"
    " sq sv sw ta te th tr uk ur vi zh-cn zh-tw".split()
)
_WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = compiled(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = compiled(r"[^\W\d_]")
_ADDRESS = compiled(r"://|www\.|[@#]\w|\w\.(?:com|org|net)\b")
_ONE_IN = 150  # characters of good copy, which has one of the commonest words four times over
_LEAST_WORDS, _LEAST_LETTERS = 10, 20
_LOWER, _LEAST_LOWER = 0.4, 6
_FUNCTION, _FREQUENT = 0.3, 0.5  # of the words in lower case
_OTHER_SCRIPT = 0.6
_SURE, _SURER = 0.85, 0.99
_OF_ONE_LANGUAGE = {
    "ja": (compiled("[\u3041-\u30ff]"), 0.1),
    "ko": (compiled("[\uac00-\ud7a3]"), 0.3),
    "zh": (compiled("[\u4e00-\u9fff]"), 0.5),
    "ka": (compiled("[\u10a0-\u10ff]"), 0.5),
    "hy": (compiled("[\u0530-\u058f]"), 0.5),
    "am": (compiled("[\u1200-\u137f]"), 0.5),
    "km": (compiled("[\u1780-\u17ff]"), 0.5),
    "my": (compiled("[\u1000-\u109f]"), 0.5),
    "lo": (compiled("[\u0e80-\u0eff]"), 0.5),
    "si": (compiled("[\u0d80-\u0dff]"), 0.5),
    "sr": (compiled("[ЂЋђћ]"), 0.005),
}
"""Languages that langdetect does not have or takes for others, in the order in which they are asked for:
letters of theirs alone, and how large a part of all letters these must be."""
_FEW = 0.2  # words of the story's language in one that we know no words of
_LEAST_COMMON = 2
_OFTEN = 4  # times that a language was told, after which its commonest words are enough
_FILLER = frozenset("ipsum dolor eiusmod quis ullamco veniam harum rerum consectetur ut enim".split())
_PASSAGE, _SAMPLE = 4000, 800  # characters of a block that are looked at, and that langdetect is given
_MOST_ASKED = 100  # blocks of a story that langdetect is given
_OUTSIDE = 0.2  # of a block, beyond its quotation marks
_WHOLE = 0.8
_ASIDE = frozenset({BlockKind.BOILERPLATE, BlockKind.CODE})
_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING})
_OWN, _NEITHER, _OTHER = range(3)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring blocks in another language: code points of the story, end exclusive.

    ``language`` is its code (ISO 639-1), or ``UNKNOWN``; ``whole`` whether that is the whole story.
    """

    start: int
    end: int
    language: str
    whole: bool


def stretches(story: Analysis, most: float = _WHOLE) -> tuple[Stretch, ...]:
    """What of a story is in another language, in order; the whole of it where ``most`` of its words are."""
    return story.kept(f"stretches in other languages {most}", lambda: _stretches(story, most))


def _stretches(story: Analysis, most: float) -> tuple[Stretch, ...]:
    blocks = [b for b in story.blocks if b.kind not in _ASIDE]
    sides = [_side(story, block) for block in blocks]
    if _OTHER not in sides:
        return ()
    words = [0, 0, 0]
    for block, side in zip(blocks, sides, strict=True):
        words[side] += _size(story.text[block.start : block.end])
    if words[_OTHER] >= most * (words[_OWN] + words[_OTHER]):
        runs, whole = [[b for b, side in zip(blocks, sides, strict=True) if side]], True
    else:
        runs, whole = list(_runs(blocks, sides)), False
    found = (_stretch(story, run, whole=whole) for run in runs)
    return tuple(each for each in found if each.language != story.language.code)


def _runs(blocks: list[Block], sides: list[int]) -> Iterator[list[Block]]:
    """Blocks in another language with what stands between them, and the heading before the first."""
    run: list[Block] = []
    last = 0
    for block, side in zip([*blocks, None], [*sides, _OWN], strict=True):
        if block is not None and side == _OTHER:
            run.append(block)
            last = len(run)
        elif block is not None and side == _NEITHER and (last or block.kind in _HEADS):
            run.append(block)
        else:
            if last:
                yield run[:last]
            run, last = [], 0


def _stretch(story: Analysis, run: list[Block], *, whole: bool) -> Stretch:
    sample = " ".join(story.text[b.start : b.end] for b in run)
    return Stretch(run[0].start, run[-1].end, _told(sample[:_SAMPLE])[0], whole)


def _side(story: Analysis, block: Block) -> int:
    """Whether a block is in the story's language, in another, or too short or too much of names to say."""
    text, size = story.text, block.end - block.start
    if sum(text.count(word, block.start, block.end) for word in story.language.commonest) * _ONE_IN > size:
        return _OWN
    passage = text[block.start : min(block.end, block.start + _PASSAGE)]
    if _ADDRESS.search(passage):
        passage = " ".join(word for word in passage.split() if not _ADDRESS.search(word))
    if _is_in_another_script(passage):
        other = len(_LETTER.findall(passage)) >= _LEAST_LETTERS
    else:
        words = _WORD.findall(passage)
        if len(words) < _LEAST_WORDS:
            return _NEITHER
        lower = [word for word in words if word[0].islower()]
        function, known = _own_words(lower, story)
        if function >= _FUNCTION * len(lower) or known >= _FREQUENT * len(lower):
            return _OWN
        enough = len(lower) >= max(_LOWER * len(words), _LEAST_LOWER)
        other = enough and _is_other(passage, lower, known, story)
    if not other or block.kind is BlockKind.BLOCK_QUOTE or _quoted(story, block):
        return _NEITHER
    return _OTHER


def _is_in_another_script(passage: str) -> bool:
    """Whether most letters are of a script that is not Latin; so is a passage without any."""
    if passage.isascii():
        return _LATIN.search(passage) is None
    return len(_LATIN.findall(passage)) <= len(_LETTER.findall(passage)) * (1 - _OTHER_SCRIPT)


def _own_words(lower: list[str], story: Analysis) -> tuple[int, int]:
    """How many words in lower case are function words of the story's language, and frequent words of it."""
    function, frequent = story.language.function_words, _frequent(story.language.code)
    return sum(w in function for w in lower), sum(w in function or w in frequent for w in lower)


def _is_other(passage: str, lower: list[str], known: int, story: Analysis) -> bool:
    """Whether the letters of a passage say that it is in another language, and so do its words."""
    told: Counter[str] = story.kept("other languages told", Counter)  # and of "", how often that was asked
    usual = next((language for language, times in told.items() if language and times >= _OFTEN), "")
    if usual and _fits(lower, known, usual):
        return True
    if told[""] >= _MOST_ASKED:
        return False
    told[""] += 1
    language, sure = _told(" ".join(passage.split())[:_SAMPLE])
    if language == story.language.code or sure < _SURE:
        return False
    other = _fits(lower, known, language, _LEAST_COMMON if sure < _SURER else 1)
    told[language] += other
    return other


def _fits(lower: list[str], known: int, language: str, least: int = 1) -> bool:
    """Whether words in lower case may be those of a language, of which ``known`` the story's own has too."""
    from tlqa.text.foreign import common_words

    common = common_words(language)
    if common:
        return sum(word in common for word in lower) >= least
    latin = len(_FILLER.intersection(lower)) > 1  # that of sample texts
    return least == 1 and known < _FEW * len(lower) and not latin


def _quoted(story: Analysis, block: Block) -> bool:
    """Whether a block is what somebody said in his own language, and next to nothing else."""
    beyond = sum(high - low for low, high in story.quotations.narration(block.start, block.end))
    return beyond < _OUTSIDE * (block.end - block.start)


def _size(text: str) -> int:
    """The words of a text; of one that sets none apart, an eighth of its letters."""
    words = _WORD.findall(text)
    return max(len(words), sum(map(len, words)) // 8)


@cache
def _frequent(code: str) -> frozenset[str]:
    """The words of a language's treebank, where there is one."""
    from tlqa.text.pairs import has_pairs, pairs_of

    return frozenset(pairs_of(code).words) if has_pairs(code) else frozenset()


def _told(text: str) -> tuple[str, float]:
    """The likeliest language of a text and how sure that is, from 0 to 1."""
    letters = len(_LETTER.findall(text))
    for language, (own, part) in _OF_ONE_LANGUAGE.items():
        if letters and len(own.findall(text)) >= part * letters:
            return language, 1.0
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        likely = detector.get_probabilities()
    except LangDetectException:  # no letters that any of the languages has
        return UNKNOWN, 1.0
    return (likely[0].lang.partition("-")[0], likely[0].prob) if likely else (UNKNOWN, 0.0)


@cache
def _factory() -> Any:
    import langdetect
    from langdetect.detector_factory import DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    profiles = Path(langdetect.__file__).parent / "profiles"
    names = sorted(path for path in profiles.iterdir() if path.name in _KNOWN)
    factory.load_json_profile([path.read_text("utf-8") for path in names])
    return factory
