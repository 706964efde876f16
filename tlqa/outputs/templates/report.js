"use strict";
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const GRAVEST = ["critical", "major", "minor"];

  const SAID = JSON.parse(document.body.dataset.said);
  const said = (name, places = {}) => SAID[name].replace(/\{(\w+)\}/g, (whole, place) => places[place] ?? whole);

  const say = (text) => {
    const status = $("#status");
    if (status) status.textContent = text;
  };
  /* The sum of math.fsum: exact partial sums (Shewchuk 1997). */
  const fsum = (numbers) => {
    const partials = [];
    for (let x of numbers) {
      let kept = 0;
      for (let y of partials) {
        if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
        const high = x + y;
        const low = y - (high - x);
        if (low) partials[kept++] = low;
        x = high;
      }
      partials.length = kept;
      partials.push(x);
    }
    return partials.reduceRight((sum, each) => sum + each, 0);
  };

  /* As Python rounds: of two that are as near, the even one. Only odd quarters lie between two tenths, and
     only odd eighths between two hundredths. */
  const round = (x, digits = 1) => {
    const tens = 10 ** digits;
    if (Math.abs((x * 2 ** (digits + 1)) % 2) !== 1) return Number(x.toFixed(digits));
    const low = Math.floor(x * tens);
    return (low % 2 ? low + 1 : low) / tens;
  };
  const FORM = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const score = (number) => number.toLocaleString("en", FORM);
  const points = (numbers) => score(round(round(fsum(numbers), 2)));

  /* What each finding costs, after the cap of its rule. */
  const costs = (findings, scale) => {
    const byRule = new Map();
    for (const f of findings) byRule.set(f.rule, [...(byRule.get(f.rule) || []), f]);
    const cost = new Map();
    for (const mine of byRule.values()) {
      const weight = Math.max(...mine.map((f) => (scale.confidences[f.confidence] ? f.points / scale.confidences[f.confidence] : f.points)));
      const cap = scale.cap * weight;
      const total = fsum(mine.map((f) => f.points));
      for (const f of mine) cost.set(f, total <= cap ? f.points : (cap * f.points) / total);
    }
    return cost;
  };

  /* The score of some findings, as tlqa/scoring has it. */
  const scoreOf = (findings, words, scale) => {
    const cost = costs(findings, scale);
    const total = fsum(findings.map((f) => cost.get(f)));
    const length = Math.max(words, scale.minWords, 1);
    const tolerated = scale.model === "linear" ? (scale.tolerated * length) / scale.referenceWords : scale.a * Math.log1p(scale.b * length);
    const value = round(Math.max(0, 100 - ((100 - scale.passing) * total) / tolerated));
    let verdict = value >= scale.passing ? "pass" : value >= scale.review ? "review" : "fail";
    if (words < scale.minWords) verdict = "too short to score";
    if (scale.failOnCritical && findings.some((f) => f.severity === "critical" && f.confidence === "high" && f.points > 0)) verdict = "fail";
    return { value, verdict, cost };
  };

  const SHAPES = { pass: "✓", review: "▲", fail: "✖", "too short to score": "–" };

  /* A story: its findings, read from its cards when it is first shown. */
  class Story {
    constructor(article) {
      this.article = article;
      this.words = Number(article.dataset.words);
      this.scale = article.dataset.scale ? JSON.parse(article.dataset.scale) : null;
      this.findings = $$(".card", article).map((card) => {
        const { n, s, c, k, r, p, l } = card.dataset;
        return { card, number: Number(n), severity: s, confidence: c, category: k, rule: r, points: Number(p), line: l, label: $(`#m-${n}`), shown: true };
      });
      this.byNumber = new Map(this.findings.map((f) => [f.number, f]));
      this.marks = $$("mark.m", article).map((mark) => ({ mark, findings: mark.dataset.f.split(" ").map((n) => this.byNumber.get(Number(n))) }));
      this.first = new Map($$(".result [class], .parts td, .margin b", article).map((each) => [each, each.textContent]));
      this.verdict = $(".score", article).dataset.verdict;
      this.needle = $(".needle", article).getAttribute("x");
    }

    get shown() { return this.findings.filter((f) => f.shown); }

    filter(wanted) {
      for (const f of this.findings) {
        f.shown = wanted(f);
        f.card.hidden = !f.shown;
        if (f.label) f.label.hidden = !f.shown;
      }
      for (const { mark, findings } of this.marks) {
        const shown = findings.filter((f) => f.shown);
        const gravest = GRAVEST.find((severity) => shown.some((f) => f.severity === severity));
        mark.classList.remove("off", "many", ...GRAVEST);
        mark.classList.add(gravest || "off");
        if (shown.length > 1) mark.classList.add("many");
      }
      this.tell();
    }

    /* All shown: the story's score as it was checked; else that of what is shown. */
    tell() {
      const { article, shown } = this;
      const all = shown.length === this.findings.length;
      if (all || !this.scale) {
        for (const [each, text] of this.first) if (!each.children.length) each.textContent = text;
        this.show(this.verdict, this.needle);
      } else {
        const { value, verdict, cost } = scoreOf(shown, this.words, this.scale);
        const of = (findings) => points(findings.map((f) => cost.get(f)));
        $(".value", article).textContent = score(value);
        $(".points", article).textContent = of(shown);
        $(".verdict .shape", article).textContent = SHAPES[verdict];
        $(".verdict .word", article).textContent = said(verdict);
        this.show(verdict, Math.max(value - 0.4, 0));
        for (const row of $$(".parts [data-severity]", article)) {
          const mine = shown.filter((f) => f.severity === row.dataset.severity);
          $(".findings", row).textContent = mine.length;
          $(".cost", row).textContent = of(mine);
        }
        for (const place of $$(".margin .cost", article)) {
          const mine = shown.filter((f) => f.line === place.dataset.line);
          $("b", place).textContent = of(mine);
        }
      }
      $(".partial", article).hidden = all || !this.scale;
    }

    show(verdict, needle) {
      $(".score", this.article).dataset.verdict = verdict;
      $(".needle", this.article).setAttribute("x", needle);
    }
  }

  const stories = new Map();
  const articles = $$("article.story");
  const storyOf = (article) => {
    if (!stories.has(article)) stories.set(article, new Story(article));
    return stories.get(article);
  };
  let current = null;

  /* --- filters ------------------------------------------------------------------------------------ */
  const checked = (name) => new Set($$(`input[name=${name}]:checked`).map((box) => box.value));
  const applyFilters = (speak = true) => {
    if (!current) return;
    const severities = checked("severity");
    const confidences = checked("confidence");
    const category = $("#category").value;
    const story = storyOf(current);
    story.filter((f) => severities.has(f.severity) && confidences.has(f.confidence) && (!category || f.category === category));
    if (speak) say(said("shown", { n: story.shown.length, all: story.findings.length }));
  };
  for (const control of $$(".filters input, .filters select")) control.addEventListener("change", () => applyFilters());

  /* --- cards -------------------------------------------------------------------------------------- */
  const pop = $("#card");
  const narrow = matchMedia("(max-width: 46rem)");
  let at = 0;

  const copyOfCard = (finding) => {
    const box = document.createElement("div");
    const title = document.createElement("p");
    title.className = "title";
    title.append(...[...$("summary", finding.card).childNodes].map((node) => node.cloneNode(true)));
    const says = $(".says", finding.card).cloneNode(true);
    says.removeAttribute("id");
    box.append(title, says);
    return box;
  };

  const place = (anchor) => {
    pop.style.left = pop.style.top = pop.style.maxHeight = "";
    if (narrow.matches) return;
    const spot = anchor.getClientRects()[0] || anchor.getBoundingClientRect();
    const own = pop.getBoundingClientRect();
    const left = Math.max(8, Math.min(spot.left, document.documentElement.clientWidth - own.width - 8));
    const below = innerHeight - spot.bottom - 20;
    const above = spot.top - 20;
    const under = own.height <= below || below >= above;
    const height = Math.min(own.height, under ? below : above);
    pop.style.maxHeight = `${Math.max(height, 160)}px`;
    pop.style.left = `${left + scrollX}px`;
    pop.style.top = `${(under ? spot.bottom + 10 : spot.top - height - 10) + scrollY}px`;
  };

  const highlight = (numbers) => {
    for (const each of $$(".on")) each.classList.remove("on");
    for (const n of numbers) {
      for (const mark of $$(`mark[data-f~="${n}"]`)) mark.classList.add("on");
      const card = $(`.card[data-n="${n}"]`);
      if (card) card.classList.add("on");
    }
  };

  const openCards = (findings) => {
    if (!findings.length || !pop.showPopover) return;
    const [first] = findings;
    at = first.number;
    $(".pop-body", pop).replaceChildren(...findings.map(copyOfCard));
    const shown = storyOf(current).shown;
    $(".pop-place", pop).textContent = said("place", { n: shown.indexOf(first) + 1, all: shown.length });
    const anchor = $(`mark[data-f~="${at}"]`) || first.label || first.card;
    anchor.scrollIntoView({ block: narrow.matches ? "start" : "center", inline: "nearest" });
    if (pop.matches(":popover-open")) pop.hidePopover();
    if (first.label) first.label.focus({ preventScroll: true });  // where the focus goes back to
    pop.showPopover();
    place(anchor);
    pop.scrollTop = 0;
    highlight(findings.map((f) => f.number));
    pop.focus({ preventScroll: true });
    history.replaceState(null, "", `#f-${at}`);
  };
  const open = (number) => {
    const finding = current && storyOf(current).byNumber.get(number);
    if (finding) openCards([finding]);
  };
  pop.addEventListener("toggle", (event) => {
    if (event.newState === "closed") highlight([]);
  });

  const step = (by) => {
    const shown = current ? storyOf(current).shown : [];
    if (!shown.length) return;
    const here = shown.findIndex((f) => f.number === at);
    const next = here < 0 ? (by > 0 ? 0 : shown.length - 1) : (here + by + shown.length) % shown.length;
    open(shown[next].number);
  };
  for (const button of $$("[data-step]")) button.addEventListener("click", () => step(Number(button.dataset.step)));

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const label = event.target.closest("a.no");
    const mark = event.target.closest("mark.m");
    if (label && pop.showPopover) {
      event.preventDefault();
      open(Number(label.hash.slice(3)));
    } else if (mark && current && !String(getSelection())) {
      const story = storyOf(current);
      openCards(mark.dataset.f.split(" ").map((n) => story.byNumber.get(Number(n))).filter((f) => f && f.shown));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !$("#keys").checked) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "?") $("#help").togglePopover();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else return;
    event.preventDefault();
  });

  /* --- copy as text ------------------------------------------------------------------------------- */
  const asText = (story) => {
    const words = (selector, within) => ($(selector, within)?.textContent || "").replace(/\s+/g, " ").trim();
    const lines = [`${words(".name", story.article)}: ${words(".score", story.article)}`];
    for (const f of story.shown) {
      const old = $("del", f.card)?.textContent ?? "";
      const fresh = $("ins", f.card)?.textContent ?? "";
      const fix = $(".diff", f.card) ? ` (${old || said("nothing")} → ${fresh || said("nothing")})` : "";
      lines.push(`${f.number}. ${words("summary b", f.card)}, ${said("line", { n: f.line })}: “${words(".found q", f.card)}”: ${words(".message", f.card)}${fix} [${f.rule}]`);
    }
    return `${lines.join("\n")}\n`;
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      const done = document.execCommand("copy");
      box.remove();
      return done;
    }
  };
  $("#copy")?.addEventListener("click", async () => {
    const story = storyOf(current);
    say((await copy(asText(story))) ? said("copied", { n: story.shown.length }) : said("refused"));
  });

  /* --- which part of the page is shown ------------------------------------------------------------- */
  const index = $("#index");
  const view = (article) => {
    current = article;
    for (const each of $$(".in-index")) each.hidden = Boolean(article);
    for (const each of $$(".in-story")) each.hidden = each.matches("article") ? each !== article : !article;
    if (article) applyFilters(false);
  };
  const go = () => {
    const target = /^#[a-z]+-?\d*$/.test(location.hash) ? $(location.hash) : null;
    const article = target?.closest("article.story") || (index ? null : articles[0] || null);
    if (index || !current) view(article);
    const found = /^#[fm]-(\d+)$/.exec(location.hash);
    if (article && found) open(Number(found[1]));
    else if (index && (article || location.hash === "#index")) scrollTo(0, 0);
  };
  addEventListener("hashchange", () => {
    at = 0;
    if (pop.matches(":popover-open")) pop.hidePopover();
    go();
  });
  addEventListener("beforeprint", () => $$("article:not([hidden]) details").forEach((each) => { each.open = true; }));

  /* --- the table of stories: its rows are read once, and so many of them shown --------------------- */
  const table = $("#stories");
  const PAGE = 100;
  if (table) {
    const body = table.tBodies[0];
    const all = [...body.rows].map((row) => {
      const cells = [...row.cells].map((cell) => cell.textContent.trim());
      return { row, cells, numbers: cells.map((text) => parseFloat(text.replace(/,/g, ""))), text: cells.join("\n").toLowerCase(), verdict: row.cells[2].dataset.verdict };
    });
    const NUMERIC = new Set([1, 3, 4, 5, 6, 7]);
    const search = $("#search");
    const choices = $$(".finder select");
    let order = all, sorted = -1, down = false, found = all, page = 0;

    const draw = () => {
      const first = page * PAGE;
      body.replaceChildren(...found.slice(first, first + PAGE).map((each) => each.row));
      const last = Math.min(found.length, first + PAGE);
      $("#pages").textContent = found.length ? said("rows", { first: first + 1, last, all: found.length.toLocaleString("en") }) : said("none");
      $("#page-back").disabled = page === 0;
      $("#page-on").disabled = last >= found.length;
    };
    const narrowDown = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const wanted = choices.filter((each) => each.value).map((each) => [Number(each.dataset.column), each.value]);
      found = order.filter((each) => words.every((word) => each.text.includes(word)) && wanted.every(([column, value]) => (column === 2 ? each.verdict : each.cells[column]) === value));
      page = 0;
      draw();
    };
    const collator = new Intl.Collator("en", { numeric: true });
    const orders = new Map();  // by column, upwards, each made once
    const upwards = (column) => {
      const by = NUMERIC.has(column)
        ? (a, b) => a.numbers[column] - b.numbers[column]
        : (a, b) => collator.compare(a.cells[column], b.cells[column]);
      if (!orders.has(column)) orders.set(column, [...all].sort(by));
      return orders.get(column);
    };
    const sort = (column) => {
      down = sorted === column ? !down : NUMERIC.has(column) && column > 1;
      sorted = column;
      order = down ? [...upwards(column)].reverse() : upwards(column);
      $$("thead th", table).forEach((th, place) => {
        if (place === column) th.setAttribute("aria-sort", down ? "descending" : "ascending");
        else th.removeAttribute("aria-sort");
        $("span", th).textContent = place === column ? (down ? " ▼" : " ▲") : "";
      });
      narrowDown();
    };
    $$("thead th", table).forEach((th, column) => {
      const button = document.createElement("button");
      const arrow = document.createElement("span");
      arrow.setAttribute("aria-hidden", "true");
      button.type = "button";
      button.append(th.textContent, arrow);
      button.addEventListener("click", () => sort(column));
      th.replaceChildren(button);
    });
    search.addEventListener("input", narrowDown);
    for (const each of choices) each.addEventListener("change", narrowDown);
    $("#page-back").addEventListener("click", () => { page -= 1; draw(); });
    $("#page-on").addEventListener("click", () => { page += 1; draw(); });
    draw();
    if (window.requestIdleCallback) requestIdleCallback(() => upwards(0));  // comparing names takes longest
  }
  go();
  document.documentElement.dataset.ready = "yes";
})();
