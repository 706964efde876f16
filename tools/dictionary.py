"""Writes ``tlqa/sources/zh.words.json``: words of Chinese and how their English begins.

    python tools/dictionary.py CEDICT FREQUENT

CEDICT is the text of CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org/), packed with gzip or not. FREQUENT is a
list of words in simplified characters, a line each, the most frequent first: only words that stand in it are
kept. What a word means is kept as far as ``begins`` of ``tlqa.sources`` tells it: no gloss can be read
from the file. Signs alone, names of persons and glosses of more than four words are left out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tlqa.sources._dictionary import begins

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parent.parent / "tlqa" / "sources" / "zh.words.json"
LICENCE = (
    "Derived from CC-CEDICT (https://cc-cedict.org/), CC BY-SA 4.0 "
    "(https://creativecommons.org/licenses/by-sa/4.0/). Written by tools/dictionary.py."
)
MOST_WORDS, LONGEST = 4, 6
_LINE = re.compile(r"(\S+) (\S+) \[[^\]]*\] /(.*)/")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ELSEWHERE = ("CL:", "variant", "old variant", "see ", "abbr. for", "surname", "also written", "used in")


def entries(path: Path) -> Iterator[tuple[str, str, str]]:
    """Traditional, simplified and the glosses of each entry."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    for line in text.splitlines():
        match = _LINE.match(line)
        if match and not line.startswith("#"):
            yield match[1], match[2], match[3]


def beginnings(glosses: str) -> set[str]:
    """How what the glosses say begins."""
    found: set[str] = set()
    for gloss in glosses.split("/"):
        if not gloss.startswith(_ELSEWHERE):
            known = {begins(word) for word in re.findall(r"[a-z]+", _ASIDE.sub("", gloss).lower())} - {""}
            found |= known if len(known) <= MOST_WORDS else set()
    return found


def main() -> None:
    frequent = set(Path(sys.argv[2]).read_text(encoding="utf-8").split())
    words: defaultdict[str, set[str]] = defaultdict(set)
    signs: Counter[tuple[str, str]] = Counter()
    for traditional, simplified, glosses in entries(Path(sys.argv[1])):
        signs.update((a, b) for a, b in zip(traditional, simplified, strict=False) if a != b)
        if 2 <= len(simplified) <= LONGEST and simplified in frequent:
            words[simplified] |= beginnings(glosses)
    usual = {a: b for (a, b), _ in reversed(signs.most_common())}
    kept = sorted((word, " ".join(sorted(meant))) for word, meant in words.items() if meant)
    head = {
        "licence": LICENCE,
        "traditional": "".join(sorted(usual)),
        "simplified": "".join(usual[a] for a in sorted(usual)),
    }
    lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}," for k, v in head.items()]
    body = ",\n".join(f"{json.dumps(w, ensure_ascii=False)}: {json.dumps(m)}" for w, m in kept)
    TARGET.write_text("{\n" + "\n".join(lines) + '\n"words": {\n' + body + "\n}}\n", encoding="utf-8")
    print(f"{len(kept)} words, {len(usual)} traditional signs")


if __name__ == "__main__":
    main()
