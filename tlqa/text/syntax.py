"""Where the words of a sentence stop fitting together: a learned judge of order and of words lost.

A recurrent network (gated recurrent units: Cho et al. 2014, https://arxiv.org/abs/1406.1078) reads the words
and their tags in both directions, and says of each place between two words whether something went wrong
there, and what. It has learned from sentences of treebanks and of our own copy, and from the same sentences
damaged as translations damage them (``tools/damage.py``). Rare words are known by their tags alone, so that
it judges how a sentence is built, not what it speaks of. docs/syntax.md says what it can do.

All sentences of a story are read at once. numpy is imported here and nowhere else, and late: only stories
that are damaged are judged.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tlqa.errors import ModelError
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from tlqa.model import Tag, Tagged
    from tlqa.text.language import Language

    Floats = NDArray[float32]
    Rows = NDArray[Any]

VERSION = 1
FAULTS = ("order", "subject", "lost", "extra", "agreement")
"""What can be wrong at a place: words out of order, the subject left out, another word left out, a word too
many, a verb in the other number."""
FEWEST, MOST = 5, 60
"""Words of a sentence that is judged."""

_UNKNOWN = 1
ARRAYS = ("tags", "words", "inward", "bias", "onward", "hidden", "hidden_bias", "out", "out_bias")


def tag_name(tag: Tag) -> str:
    """A tag as the judge knows it."""
    number = tag.number[:1] if tag.pos in ("NOUN", "VERB", "AUX") else ""
    return f"{tag.pos} {tag.form[:1]}{tag.tense[:2]}{number}"


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """The network of one language: which row a tag and a word have, and its weights by their names."""

    tags: Mapping[str, int]
    words: Mapping[str, int]
    weights: Mapping[str, Floats]

    def odds(self, sentences: Sequence[Tagged]) -> list[Floats]:
        """For each sentence, a row a word with a column a fault (``FAULTS``).

        A value is the natural logarithm of how much likelier it is that this fault lies right before the
        word than that nothing does. The first row says nothing.
        """
        import numpy as np

        if not sentences:
            return []
        tags = [self.tags.get(tag_name(tag), _UNKNOWN) for sentence in sentences for tag in sentence.tags]
        words = [self.words.get(w.text.lower(), _UNKNOWN) for sentence in sentences for w in sentence.words]
        lengths = np.array([len(sentence.words) for sentence in sentences])
        ends = np.cumsum(lengths)
        here = self._read(np.array(tags), np.array(words), ends - lengths, lengths)
        before = np.concatenate((np.zeros_like(here[:1]), here[:-1]))
        before[ends - lengths] = 0
        weights = self.weights
        hidden = np.concatenate((here, before), axis=-1) @ weights["hidden"] + weights["hidden_bias"]
        said = np.maximum(hidden, 0) @ weights["out"] + weights["out_bias"]
        return np.split(said[:, 1:] - said[:, :1], ends[:-1])

    def _read(self, tags: Rows, words: Rows, starts: Rows, lengths: Rows) -> Floats:
        """What the network remembers at each word, from the left and from the right.

        The sentences are read side by side, a word at a time, the longest first: of those that have ended
        nothing is read any more.
        """
        import numpy as np

        weights = self.weights
        read = np.concatenate((weights["tags"][tags], weights["words"][words]), axis=-1)
        said = read @ weights["inward"] + weights["bias"][:, None]
        size = weights["onward"].shape[1]
        kept = np.empty((len(tags), 2, size), np.float32)
        order = np.argsort(-lengths, kind="stable")
        first, last = starts[order], (starts + lengths)[order] - 1
        state = np.zeros((2, len(order), size), np.float32)
        for at, count in enumerate(
            np.searchsorted(-lengths[order], -np.arange(1, lengths.max() + 1), "right")
        ):
            left, right = first[:count] + at, last[:count] - at
            new = np.stack((said[0][left], said[1][right]))
            state = state[:, :count]
            state = _step(np, new, state @ weights["onward"], state, size)
            kept[left, 0], kept[right, 1] = state
        return kept.reshape(len(tags), 2 * size)


def _step(np: Any, said: Floats, remembered: Floats, state: Floats, size: int) -> Floats:
    """One word further: how much is forgotten, how much is kept, and what is new."""
    gates = 1 / (1 + np.exp(-(said[..., : 2 * size] + remembered[..., : 2 * size])))
    fresh = np.tanh(said[..., 2 * size :] + gates[..., :size] * remembered[..., 2 * size :])
    kept: Floats = fresh + gates[..., size:] * (state - fresh)
    return kept


def judge_of(language: Language) -> Judge | None:
    """The judge of a language, None where it has none.

    Raises:
        ModelError: it is damaged, or made for another version.
    """
    path = Path(__file__).parent.parent / "languages" / f"{language.code}.syntax.npz"
    return load(path) if language.tagger and path.is_file() else None


@cache
def load(path: Path) -> Judge:
    """Read a network; weights are kept with half the digits, and nothing in the file is executed.

    Raises:
        ModelError: the file is damaged, or made for another version.
    """
    from zipfile import BadZipFile

    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as file:
            if int(file["version"]) != VERSION:
                raise ModelError(f"{path}: made for version {int(file['version'])}, not {VERSION}")
            tags, words = (
                {str(name): row for row, name in enumerate(file[f"{kind}_named"], _UNKNOWN + 1)}
                for kind in ("tag", "word")
            )
            return Judge(tags, words, {name: file[name].astype(np.float32) for name in ARRAYS})
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ModelError(f"{path}: no network: {error}") from error
