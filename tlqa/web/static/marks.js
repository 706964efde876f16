// Findings as marks of a text, and what an edit does to them. Offsets are UTF-16 units, the end exclusive.

const RANK = { minor: 0, major: 1, critical: 2 };

// What is between the beginning and the end that two texts share: [start, old end, new end].
export function difference(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let rest = 0;
  while (rest < most - start && before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)) rest += 1;
  return [start, before.length - rest, after.length - rest];
}

// Where findings stand after an edit; those that it touches are gone until the server has looked.
export function moved(findings, [start, before, after]) {
  const by = after - before;
  const kept = [];
  for (const each of findings) {
    if (each.utf16_end <= start) kept.push(each);
    else if (each.utf16_start >= before) {
      kept.push({ ...each, utf16_start: each.utf16_start + by, utf16_end: each.utf16_end + by, edit: shifted(each.edit, by) });
    }
  }
  return kept;
}

const shifted = (edit, by) => edit && { ...edit, utf16_start: edit.utf16_start + by, utf16_end: edit.utf16_end + by };

// The lines of a text, each with its pieces: { text, kind } where kind is "" or the gravest severity that lies there.
export function linesOf(text, findings, current) {
  const spans = findings.map((f) => [f.utf16_start, Math.max(f.utf16_end, f.utf16_start + 1), f.severity, f.key === current]);
  spans.sort((one, other) => one[0] - other[0]);
  const lines = [];
  let at = 0;
  let first = 0;
  for (const line of text.split("\n")) {
    const end = at + line.length;
    while (first < spans.length && spans[first][1] <= at && spans[first][0] < at) first += 1;
    const here = [];
    for (let i = first; i < spans.length && spans[i][0] < end; i += 1) if (spans[i][1] > at) here.push(spans[i]);
    lines.push({ text: line, pieces: here.length ? pieces(line, at, here) : null });
    at = end + 1;
  }
  return lines;
}

function pieces(line, at, spans) {
  const cuts = new Set([0, line.length]);
  for (const [start, end] of spans) {
    cuts.add(Math.min(Math.max(start - at, 0), line.length));
    cuts.add(Math.min(Math.max(end - at, 0), line.length));
  }
  const edges = [...cuts].sort((one, other) => one - other);
  const found = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    let kind = "";
    let current = false;
    for (const [start, end, severity, chosen] of spans) {
      if (start - at > edges[i] || end - at < edges[i + 1]) continue;
      if (!kind || RANK[severity] > RANK[kind]) kind = severity;
      current ||= chosen;
    }
    found.push({ text: line.slice(edges[i], edges[i + 1]), kind: current ? `${kind} current` : kind });
  }
  return found;
}
