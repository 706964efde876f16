"""What is wrong with a request that is not as its schema says, in words."""

from __future__ import annotations

from functools import cache
from typing import Any

from tlqa.web.schemas import SCHEMAS


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(SCHEMAS[name])


def complaint(value: object, name: str) -> str:
    """What is wrong with a request, in a few words; "" for one that is as its schema says."""
    problem = next(iter(_validator(name).iter_errors(value)), None)
    if problem is None:
        return ""
    where = ".".join(str(part) for part in problem.absolute_path)
    rule, wanted = problem.validator, problem.validator_value
    if rule == "required":
        missing = next(key for key in wanted if key not in problem.instance)
        return f"'{missing}' is missing"
    if rule == "additionalProperties":
        known = problem.schema["properties"]
        unknown = next(key for key in problem.instance if key not in known)
        return f"there is no '{unknown[:60]}'; there is {', '.join(known)}"
    said = {
        "type": f"is not of the type {wanted}",
        "enum": f"is none of {', '.join(map(str, wanted)) if isinstance(wanted, list) else wanted}",
        "maxLength": f"is longer than {wanted} characters",
        "minLength": "is empty",
        "maxItems": f"has more than {wanted} items",
        "pattern": "is not written as it should be",
    }.get(rule, f"is not allowed ({rule})")
    return f"'{where}' {said}" if where else f"the request {said}"
