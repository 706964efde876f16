"""How a text is written in formats that cannot hold every text."""

from __future__ import annotations

import pytest
import yaml

from tlqa.inputs.escapes import escape


@pytest.mark.parametrize(
    "text", ["Ferry’s “back”", "it: no", "a #b", "x:", "“dead”", "- a", "a\nb", "'a'", '"a"']
)
def test_plain_yaml_holds_it_or_says_no(text: str) -> None:
    try:
        written = escape(text, ("yaml-plain",))
    except ValueError:
        return
    for around in ("{}", "a {} b", "{} b", "a {}"):
        assert yaml.safe_load(f"title: {around.format(written)}") == {"title": around.format(text)}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("it: no", "yaml-plain"),
        ("a #b", "yaml-plain"),
        ("'a", "yaml-plain"),
        ("a\nb", "line"),
        ("it's", "toml-literal"),
    ],
)
def test_what_cannot_be_written(text: str, way: str) -> None:
    with pytest.raises(ValueError, match="the value would have to be"):
        escape(text, (way,))
