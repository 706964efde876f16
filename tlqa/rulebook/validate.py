"""Checks a rule against its schema, quickly and in an author's words.

Importing jsonschema takes longer than loading all rules (70 to 200 ms), and what it says of ``oneOf`` helps
nobody. So this reads the part of JSON Schema that kinds use; a schema that uses more is handed to
jsonschema itself. The tests hold the two to the same verdict.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tlqa.data import Key


UNKNOWN = "unknown key"


class Problem(NamedTuple):
    """What is wrong, and at which key."""

    key: Key
    message: str


_NAMES: dict[str, tuple[str, type | tuple[type, ...]]] = {
    "object": ("a mapping", dict),
    "array": ("a list", list),
    "string": ("text", str),
    "boolean": ("true or false", bool),
    "integer": ("a whole number", int),
    "number": ("a number", (int, float)),
    "null": ("null", type(None)),
}
_SILENT = {"$schema", "title", "description", "default", "examples", "format", "$comment"}


def problems(value: Any, schema: dict[str, Any]) -> list[Problem]:
    """Everything in ``value`` that the schema does not allow.

    Unknown keys come first: a misspelled key is why another one is missing.
    """
    if _foreign(schema):
        return _with_jsonschema(value, schema)
    return sorted(_check(value, schema, ()), key=lambda each: not each.message.startswith(UNKNOWN))


def patterns(value: Any, schema: dict[str, Any], key: Key = ()) -> Iterator[tuple[Key, str]]:
    """The strings of a valid value whose schema says ``format: regex``."""
    for branch in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
        if not problems(value, branch):
            yield from patterns(value, branch, key)
    if isinstance(value, str) and schema.get("format") == "regex":
        yield key, value
    elif isinstance(value, dict):
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        for name, inner in value.items():
            below = known.get(name, others)
            if isinstance(below, dict):
                yield from patterns(inner, below, (*key, name))
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for number, inner in enumerate(value):
            yield from patterns(inner, schema["items"], (*key, number))


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _NAMES[name][1])


def _check(value: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    for word, wanted in schema.items():
        checker = _CHECKERS.get(word)
        if checker is None:
            continue
        found = list(checker(value, wanted, schema, key))
        yield from found
        if found and word == "type":
            return


def _type(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    names = [wanted] if isinstance(wanted, str) else wanted
    if not any(_is(value, name) for name in names):
        said = " or ".join(_NAMES[name][0] for name in names)
        hint = (
            "; put it in quotation marks" if "string" in names and not isinstance(value, dict | list) else ""
        )
        yield Problem(key, f"must be {said}, not {_show(value)}{hint}")


def _enum(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    if any(_same(value, allowed) for allowed in wanted):
        return
    near = (
        get_close_matches(value, [w for w in wanted if isinstance(w, str)], n=1)
        if isinstance(value, str)
        else []
    )
    if near:
        yield Problem(key, f"{_show(value)} is none of the allowed values; did you mean '{near[0]}'?")
    else:
        listed = ", ".join(map(str, wanted[:14])) + (" …" if len(wanted) > 14 else "")
        yield Problem(key, f"must be one of {listed}, not {_show(value)}")


def _const(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    if not _same(value, wanted):
        yield Problem(key, f"must be {_show(wanted)}, not {_show(value)}")


def _required(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    if isinstance(value, dict):
        for name in wanted:
            if name not in value:
                yield Problem(key, f"'{name}' is missing")


def _properties(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in wanted:
                yield from _check(inner, wanted[name], (*key, name))


def _additional(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    known = schema.get("properties", {})
    for name, inner in value.items() if isinstance(value, dict) else ():
        if name in known:
            continue
        if isinstance(wanted, dict):
            yield from _check(inner, wanted, (*key, name))
        elif wanted is False:
            near = get_close_matches(name, list(known), n=1, cutoff=0.7)
            yield Problem(
                (*key, name), f"{UNKNOWN} '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")
            )


def _property_names(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    for name in value if isinstance(value, dict) else ():
        for problem in _check(name, wanted, ()):
            yield Problem((*key, name), problem.message)


def _items(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    for number, inner in enumerate(value) if isinstance(value, list) else ():
        yield from _check(inner, wanted, (*key, number))


def _one_of(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    found = [list(_check(value, branch, key)) for branch in wanted]
    valid = sum(not problems for problems in found)
    if valid == 0:
        fitting = [p for p, branch in zip(found, wanted, strict=True) if _could_be(value, branch)]
        yield from fitting[0] if len(fitting) == 1 else [Problem(key, _alternatives(value, wanted))]
    elif valid > 1 and "oneOf" in schema and schema["oneOf"] is wanted:
        yield Problem(key, "fits more than one of the forms allowed here")


def _could_be(value: Any, branch: dict[str, Any]) -> bool:
    return "type" in branch and not list(_type(value, branch["type"], branch, ()))


def _alternatives(value: Any, branches: list[dict[str, Any]]) -> str:
    said: list[str] = []
    for branch in branches:
        if "const" in branch:
            said.append(_show(branch["const"]))
        elif "enum" in branch:
            said.extend(map(str, branch["enum"]))
        elif isinstance(branch.get("type"), str):
            said.append(_NAMES[branch["type"]][0])
    return f"must be {' or '.join(said)}, not {_show(value)}"


def _pattern(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    if isinstance(value, str) and not re.search(wanted, value):
        yield Problem(key, f"{_show(value)} does not have the form {wanted}")


def _unique(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
    if wanted and isinstance(value, list):
        for number, inner in enumerate(value):
            if any(_same(inner, earlier) for earlier in value[:number]):
                yield Problem((*key, number), f"{_show(inner)} stands twice")


def _limit(
    applies: type | tuple[type, ...], fits: Callable[[Any, Any], bool], text: str
) -> Callable[..., Any]:
    def check(value: Any, wanted: Any, schema: dict[str, Any], key: Key) -> Iterator[Problem]:
        if isinstance(value, applies) and not isinstance(value, bool) and not fits(value, wanted):
            yield Problem(key, text.format(wanted))

    return check


_NUMBER = (int, float)
_CHECKERS: dict[str, Callable[..., Iterator[Problem]]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "properties": _properties,
    "additionalProperties": _additional,
    "propertyNames": _property_names,
    "required": _required,
    "items": _items,
    "oneOf": _one_of,
    "anyOf": _one_of,
    "pattern": _pattern,
    "uniqueItems": _unique,
    "minLength": _limit(str, lambda v, n: len(v) >= n, "must have at least {} characters"),
    "maxLength": _limit(str, lambda v, n: len(v) <= n, "must have at most {} characters"),
    "minItems": _limit(list, lambda v, n: len(v) >= n, "must have at least {} items"),
    "maxItems": _limit(list, lambda v, n: len(v) <= n, "must have at most {} items"),
    "minProperties": _limit(dict, lambda v, n: len(v) >= n, "must have at least {} keys"),
    "maxProperties": _limit(dict, lambda v, n: len(v) <= n, "must have at most {} keys"),
    "minimum": _limit(_NUMBER, lambda v, n: v >= n, "must be at least {}"),
    "maximum": _limit(_NUMBER, lambda v, n: v <= n, "must be at most {}"),
    "exclusiveMinimum": _limit(_NUMBER, lambda v, n: v > n, "must be more than {}"),
    "exclusiveMaximum": _limit(_NUMBER, lambda v, n: v < n, "must be less than {}"),
}


def _same(one: Any, other: Any) -> bool:
    """JSON equality: true is not 1."""
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _show(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    text = str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '…'}'"


def _foreign(schema: Any) -> bool:
    """Whether a schema uses words that are not read here."""
    if not isinstance(schema, dict):
        return schema is not True
    for word, wanted in schema.items():
        if word == "properties":
            below = list(wanted.values())
        elif word in ("oneOf", "anyOf"):
            below = list(wanted)
        elif word in ("items", "propertyNames"):
            below = [wanted]
        elif word == "additionalProperties":
            below = [] if isinstance(wanted, bool) else [wanted]
        elif word in _CHECKERS or word in _SILENT:
            continue
        else:
            return True
        if not all(isinstance(inner, dict) and not _foreign(inner) for inner in below):
            return True
    return False


def _with_jsonschema(value: Any, schema: dict[str, Any]) -> list[Problem]:
    found = _validator(repr(schema), lambda: schema).iter_errors(value)
    return [
        Problem(tuple(e.absolute_path), e.message)
        for e in sorted(found, key=lambda e: list(map(str, e.path)))
    ]


@lru_cache(maxsize=64)
def _validator(_text: str, schema: Callable[[], dict[str, Any]]) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())
