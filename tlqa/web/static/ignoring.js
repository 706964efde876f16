// What is not to be reported: in this story only, or never again in this newsroom.

import { element } from "./findings.js";
import { ignore, ignored, unignore } from "./server.js";

export class Ignoring {
  // changed: called when something is ignored, or no longer.
  constructor(box, title, list, changed) {
    this.box = box;
    this.title = title;
    this.list = list;
    this.changed = changed;
    this.once = new Map();
    this.always = [];
  }

  async load() {
    this.always = (await ignored()).ignored;
    this.draw();
  }

  get fingerprints() {
    return [...this.once.keys()].slice(-1000);
  }

  addOnce(finding) {
    this.once.set(finding.fingerprint, finding);
    this.draw();
    this.changed();
  }

  async addAlways(finding) {
    this.always = (await ignore(finding)).ignored;
    this.draw();
    this.changed();
  }

  async back(fingerprint) {
    if (!this.once.delete(fingerprint)) this.always = (await unignore(fingerprint)).ignored;
    this.draw();
    this.title.focus();
    this.changed();
  }

  forget() {
    this.once.clear();
    this.draw();
  }

  draw() {
    const rows = [
      ...[...this.once.values()].map((each) => this.row(each, "in this story")),
      ...this.always.map((each) => this.row(each, "always")),
    ];
    this.box.hidden = !rows.length;
    this.title.textContent = `Ignored (${rows.length})`;
    this.list.replaceChildren(...rows);
  }

  row(each, how) {
    const id = `ignored-${each.fingerprint.replace(":", "-")}`;
    const text = element("bdi", { id, className: "words", dir: "auto" }, each.text.slice(0, 120) || each.rule);
    const button = element("button", { type: "button", "aria-describedby": id }, "Report again");
    button.addEventListener("click", () => this.back(each.fingerprint).catch((problem) => this.failed?.(problem)));
    return element("li", {}, text, ` (${how}, ${each.rule}) `, button);
  }
}
