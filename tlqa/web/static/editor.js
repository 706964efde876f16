// The textarea, which stays the browser's own, and the layer below it that shows the marks.

import { difference, linesOf, moved } from "./marks.js";

const MOST_AS_TYPED = 300_000;  // a longer text is set at once: browsers take long to "type" it

export class Editor {
  constructor(area, mirror, changed) {
    this.area = area;
    this.mirror = mirror;
    this.text = "";
    this.findings = [];
    this.current = null;
    this.shown = [];
    area.addEventListener("input", () => {
      this.follow();
      changed();
    });
    this.draw();
  }

  // The text has changed: the marks go along with it at once, before anybody has looked.
  follow() {
    const now = this.area.value;
    if (now === this.text) return;
    this.findings = moved(this.findings, difference(this.text, now));
    this.text = now;
    this.draw();
  }

  show(findings, current) {
    this.findings = findings;
    this.current = current;
    this.draw();
  }

  choose(current) {
    this.current = current;
    this.draw();
  }

  // Only the lines that are not what they were are made anew.
  draw() {
    const lines = linesOf(this.text, this.findings, this.current);
    const keys = lines.map((line) => (line.pieces ? JSON.stringify(line.pieces) : line.text));
    const old = this.shown;
    const most = Math.min(old.length, keys.length);
    let start = 0;
    while (start < most && old[start] === keys[start]) start += 1;
    let rest = 0;
    while (rest < most - start && old[old.length - 1 - rest] === keys[keys.length - 1 - rest]) rest += 1;
    for (let i = start; i < old.length - rest; i += 1) this.mirror.children[start].remove();
    const made = document.createDocumentFragment();
    for (let i = start; i < keys.length - rest; i += 1) made.append(drawn(lines[i]));
    this.mirror.insertBefore(made, this.mirror.children[start] ?? null);
    this.shown = keys;
  }

  // Replace a stretch as if it had been typed, so that the browser's own undo takes it back.
  replace(start, end, text) {
    const focus = document.activeElement;
    const whole = start === 0 && end === this.area.value.length;
    if (whole && text.length > MOST_AS_TYPED) {
      this.area.value = text;
      this.area.dispatchEvent(new InputEvent("input"));
      return;
    }
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const done = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
    if (!done) {
      this.area.setRangeText(text, start, end, "end");
      this.area.dispatchEvent(new InputEvent("input"));
    }
    if (focus instanceof HTMLElement && focus !== this.area) focus.focus({ preventScroll: true });
  }

  undo() {
    this.area.focus();
    document.execCommand("undo");
  }

  // Put the caret on a finding, and bring it into sight.
  select(finding) {
    this.area.setSelectionRange(finding.utf16_start, finding.utf16_end);
    this.reveal();
  }

  reveal() {
    this.mirror.querySelector("mark.current")?.scrollIntoView({ block: "nearest" });
  }

  // The finding that the caret is in.
  here() {
    const at = this.area.selectionStart;
    return this.findings.find((each) => each.utf16_start <= at && at <= each.utf16_end);
  }
}

function drawn(line) {
  const made = document.createElement("div");
  if (!line.pieces) {
    made.textContent = line.text;
    return made;
  }
  for (const piece of line.pieces) {
    const part = piece.kind ? document.createElement("mark") : document.createElement("span");
    if (piece.kind) part.className = piece.kind;
    part.textContent = piece.text;
    made.append(part);
  }
  return made;
}
