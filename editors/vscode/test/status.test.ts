/** What the status bar says. */

import assert from "node:assert/strict";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { command } from "../src/server";
import { status, type Score } from "../src/status";

const STORY: Score = {
  uri: "file:///a.txt",
  version: 3,
  score: 71.6,
  verdict: "review",
  words: 412,
  stories: 1,
  findings: { critical: 0, major: 2, minor: 1 },
  suppressed: 0,
  problem: null,
};

test("a story with findings", () => {
  assert.deepEqual(status(STORY), {
    text: "$(book) tlqa 72",
    tooltip: "review, 412 words\n2 major, 1 minor",
    level: "warning",
  });
});

test("a clean story of one word, and one with something critical", () => {
  const clean = { ...STORY, score: 100, verdict: "pass", words: 1, findings: { critical: 0, major: 0, minor: 0 } };
  assert.deepEqual(status(clean), { text: "$(book) tlqa 100", tooltip: "pass, 1 word\nnothing found", level: "good" });
  const grave = { ...clean, findings: { critical: 1, major: 0, minor: 0 }, suppressed: 2 };
  assert.deepEqual(status(grave).tooltip.split("\n").slice(1), ["1 critical", "2 suppressed"]);
  assert.equal(status(grave).level, "error");
});

test("a feed of which one story cannot be read", () => {
  const { tooltip } = status({ ...STORY, stories: 3, problem: "feed.xml:9: no text" });
  assert.equal(
    tooltip,
    "the worst of 3 stories; review, 412 words\n2 major, 1 minor\nnot all was checked: feed.xml:9: no text",
  );
});

test("a story that was not checked", () => {
  const shown = status({ ...STORY, score: null, verdict: null, problem: "tlqa.yaml:1: unknown key 'ignor'" });
  assert.deepEqual(shown, {
    text: "$(warning) tlqa",
    tooltip: "not checked: tlqa.yaml:1: unknown key 'ignor'",
    level: "error",
  });
});

test("the program's path", () => {
  assert.deepEqual(command("/opt/tlqa"), { command: "/opt/tlqa", args: ["lsp", "--stdio"] });
  assert.equal(command(" ").command, "tlqa");
  assert.equal(command("~/venv/bin/tlqa").command, join(homedir(), "venv/bin/tlqa"));
});
