/** What the status bar says of a story. */

/** The server's notification that a story has been scored. */
export const SCORE = "tlqa/score";

/** A story's score; `null` where there is none, because the story could not be checked. */
export interface Score {
  uri: string;
  version: number;
  score: number | null;
  verdict: string | null;
  words: number;
  stories: number;
  findings: { critical: number; major: number; minor: number };
  suppressed: number;
  problem: string | null;
}

export interface Status {
  text: string;
  tooltip: string;
  level: "good" | "warning" | "error";
}

export function status(score: Score): Status {
  if (score.score === null) {
    const why = score.problem ?? "there is nothing to read";
    return { text: "$(warning) tlqa", tooltip: `not checked: ${why}`, level: score.problem ? "error" : "good" };
  }
  const { critical, major, minor } = score.findings;
  const stories = score.stories === 1 ? "" : `the worst of ${score.stories} stories; `;
  const found = [
    [critical, "critical"],
    [major, "major"],
    [minor, "minor"],
  ].filter(([count]) => count !== 0);
  const lines = [
    `${stories}${score.verdict}, ${count(score.words, "word")}`,
    found.length ? found.map(([many, name]) => `${many} ${name}`).join(", ") : "nothing found",
  ];
  if (score.suppressed) lines.push(`${score.suppressed} suppressed`);
  if (score.problem) lines.push(`not all was checked: ${score.problem}`);
  return {
    text: `$(book) tlqa ${score.score.toFixed(0)}`,
    tooltip: lines.join("\n"),
    level: critical ? "error" : major ? "warning" : "good",
  };
}

function count(many: number, one: string): string {
  return `${many} ${many === 1 ? one : `${one}s`}`;
}
