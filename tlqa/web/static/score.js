// The score with its verdict and parts, the language the story came from, and what is said aloud.

import { element } from "./findings.js";

const VERDICTS = {
  pass: ["pass", "pass: may go out"],
  review: ["review", "review: have a look first"],
  fail: ["fail", "fail: not fit to go out"],
  "too short to score": ["short", "too short to score"],
};
const PAUSE = 1500;  // milliseconds without news before it is said aloud: who types hears their own words

const byId = (id) => document.getElementById(id);
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export class Score {
  constructor() {
    this.timer = 0;
    this.last = "";
  }

  show(answer, findings) {
    byId("score").hidden = !answer;
    byId("empty").hidden = Boolean(answer);
    if (!answer) return;
    const [name, words] = VERDICTS[answer.verdict];
    byId("score-value").textContent = String(answer.score);
    byId("verdict").textContent = words;
    byId("verdict").className = `verdict ${name}`;
    const stories = answer.stories.length > 1 ? `${counted(answer.stories.length, "story", "stories")}, the score of the worst; ` : "";
    const ignored = answer.ignored ? `, ${answer.ignored} ignored` : "";
    const unread = answer.errors.length ? `; not read: ${answer.errors.join("; ")}` : "";
    byId("summary").textContent = `${stories}${counted(findings.length, "finding")}${ignored}, ${counted(answer.words, "word")}${unread}`;
    this.parts(answer);
    this.language(answer);
    this.say(`${counted(findings.length, "finding")}, score ${answer.score}, ${answer.verdict}`);
  }

  parts(answer) {
    const rows = answer.stories.flatMap((story) => story.parts).map((part) => {
      const kind = part.category.replaceAll("/", ", ").replaceAll("-", " ");
      return element("li", {}, `${kind}: ${part.findings} ${part.severity}, ${part.points} points`);
    });
    byId("parts-box").hidden = !rows.length;
    byId("parts").replaceChildren(...rows, element("li", {}, `How it is counted: ${answer.signature}`));
  }

  language(answer) {
    const from = answer.stories.length === 1 ? answer.stories[0].translated_from : null;
    byId("language").hidden = !from;
    if (!from) return;
    const name = new Intl.DisplayNames(["en"], { type: "language" }).of(from.language);
    byId("language").textContent = from.given ? `Translated from ${name}` : `Probably translated from ${name} (${Math.round(from.sure * 100)} % sure)`;
  }

  // Said once the typing pauses, and only what is new.
  say(words) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (words === this.last) return;
      this.last = words;
      byId("status").textContent = words;
    }, PAUSE);
  }

  // Said at once: the answer to something that was done.
  sayNow(words) {
    clearTimeout(this.timer);
    this.last = words;
    byId("status").textContent = words;
  }
}
