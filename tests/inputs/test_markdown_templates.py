"""What site generators write between the text of Markdown is no text, and moves nothing."""

from __future__ import annotations

import pytest
from markup_files import LEAD, MORE, blocks, document, opaque


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('The ferry sailed. {{< ref "a" >}}', "The ferry sailed."),
        ('The ferry{{% note\n  b="c" %}} sailed{{% /note %}}.', "The ferry sailed."),
        ("The {% if a %}old {% endif %}ferry sailed.", "The old ferry sailed."),
        ("The [old ferry]({{ site.url }}/a) sailed.", "The old ferry sailed."),
        ('The [old ferry]({{< ref "a b" >}}) sailed.', "The old ferry sailed."),
        ("The *old*{: .red} ferry sailed.\n{: #lead .big}", "The old ferry sailed."),
        ("The {# really #}old ferry {{/* more */}}sailed.", "The old ferry sailed."),
        ("The {% comment %}*not*\n\nthis{% endcomment %}ferry sailed.", "The ferry sailed."),
        ("> [!WARNING]\n> The ferry sailed.", "The ferry sailed."),
        (":::note{.red} Title\nThe ferry sailed.\n:::", "The ferry sailed."),
        ("The ferry {{ sailed.", "The ferry {{ sailed."),
        ("A {{ b\n\nc }} d.", "A {{ b\n\nc }} d."),
        ("A {x} and {: y\n} and <Z a={b} /> here.", "A {x} and {: y } and here."),
        ("{{ content }}", ""),
        ('{{< figure\n\tsrc="a.png" >}}\n\n    {{% x %}}', ""),
    ],
)
def test_of_markdown(markup: str, text: str) -> None:
    assert document(markup, "a.md").text == text
    assert document(markup.replace("\n", "\r\n"), "a.md").text == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("import A from './a'\nimport {\n  B } from \"b\"\nexport const c = {\n  d: 1 }\n\nText.", "Text."),
        ("import duties rose.\n\nexport of fish fell.", "import duties rose.\n\nexport of fish fell."),
        ('<Box a={`>`} b="}" {...c}>\nThe <B.C></B.C> ferry sailed.\n</Box>', "The ferry sailed."),
        ("<>The ferry</> sailed.", "The ferry sailed."),
        ("The{' '}\n<b>old</b> ferry{/* no */} sailed.", "The old ferry sailed."),
        ("<p className={x}>The ferry sailed.</p>", "The ferry sailed."),
        ("A \\{ferry\\} and `{` and { sailed.", "A {ferry} and { and { sailed."),
        ("A 1 < 2 ferry.\n\n```js\nif (a) {\n```\n\nIt sailed.", "A 1 < 2 ferry.\n\nIt sailed."),
    ],
)
def test_of_mdx(markup: str, text: str) -> None:
    assert document(markup, "a.mdx").text == text


def test_what_a_template_puts_into_a_sentence_is_a_word_not_to_judge() -> None:
    made = document("Welcome to {{ site.name }}, friends of `{{ code }}`.", "a.md")
    assert made.text == "Welcome to {{ site.name }}, friends of {{ code }}."
    assert opaque(made) == ["{{ site.name }}", "{{ code }}"]
    made = document("Welcome to {props.name}, friends.", "a.mdx")
    assert (made.text, opaque(made)) == ("Welcome to {props.name}, friends.", ["{props.name}"])


def test_comments() -> None:
    markup = "A {# one #} b {{/* two */}} c {%- comment -%} three {%- endcomment -%} d."
    made = document(markup, "a.md")
    assert [(markup[c.start : c.end], c.text) for c in made.comments] == [
        ("{# one #}", "one"),
        ("{{/* two */}}", "two"),
        ("{%- comment -%} three {%- endcomment -%}", "three"),
    ]
    made = document("A b. {/* tlqa-disable-line */}", "a.mdx")
    assert [(c.start, c.end, c.text) for c in made.comments] == [(5, 30, "tlqa-disable-line")]


def test_html_with_templates() -> None:
    markup = f'# Ferry\n\n<div class="{{{{ x }}}}">\n<p>{LEAD} {{% y %}}{MORE}</p>\n</div>'
    assert blocks(markup, "a.md") == [("headline", "Ferry"), ("paragraph", f"{LEAD} {MORE}")]


@pytest.mark.parametrize(
    "mark", ["{{ ", "{% ", "{{< ", "{{/* ", "{# ", "{% comment %}", "{", "<A ", "`{", "```\n{"]
)
def test_marks_that_nothing_closes(mark: str) -> None:
    for path in ("a.md", "a.mdx"):
        assert document("a" + mark * 5000, path).text.startswith("a")


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("The ferry of {{< person >}} sailed.", "The ferry of {{< person >}} sailed."),
        ("{{% person %}} sailed on Monday.", "{{% person %}} sailed on Monday."),
        ("It sailed to {% island %}.", "It sailed to {% island %}."),
        ("The ferry sailed. {{< figure src=a >}}", "The ferry sailed."),
        ("{{< video a >}} The ferry sailed.", "The ferry sailed."),
        ("The {{< em >}}old{{< /em >}} ferry sailed.", "The old ferry sailed."),
        ("The ferry {# the old one #} sailed.", "The ferry sailed."),
    ],
)
def test_a_tag_in_a_sentence_stands_for_a_word(line: str, seen: str) -> None:
    made = document(f"{line}\n", "a.md")
    assert made.text == seen
    assert [made.text[low:high].strip() for low, high in made.opaque] == (
        [line[line.index("{") : line.rindex("}") + 1]] if "{" in seen else []
    )


def test_a_component_in_a_sentence_stands_for_a_word() -> None:
    made = document("It left the <Quay name='a'/>.\n\n<Map/>\n\nThe <B>old</B> ferry.\n", "a.mdx")
    assert made.text == "It left the <Quay name='a'/>.\n\nThe old ferry."
