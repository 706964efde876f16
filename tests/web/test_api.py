"""The API answers as its OpenAPI document says, and finds what the command line finds."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from serving import CHANGED, CLEAN, DAMAGED, ROOT, SOURCE, Server

from tlqa import Checker
from tlqa.outputs.json import story

if TYPE_CHECKING:
    import httpx

STORIES = ROOT / "tests" / "stories"
OTHER = "Le chat dort.\n\nIl pleut.\n\nLe vin est bon.\n\nElle rit beaucoup.\n\nC'est fini.\n"


@pytest.fixture(scope="module")
def document(server: Server) -> dict[str, Any]:
    found: dict[str, Any] = server.client.get("/openapi.json").json()
    return found


def valid(response: httpx.Response, name: str, document: dict[str, Any], status: int = 200) -> dict[str, Any]:
    """The value of a response that is as the document says."""
    assert response.status_code == status, response.text
    value: dict[str, Any] = response.json()
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    Draft202012Validator(schema).validate(value)
    return value


def findings(value: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for each in value["stories"] for finding in each["findings"]]


def test_the_document_is_one_of_openapi(document: dict[str, Any]) -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()


def test_every_path_and_method_of_the_document_is_there(server: Server, document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        for method in ("get", "post", "put", "delete"):
            answer = server.client.request(method, path.replace("{id}", "en/quotes/unopened"))
            assert (answer.status_code == 405) is (method not in operations), f"{method} {path}"


def test_a_check_finds_what_the_command_line_finds(server: Server, document: dict[str, Any]) -> None:
    value = valid(server.check(DAMAGED), "Checked", document)
    (told,) = value["stories"]
    known = json.loads(json.dumps(story(Checker().check_text(DAMAGED, "story"))))
    assert len(told["findings"]) == 3
    for found, meant in zip(told["findings"], known["findings"], strict=True):
        assert {key: found[key] for key in meant} == meant
    assert {key: told[key] for key in known if key not in ("findings", "translated_from")} == {
        key: known[key] for key in known if key not in ("findings", "translated_from")
    }
    assert (value["score"], value["verdict"]) == (known["score"], known["verdict"])


def test_offsets_count_code_points_and_utf16_units(server: Server, document: dict[str, Any]) -> None:
    text = "The 𝄞 band played 😀 . Nobody 👩‍🚒 left , they said."
    found = findings(valid(server.check(text), "Checked", document))
    assert found
    for each in found:
        assert text[each["start"] : each["end"]] == each["text"]
        units = text.encode("utf-16-le")[2 * each["utf16_start"] : 2 * each["utf16_end"]]
        assert units.decode("utf-16-le") == each["text"]
    assert any(each["utf16_start"] > each["start"] for each in found)


def test_half_a_character_does_no_harm(server: Server) -> None:
    body = b'{"text": "A quay \\ud83d and a boat , he said."}'
    answer = server.client.post("/api/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert answer.json()["stories"][0]["findings"]


FILES = sorted(path.name for path in STORIES.iterdir() if path.suffix not in (".yaml", ".yml"))


@pytest.mark.parametrize("name", [name for name in FILES if (STORIES / name).is_file()])
def test_files_are_read_as_the_command_line_reads_them(
    server: Server, document: dict[str, Any], name: str
) -> None:
    data = (STORIES / name).read_bytes()
    known = list(Checker().check_stories(data, name))
    answer = server.client.post(
        "/api/check",
        params={"name": name},
        content=data,
        headers={"Content-Type": "application/octet-stream"},
    )
    told = valid(answer, "Checked", document)
    reports = [each for each in known if not isinstance(each, Exception)]
    assert [each["format"] for each in told["stories"]] == [each.document.format for each in reports]
    assert [[f["fingerprint"] for f in each["findings"]] for each in told["stories"]] == [
        [f.fingerprint for f in each.findings] for each in reports
    ]


def test_a_media_type_says_the_format(server: Server, document: dict[str, Any]) -> None:
    page = b"<html><body><p>Prices rose by 3,4 percent, he said.</p></body></html>"
    for kind, format_ in (
        ("text/html", "html"),
        ("text/plain", "plain"),
        ("text/markdown; charset=utf-8", "markdown"),
    ):
        answer = server.client.post("/api/check", content=page, headers={"Content-Type": kind})
        assert valid(answer, "Checked", document)["format"] == format_


def test_a_charset_is_heeded(server: Server, document: dict[str, Any]) -> None:
    data = "The café closed , he said.".encode("latin-1")
    answer = server.client.post(
        "/api/check", content=data, headers={"Content-Type": "text/plain; charset=latin-1"}
    )
    value = valid(answer, "Checked", document)
    assert (value["text"], value["editable"]) == ("The café closed , he said.", False)


def test_the_language_it_came_from_is_heeded(server: Server, document: dict[str, Any]) -> None:
    value = valid(
        server.check(DAMAGED, source_language="fr", source="Les prix ont monté."), "Checked", document
    )
    assert value["signature"].endswith("source:fr")
    assert value["stories"][0]["translated_from"]["given"] is True


def test_a_story_is_held_against_its_source(server: Server, document: dict[str, Any]) -> None:
    source = f"\U0001f6a2 {SOURCE}"  # a character of two UTF-16 units before the place
    value = valid(server.check(CHANGED, source=source), "Checked", document)
    (told,) = value["stories"]
    assert told["source"] == {"language": "fr", "compared": True}
    assert told["translated_from"]["language"] == "fr"
    (found,) = (each for each in told["findings"] if each["rule"].startswith("en/bilingual"))
    where = found["source"]
    assert source[where["start"] : where["end"]] == where["text"]
    assert "450" in where["text"]
    assert where["utf16_start"] == where["start"] + 1
    (same,) = (each for each in Checker().check_text(CHANGED, source=source).findings if each.source)
    assert (same.rule, same.start, same.end) == (found["rule"], found["start"], found["end"])
    assert valid(server.check(CHANGED), "Checked", document)["stories"][0]["source"] is None
    assert valid(server.check(CHANGED, source=" \n"), "Checked", document)["stories"][0]["source"] is None


def test_the_language_of_a_source_may_be_said(server: Server, document: dict[str, Any]) -> None:
    value = valid(server.check("Soup.", source="Suppe.", source_language="de"), "Checked", document)
    assert value["stories"][0]["source"]["language"] == "de"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (CLEAN, "the source is in the language of the story"),
        (
            "Le chat dort.\n\nIl pleut.\n\nLe vin est bon.\n\nElle rit beaucoup.\n\nC'est fini.",
            "does not belong",
        ),
    ],
)
def test_a_source_of_something_else_is_said_once(
    server: Server, document: dict[str, Any], source: str, said: str
) -> None:
    text = (
        f"{CLEAN}\nThe harbour opened. Nobody was hurt on the way. The mayor thanked the crews of both ships."
    )
    (told,) = valid(server.check(text, source=source), "Checked", document)["stories"]
    assert told["source"]["compared"] is False
    assert [each["message"] for each in told["notices"] if said in each["message"]]
    assert not [each for each in told["findings"] if each["source"]]


def test_a_file_that_brings_its_source_keeps_it(server: Server, document: dict[str, Any]) -> None:
    data = (STORIES / "story.xlf").read_bytes()
    answer = server.client.post(
        "/api/check",
        params={"name": "story.xlf", "source": "Etwas ganz anderes."},
        content=data,
        headers={"Content-Type": "application/octet-stream"},
    )
    alone = server.client.post(
        "/api/check",
        params={"name": "story.xlf"},
        content=data,
        headers={"Content-Type": "application/octet-stream"},
    )
    value = valid(answer, "Checked", document)
    assert value["stories"][0]["source"] is not None
    assert findings(value) == findings(valid(alone, "Checked", document))


def test_a_report_has_the_source_beside_the_story(server: Server) -> None:
    answer = server.client.post("/api/report", json={"text": CHANGED, "source": SOURCE})
    assert answer.status_code == 200
    assert 'class="other" lang="fr" dir="ltr"' in answer.text


def test_fixes_are_made_beside_a_source(server: Server, document: dict[str, Any]) -> None:
    text = CHANGED + "\nPrices rose , he said.\n"
    answer = server.client.post("/api/fix", json={"text": text, "source": SOURCE})
    value = valid(answer, "Fixed", document)
    assert "rose, he said" in value["text"]
    assert [each["rule"] for each in value["after"]["stories"][0]["findings"] if each["source"]]


def test_what_is_to_be_ignored_is_left_out_of_the_score(server: Server, document: dict[str, Any]) -> None:
    first = valid(server.check(DAMAGED), "Checked", document)
    ignore = [each["fingerprint"] for each in findings(first)]
    second = valid(server.check(DAMAGED, ignore=ignore[:1]), "Checked", document)
    assert [each["fingerprint"] for each in findings(second)] == ignore[1:]
    assert second["ignored"] == 1
    assert second["score"] > first["score"]
    assert valid(server.check(DAMAGED, ignore=ignore), "Checked", document)["score"] == 100


def test_safe_fixes_are_made(server: Server, document: dict[str, Any]) -> None:
    answer = server.client.post("/api/fix", json={"text": DAMAGED})
    value = valid(answer, "Fixed", document)
    assert value["text"] == DAMAGED.replace(" ,", ",")
    (edit,) = value["edits"]
    assert DAMAGED[: edit["start"]] + edit["replacement"] + DAMAGED[edit["end"] :] == value["text"]
    assert "approve" in value["left"][0]["reason"]
    assert len(findings({"stories": value["after"]["stories"]})) == 2


def test_one_fix_is_made_when_a_person_asks_for_it(server: Server, document: dict[str, Any]) -> None:
    (wanted,) = (each for each in findings(server.check(DAMAGED).json()) if each["text"] == "3,4")
    assert wanted["fix"] == {"replacement": "3.4", "safe": False}
    answer = server.client.post("/api/fix", json={"text": DAMAGED, "only": [wanted["fingerprint"]]})
    assert valid(answer, "Fixed", document)["text"] == DAMAGED.replace("3,4", "3.4")


def test_speech_is_never_changed(server: Server, document: dict[str, Any]) -> None:
    text = CLEAN + "\n“Prices rose by 3,4 percent , and nobody came,” the mayor told reporters on Sunday.\n"
    spoken = [each for each in findings(server.check(text).json()) if each["fix"]]
    assert spoken
    assert not any(each["mendable"] or each["edit"] for each in spoken)
    only = [each["fingerprint"] for each in spoken]
    value = valid(
        server.client.post("/api/fix", json={"text": text, "only": only, "unsafe": True}), "Fixed", document
    )
    assert value["text"] == text
    assert {each["reason"] for each in value["left"]} == {"it stands in speech"}


def test_a_word_file_comes_back_mended(server: Server) -> None:
    data = (STORIES / "story.docx").read_bytes()
    answer = server.client.post(
        "/api/fix",
        params={"name": "story.docx", "as": "file"},
        content=data,
        headers={"Content-Type": "application/octet-stream"},
    )
    assert answer.status_code == 200
    assert 'filename="story.docx"' in answer.headers["content-disposition"]
    assert zipfile.is_zipfile(BytesIO(answer.content))
    before = next(iter(Checker().check_stories(data, "story.docx")))
    after = next(iter(Checker().check_stories(answer.content, "story.docx")))
    assert len(after.findings) < len(before.findings)  # type: ignore[union-attr]


def test_edits_of_markup_are_tried_by_the_server(server: Server, document: dict[str, Any]) -> None:
    text = "<p>Prices &amp; wages rose , he said.</p>"
    (found,) = findings(valid(server.check(text, format="html"), "Checked", document))
    assert (found["edit"], found["mendable"]) == (None, True)
    value = valid(server.client.post("/api/fix", json={"text": text, "format": "html"}), "Fixed", document)
    assert value["text"] == "<p>Prices &amp; wages rose, he said.</p>"


@pytest.mark.parametrize("output", ["markdown", "json", "text", "sarif"])
def test_reports_of_every_format(server: Server, output: str) -> None:
    answer = server.client.post(
        "/api/report", json={"text": DAMAGED, "name": "Brève/été.txt", "output": output}
    )
    assert answer.status_code == 200
    assert "en/quotes/unopened" in answer.text
    assert answer.headers["content-disposition"].startswith('attachment; filename="_t_.tlqa.')


def test_a_rule_explains_itself(server: Server, document: dict[str, Any]) -> None:
    value = valid(server.client.get("/api/rules/en/quotes/unopened"), "Rule", document)
    assert value["id"] == "en/quotes/unopened"
    assert value["bad"][0]["spans"]
    assert value["good"]
    valid(server.client.get("/api/rules/en/quotes/no-such-rule"), "Error", document, 404)


def test_what_a_newsroom_ignores_is_kept(server: Server, document: dict[str, Any]) -> None:
    wanted = findings(server.check(DAMAGED, newsroom="Harbour desk").json())[0]
    entry = {
        "newsroom": "Harbour desk",
        "fingerprint": wanted["fingerprint"],
        "rule": wanted["rule"],
        "text": wanted["text"],
    }
    kept = valid(server.client.post("/api/ignored", json=entry), "Ignored", document)
    assert [each["text"] for each in kept["ignored"]] == [wanted["text"]]
    value = valid(server.check(DAMAGED, newsroom="Harbour desk"), "Checked", document)
    assert wanted["fingerprint"] not in {each["fingerprint"] for each in findings(value)}
    assert value["ignored"] == 1
    assert server.check(DAMAGED, newsroom="Market desk").json()["ignored"] == 0
    assert server.check(DAMAGED).json()["ignored"] == 0
    where = {"newsroom": "Harbour desk", "fingerprint": wanted["fingerprint"]}
    valid(server.client.get("/api/ignored", params={"newsroom": "Harbour desk"}), "Ignored", document)
    assert valid(server.client.delete("/api/ignored", params=where), "Ignored", document)["ignored"] == []
    assert server.check(DAMAGED, newsroom="Harbour desk").json()["ignored"] == 0


def test_health(server: Server, document: dict[str, Any]) -> None:
    value = valid(server.client.get("/api/health"), "Health", document)
    assert value["limits"]["size"] == 1_000_000
