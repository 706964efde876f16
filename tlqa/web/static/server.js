// What the page asks of the server; every failure is an Error in words for the person.

const TIMEOUT = 30_000;

export class Problem extends Error {
  constructor(message, status, retry) {
    super(message);
    this.status = status;
    this.retry = retry;  // seconds to wait, where trying again may help
  }
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT), ...options });
  } catch {
    throw new Problem("The server does not answer. It is tried again.", 0, 2);
  }
  if (response.ok) return response;
  const retry = Number(response.headers.get("Retry-After")) || 0;
  let said = "";
  try {
    said = (await response.json()).error.message;
  } catch {
    said = `the server answered with status ${response.status}`;
  }
  if (response.status === 401) said = "Your visit has ended: load the page again.";
  throw new Problem(said, response.status, retry);
}

const json = (value) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(value),
});

async function value(promise) {
  return (await promise).json();
}

export const health = () => value(ask("/api/health"));
export const check = (story) => value(ask("/api/check", json(story)));
export const fix = (story) => value(ask("/api/fix", json(story)));
export const report = async (story) => (await ask("/api/report", json(story))).blob();
export const ignored = () => value(ask("/api/ignored"));
export const ignore = (finding) =>
  value(ask("/api/ignored", json({ fingerprint: finding.fingerprint, rule: finding.rule, text: finding.text.slice(0, 500) })));
export const unignore = (fingerprint) =>
  value(ask(`/api/ignored?fingerprint=${encodeURIComponent(fingerprint)}`, { method: "DELETE" }));

const bytes = (file) => ({ method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
const named = (file, more) => new URLSearchParams({ name: file.name.slice(-200) || "story.txt", ...more });

export const open = (file) => value(ask(`/api/check?${named(file, { want_text: "true" })}`, bytes(file)));
export const fixedFile = async (file) => (await ask(`/api/fix?${named(file, { as: "file" })}`, bytes(file))).blob();
