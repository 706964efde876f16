// The page: ties the editor, the list of findings and the server together.

import { Checking } from "./checking.js";
import { Editor } from "./editor.js";
import { Beside } from "./beside.js";
import { Source, download } from "./files.js";
import { Findings } from "./findings.js";
import { Ignoring } from "./ignoring.js";
import { Score, counted } from "./score.js";
import * as server from "./server.js";

const byId = (id) => document.getElementById(id);
const source = new Source();
const score = new Score();
const original = new Beside(byId("source"), byId("source-language"), byId("source-box"), byId("source-state"), (delay) => checking.changed(delay));
let largest = 1_000_000;
let last = null;  // what the server found last
let current = null;  // the key of the finding that is looked at

const editor = new Editor(byId("story"), byId("mirror"), changed);
const findings = new Findings(byId("findings"), {
  accept: (now) => accept(now),
  once: (now) => once(now),
  always: (now) => always(now),
  show,
  showSource,
  chosen,
});
const ignoring = new Ignoring(byId("ignored-box"), byId("ignored-title"), byId("ignored"), () => checking.changed(0));
ignoring.failed = tell;
const checking = new Checking({ story, found, failed: tell });

function story(more = {}) {
  const name = source.name ? { name: source.name.slice(-200) } : {};
  return { text: editor.text, format: source.format, ignore: ignoring.fingerprints, ...name, ...original.said, ...more };
}

function changed() {
  const there = Boolean(editor.text);
  for (const id of ["save", "report", "clear"]) byId(id).disabled = !there;
  checking.changed();
}

function found(answer) {
  last = answer;
  const all = answer ? answer.stories.flatMap((each, number) => each.findings.map((one) => ({ ...one, ...original.of(one, each), key: `${number}.${one.fingerprint}` }))) : [];
  original.show(answer);
  all.sort((one, other) => one.utf16_start - other.utf16_start);
  current = renamed(all);
  editor.show(all, current);
  findings.show(all);
  findings.choose(current);
  score.show(answer, all);
  byId("walk").hidden = !all.length;
  byId("fix-all").disabled = !all.some((each) => each.mendable && each.fix?.safe);
}

// The finding that is looked at may have another name, when the words beside it are others.
function renamed(all) {
  if (all.some((each) => each.key === current)) return current;
  const was = editor.findings.find((each) => each.key === current);
  const same = was && all.find((each) => each.rule === was.rule && each.utf16_start === was.utf16_start);
  return same ? same.key : null;
}

function tell(problem) {
  const box = byId("problem");
  box.hidden = !problem;
  if (problem && box.textContent !== problem.message) box.textContent = problem.message;
  if (!problem) box.textContent = "";
}

// Does what a button asks; what goes wrong is said.
const doing = (act) => async (...given) => {
  try {
    await act(...given);
  } catch (problem) {
    tell(problem);
  }
};

function chosen(key) {
  if (key === current) return;
  current = key;
  findings.choose(key);
  editor.choose(key);
}

// After a finding is dealt with, the next one is at hand.
function onward(index) {
  const next = findings.findings[Math.min(index, findings.findings.length - 1)];
  const card = next && findings.cardOf(next.key);
  if (card) card.focus();
  else byId("findings-title").focus();
}

// The last answer without a finding: what is shown until the server has looked again.
function drop(finding) {
  const stories = last.stories.map((each, number) => ({
    ...each,
    findings: editor.findings.filter((one) => one.key.startsWith(`${number}.`) && one.key !== finding.key),
  }));
  const index = findings.index(finding.key);
  found({ ...last, stories });
  onward(index);
}

// The finding where it stands now: something may have been typed since the server looked.
const placed = (finding) => finding && editor.findings.find((each) => each.key === finding.key);

const accept = doing(async (now) => {
  if (!placed(now())?.edit) await checking.settled();
  const finding = now();
  if (!finding) return;
  const text = editor.text;
  const edit = placed(finding)?.edit;
  const edits = edit ? [edit] : (await server.fix(story({ only: [finding.fingerprint] }))).edits;
  if (text !== editor.text) return;  // something was typed meanwhile
  if (!edits.length) throw new Error("That fix cannot be written here without harm to the file; change it by hand.");
  make(edits);
  drop(finding);
  score.sayNow(`Fixed: ${finding.text.slice(0, 80)}. ${counted(findings.findings.length, "finding")} left`);
});

// Edits as one step, so that one undo takes them back.
function make(edits) {
  const ordered = [...edits].sort((one, other) => one.utf16_start - other.utf16_start);
  const [low, high] = [ordered[0].utf16_start, Math.max(...ordered.map((each) => each.utf16_end))];
  let text = "";
  let at = low;
  for (const each of ordered) {
    text += editor.text.slice(at, each.utf16_start) + each.replacement;
    at = each.utf16_end;
  }
  editor.replace(low, high, text + editor.text.slice(at, high));
}

const fixAll = doing(async () => {
  const text = editor.text;
  const { edits } = await server.fix(story());
  if (text !== editor.text) return;
  if (edits.length) make(edits);
  score.sayNow(edits.length ? `${counted(edits.length, "fix", "fixes")} made` : "There is nothing that can be fixed safely");
});

// What is ignored goes by its name, and that may have changed with the last edit.
const once = doing(async (now) => {
  await checking.settled();
  const finding = now();
  if (!finding) return;
  ignoring.addOnce(finding);
  drop(finding);
});

const always = doing(async (now) => {
  await checking.settled();
  const finding = now();
  if (!finding) return;
  await ignoring.addAlways(finding);
  drop(finding);
});

function show(now) {
  const finding = now();
  if (!finding) return;
  chosen(finding.key);
  editor.area.focus();
  editor.select(placed(finding) ?? finding);
}

function showSource(now) {
  const finding = now();
  if (!finding?.source) return;
  chosen(finding.key);
  original.select(finding.source);
}

// To the next finding or the one before: in the story for who is in the story, else in the list.
function walk(step) {
  const all = findings.findings;
  if (!all.length) return;
  const inStory = document.activeElement === editor.area;
  let index = findings.index(current);
  if (inStory || index < 0) index = beside(all, step);
  else index = (index + step + all.length) % all.length;
  const finding = all[index];
  chosen(finding.key);
  const card = findings.cardOf(finding.key);
  if (inStory) {
    editor.select(placed(finding) ?? finding);
    card.scrollIntoView({ block: "nearest" });
    score.sayNow(`${finding.severity}: ${finding.message}`);
  } else {
    card.focus();
    editor.reveal();
  }
}

function beside(all, step) {
  const { selectionStart, selectionEnd } = editor.area;
  if (step > 0) {
    const index = all.findIndex((each) => each.utf16_start >= selectionEnd && each.utf16_end > selectionStart);
    return index < 0 ? 0 : index;
  }
  const before = all.filter((each) => each.utf16_end <= selectionStart).length - 1;
  return before < 0 ? all.length - 1 : before;
}

const open = doing(async (file) => {
  if (!file) return;
  if (file.size > largest) throw new Error(`${file.name} is too large: at most ${largest / 1e6} MB are taken.`);
  const answer = await server.open(file);
  ignoring.forget();
  editor.replace(0, editor.area.value.length, source.take(file, answer));
  editor.area.setSelectionRange(0, 0);
  editor.area.focus();
  byId("origin").textContent = source.describe(answer);
  byId("origin").hidden = false;
  byId("save-file").hidden = !source.file;
});

function forget() {
  source.forget();
  ignoring.forget();
  byId("origin").hidden = true;
  byId("save-file").hidden = true;
}

function clear() {
  forget();
  original.forget();
  editor.replace(0, editor.area.value.length, "");
  editor.area.focus();
}

byId("open").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", async (event) => {
  await open(event.target.files[0]);
  event.target.value = "";
});
byId("clear").addEventListener("click", clear);
byId("fix-all").addEventListener("click", fixAll);
byId("next").addEventListener("click", () => walk(1));
byId("previous").addEventListener("click", () => walk(-1));
byId("save").addEventListener("click", () => download(source.blob(editor.text), source.storyName));
byId("save-file").addEventListener("click", doing(async () => download(await server.fixedFile(source.file), source.name)));
byId("report").addEventListener("click", doing(async () => download(await server.report(story()), source.reportName)));

// A story pasted in the place of the whole old one is another story.
editor.area.addEventListener("paste", () => {
  if (editor.area.selectionStart === 0 && editor.area.selectionEnd === editor.area.value.length) forget();
});
for (const name of ["click", "keyup"]) {
  editor.area.addEventListener(name, () => {
    const finding = editor.here();
    if (!finding || finding.key === current) return;
    chosen(finding.key);
    findings.cardOf(finding.key)?.scrollIntoView({ block: "nearest" });
  });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
  if (event.key === "F8" && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    walk(event.shiftKey ? -1 : 1);
  } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) {
    event.preventDefault();
    editor.undo();
  }
});

// A file may be dropped anywhere; text goes where the browser puts it.
const hasFile = (event) => event.dataTransfer?.types.includes("Files");
document.addEventListener("dragover", (event) => {
  if (!hasFile(event)) return;
  event.preventDefault();
  byId("editor").classList.add("dropping");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) byId("editor").classList.remove("dropping");
});
document.addEventListener("drop", (event) => {
  byId("editor").classList.remove("dropping");
  if (!hasFile(event)) return;
  event.preventDefault();
  open(event.dataTransfer.files[0]);
});

const begin = doing(async () => {
  const told = await server.health();
  largest = told.limits.size;
  findings.lang = told.locale;
  byId("version").textContent = told.version;
  byId("newsroom").textContent = told.newsroom;
  await ignoring.load();
});
await begin();
editor.follow();  // what the browser kept of an earlier visit
if (editor.text) changed();
document.documentElement.dataset.ready = "true";
