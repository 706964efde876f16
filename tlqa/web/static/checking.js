// Asks the server what is wrong with the story as it is now: one request on its way at a time, the newest text after
// it. An answer to a text that is no longer there is dropped.

import { check } from "./server.js";

export const DEBOUNCE = 30;  // milliseconds that a change waits for the next one; benchmarks/serve.py does the same
const LONGEST = 10;  // seconds

export class Checking {
  // story: gives what to send; found: takes the answer to it; failed: takes the problem, null when it is over.
  constructor({ story, found, failed }) {
    this.story = story;
    this.found = found;
    this.failed = failed;
    this.version = 0;
    this.asking = false;
    this.timer = 0;
    this.tries = 0;
    this.answered = 0;
    this.waiting = [];
  }

  // Waits until what is shown is about the text as it is; gives up with the server.
  settled() {
    return this.answered === this.version ? Promise.resolve() : new Promise((done) => this.waiting.push(done));
  }

  settle() {
    for (const done of this.waiting.splice(0)) done();
  }

  changed(delay = DEBOUNCE) {
    this.version += 1;
    this.later(delay);
  }

  later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), delay);
  }

  async ask() {
    if (this.asking) return;  // whoever waits for the answer sees that there is something newer
    this.asking = true;
    const version = this.version;
    let again = -1;
    try {
      const story = this.story();
      const answer = story.text.trim() ? await check(story) : null;
      this.tries = 0;
      if (version === this.version) {
        this.answered = version;
        this.failed(null);
        this.found(answer);
        this.settle();
      }
    } catch (problem) {
      if (version === this.version) {
        this.failed(problem);
        this.settle();
      }
      if (problem.retry) {
        this.tries += 1;
        again = Math.min(problem.retry * 2 ** (this.tries - 1), LONGEST) * 1000;
      }
    } finally {
      this.asking = false;
    }
    if (again >= 0) this.later(again);
    else if (version !== this.version) this.later(0);
  }
}
