// The list of findings: a card each, with the reason and what can be done.

const SEVERITIES = { minor: "Minor", major: "Major", critical: "Critical" };

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children);
  return made;
}

// What stands in the source, in its own language.
function compared(finding) {
  const text = finding.source.text.trim();
  const quoted = words(text);
  if (finding.language) quoted.lang = finding.language;
  return element("p", { className: "compared" }, "In the source: ", quoted);
}

// Somebody's words, set apart so that marks of writing direction in them turn nothing else round.
const words = (text, name = "bdi") => element(name, { className: name === "bdi" ? "words" : "", dir: "auto" }, visible(text));

// Characters that nobody sees are shown by their names: they are often what is wrong.
function visible(text) {
  const short = text.length > 200 ? `${text.slice(0, 120)} … ${text.slice(-60)}` : text;
  return short.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, (c) => `‹U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}›`);
}

export class Findings {
  // actions: accept, once, always, show, each called with what gives the finding of a card as it is by then.
  constructor(list, actions) {
    this.list = list;
    this.actions = actions;
    this.findings = [];
    this.current = null;
    this.made = 0;
    this.lang = "en";  // of messages, reasons and advice
    list.addEventListener("focusin", (event) => {
      const card = event.target.closest("li");
      if (card) this.actions.chosen(card.dataset.finding);
    });
  }

  // A card that is there stays the same element, so that the focus in it is not lost: also where its finding has
  // another name now, because the words beside it are others.
  show(findings) {
    const old = [...this.list.children];
    const byKey = new Map(old.map((card) => [card.dataset.finding, card]));
    const taken = new Set();
    const take = (card, finding) => {
      if (!card || taken.has(card) || card.dataset.looks !== looks(finding)) return null;
      taken.add(card);
      return card;
    };
    const same = findings.map((finding) => take(byKey.get(finding.key), finding));
    const cards = findings.map((finding, i) => {
      const alike = () => old.find((each) => !taken.has(each) && each.dataset.looks === looks(finding));
      const card = same[i] ?? take(alike(), finding) ?? this.card(finding);
      card.dataset.finding = finding.key;
      card.querySelector(".where").textContent = where(finding);
      return card;
    });
    this.findings = findings;
    this.put(cards);
    this.mark();
  }

  put(cards) {
    const kept = new Set(cards);
    for (const card of [...this.list.children]) if (!kept.has(card)) card.remove();
    cards.forEach((card, i) => {
      if (this.list.children[i] !== card) this.list.insertBefore(card, this.list.children[i] ?? null);
    });
  }

  choose(key) {
    this.current = key;
    this.mark();
  }

  mark() {
    for (const card of this.list.children) {
      if (card.dataset.finding === this.current) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    }
  }

  cardOf(key) {
    return [...this.list.children].find((card) => card.dataset.finding === key);
  }

  index(key) {
    return this.findings.findIndex((each) => each.key === key);
  }

  card(finding) {
    this.made += 1;
    const id = `finding-${this.made}`;
    const card = element("li", { className: `finding ${finding.severity}`, tabIndex: -1 });
    card.dataset.finding = finding.key;
    card.dataset.looks = looks(finding);
    card.setAttribute("aria-labelledby", id);
    const severity = element("span", { className: "severity" }, SEVERITIES[finding.severity]);
    const place = element("span", { className: "note where" });
    card.append(
      element("p", { className: "head" }, severity, place),
      element("h3", { id, lang: this.lang }, element("bdi", { dir: "auto" }, visible(finding.message))),
      element("p", {}, "In the story: ", words(finding.text)),
      element("p", { className: "why", lang: this.lang }, finding.why),
    );
    if (finding.source?.text.trim()) card.append(compared(finding));
    if (finding.fix) card.append(proposal(finding));
    else if (finding.advice) card.append(element("p", {}, "What to do: ", element("span", { lang: this.lang }, finding.advice)));
    card.append(this.buttons(finding, id, card));
    return card;
  }

  buttons(finding, id, card) {
    const now = () => this.findings[this.index(card.dataset.finding)];
    const button = (text, act, className = "") => {
      const made = element("button", { type: "button", className }, text);
      made.setAttribute("aria-describedby", id);
      made.addEventListener("click", () => act(now));
      return made;
    };
    const made = element("div", { className: "tools" });
    if (finding.mendable) made.append(button("Accept fix", this.actions.accept, "main"));
    made.append(
      button("Show in story", this.actions.show),
      ...(finding.pasted ? [button("Show in source", this.actions.showSource)] : []),
      button("Ignore once", this.actions.once),
      button("Ignore always", this.actions.always),
    );
    return made;
  }
}

function proposal(finding) {
  const to = finding.fix.replacement;
  const made = element("p", {}, "Fix: ", words(finding.text, "del"), " → ", to ? words(to, "ins") : "nothing");
  if (!finding.mendable) made.append(`; ${finding.not_mended ?? "it cannot be made here"}, so change it by hand`);
  else if (!finding.fix.safe) made.append("; see whether the sentence still says the same");
  return made;
}

// What a card shows; one that looks the same need not be made anew.
function looks(finding) {
  return JSON.stringify([finding.severity, finding.message, finding.why, finding.text, finding.fix, finding.mendable, finding.not_mended, finding.source?.text, finding.language, finding.pasted]);
}

function where(finding) {
  const sure = { high: "sure", medium: "fairly sure", low: "not so sure" }[finding.confidence];
  return `line ${finding.line}, ${sure}${finding.in_quotation ? ", in speech" : ""}`;
}
