// The source beside the story: what was pasted, in which language, and whether the two go together.

const PAUSE = 300;  // milliseconds that a change of the source waits for the next one
const names = new Intl.DisplayNames(["en"], { type: "language" });

export class Beside {
  // changed: told that the story is to be checked again, after so many milliseconds.
  constructor(area, choice, box, state, changed) {
    this.area = area;
    this.choice = choice;
    this.box = box;
    this.state = state;
    area.addEventListener("input", () => {
      this.set();
      changed(PAUSE);
    });
    choice.addEventListener("change", () => {
      this.set();
      changed(0);
    });
    if (area.value) box.open = true;  // what the browser kept of an earlier visit
    this.set();
  }

  get text() {
    return this.area.value;
  }

  // What is sent along with the story.
  get said() {
    if (!this.text.trim()) return {};
    return { source: this.text, ...(this.choice.value ? { source_language: this.choice.value } : {}) };
  }

  set() {
    this.area.lang = this.choice.value;
    if (!this.text.trim()) this.say("");
  }

  // What a finding of a story says of its source; what a file brought with it stands in no box.
  of(finding, story) {
    if (!finding.source) return {};
    return { language: story.source?.language ?? "", pasted: this.holds(finding.source) };
  }

  holds(span) {
    return span.utf16_end > span.utf16_start && this.text.slice(span.utf16_start, span.utf16_end) === span.text;
  }

  show(answer) {
    const stories = (answer?.stories ?? []).filter((each) => each.source);
    if (!stories.length) {
      this.say("");
      return;
    }
    const together = stories.filter((each) => each.source.compared);
    const codes = [...new Set(together.map((each) => each.source.language).filter(Boolean))];
    if (!this.choice.value && codes.length === 1) this.area.lang = codes[0];
    const told = stories.flatMap((each) => (each.source.compared ? [] : each.notices.slice(0, 1).map((notice) => notice.message)));
    const from = codes.length ? ` (${codes.map((code) => names.of(code)).join(", ")})` : "";
    this.say([together.length ? `The story was held against its source${from}.` : "", ...told.map((each) => `${each[0].toUpperCase()}${each.slice(1)}.`)].filter(Boolean).join(" "));
  }

  say(words) {
    if (this.state.textContent !== words) this.state.textContent = words;
  }

  // The place in the source, selected and in sight.
  select(span) {
    this.box.open = true;
    this.area.focus();
    this.area.setSelectionRange(span.utf16_start, span.utf16_end);
    // a browser scrolls to a selection only as it is typed: the lines before it say how far
    const part = this.text.slice(0, span.utf16_start).length / Math.max(1, this.text.length);
    this.area.scrollTop = Math.max(0, part * this.area.scrollHeight - this.area.clientHeight / 2);
    this.area.scrollIntoView({ block: "nearest" });
  }

  forget() {
    this.area.value = "";
    this.choice.value = "";
    this.set();
  }
}
