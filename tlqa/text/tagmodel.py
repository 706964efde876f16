"""The file of a tagger's model: a checked head, then weights, all of it data and none of it code.

Head (little-endian): magic, version of the file, version of the features, length and CRC-32 of the body.
Body, deflated: length of the JSON, the JSON, then the tables whose sizes it gives: keys of the features
(uint32), their rows (int8, one weight a tag), keys of the lexicon (uint32) and their classes (uint8),
keys (uint32) and weights (int8) of the features that tell main clauses.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from tlqa import cachefile
from tlqa.errors import ModelError
from tlqa.frozen import dataclass
from tlqa.text import tagfeatures

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"tlqa-tag"
VERSION = 1
_HEAD = struct.Struct("<8sHHII")
_LENGTH = struct.Struct("<I")
_MOST = 16_000_000

Table: TypeAlias = bytes | memoryview
"""Bytes, or a part of a file that is mapped."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """``meta`` has: tags, pinned, by_word, fragments, made_of. The rest are the tables; keys ascend."""

    meta: dict[str, Any]
    keys: array[int]
    rows: Table
    lexicon_keys: array[int]
    lexicon_classes: Table
    main_keys: array[int]
    main_weights: Table


def dump(model: Model) -> bytes:
    """The bytes of the file.

    Raises:
        ValueError: the keys of a table do not ascend.
    """
    for keys in (model.keys, model.lexicon_keys, model.main_keys):
        if any(one >= other for one, other in pairwise(keys)):
            raise ValueError("the keys of a table must ascend")
    sizes = {"keys": len(model.keys), "lexicon": len(model.lexicon_keys), "main": len(model.main_keys)}
    meta = json.dumps({**model.meta, "sizes": sizes}, ensure_ascii=False, sort_keys=True).encode()
    parts = [_LENGTH.pack(len(meta)), meta, _little(model.keys), model.rows, _little(model.lexicon_keys)]
    parts += [model.lexicon_classes, _little(model.main_keys), model.main_weights]
    body = zlib.compress(b"".join(parts), 9)
    return _HEAD.pack(MAGIC, VERSION, tagfeatures.VERSION, len(body), zlib.crc32(body)) + body


def load(path: Path) -> Model:
    """Read and check a model.

    Raises:
        ModelError: the file is missing, no model, cut short, damaged, or made for another version.
    """
    try:
        data = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise ModelError(f"the tagger's model cannot be read: {reason}", path=str(path)) from problem
    try:
        return _tables(_inflated(_body(data)))
    except ModelError as problem:
        raise ModelError(f"is no usable model of the tagger: {problem.message}", path=str(path)) from None


def _body(data: bytes) -> bytes:
    if data[: len(MAGIC)] != MAGIC:
        raise ModelError("it does not begin as one")
    if len(data) < _HEAD.size:
        raise ModelError("it is cut short")
    _, version, features, length, crc = _HEAD.unpack_from(data)
    if version != VERSION:
        raise ModelError(f"its format is version {version}, this program reads version {VERSION}")
    if features != tagfeatures.VERSION:
        raise ModelError(f"made for version {features} of the features, not {tagfeatures.VERSION}")
    body = data[_HEAD.size :]
    if len(body) != length:
        raise ModelError(f"it is cut short or has a tail: {len(body)} bytes where its head says {length}")
    if zlib.crc32(body) != crc:
        raise ModelError("it is damaged: its checksum does not match")
    return body


def _inflated(body: bytes) -> Table:
    """The body as it was before it was deflated, kept for the next run: to inflate takes ten times as long as
    to read."""
    name = f"tagger-{zlib.crc32(body):08x}-{len(body)}.bin"
    kept = cachefile.mapped(name)
    if kept is not None:
        return memoryview(kept)[:-4]
    try:
        data = zlib.decompressobj().decompress(body, _MOST)
    except zlib.error as problem:
        raise ModelError(f"its tables cannot be read ({problem})") from problem
    with suppress(Exception):  # a cache that cannot be written costs time, nothing else
        cachefile.write_bytes(name, data)
    return data


def _tables(data: Table) -> Model:
    try:
        (length,) = _LENGTH.unpack_from(data)
        at = _LENGTH.size + length
        meta: dict[str, Any] = json.loads(bytes(data[_LENGTH.size : at]))
        sizes, tags = meta["sizes"], len(meta["tags"])
        lengths = [4 * sizes["keys"], tags * sizes["keys"], 4 * sizes["lexicon"], sizes["lexicon"]]
        lengths += [4 * sizes["main"], sizes["main"]]
    except (struct.error, ValueError, KeyError, TypeError) as problem:
        raise ModelError(f"its tables cannot be read ({problem})") from problem
    parts = []
    for size in lengths:
        parts.append(data[at : at + size])
        at += size
    if at != len(data):
        raise ModelError("its tables have other sizes than it says")
    keys, rows, lexicon, classes, main, weights = parts
    return Model(meta, _array(keys), rows, _array(lexicon), classes, _array(main), weights)


def _array(data: Table) -> array[int]:
    found = array("I")
    found.frombytes(data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
