/** How the language server is started, and for which documents. */

import { homedir } from "node:os";
import { join } from "node:path";

const LANGUAGES = [
  "plaintext",
  "markdown",
  "mdx",
  "html",
  "restructuredtext",
  "asciidoc",
  "csv",
  "tsv",
  "xml",
  "json",
  "jsonl",
];

/** Files, and documents that are none yet. Of XML and JSON the server leaves alone what is no story. */
export const SELECTOR = LANGUAGES.flatMap((language) => [
  { language, scheme: "file" },
  { language, scheme: "untitled" },
]);

/** What the server is asked for beside the protocol: the score of each story. */
export const OPTIONS = { scores: true };

/** The command that starts the server, for a value of the setting `tlqa.path`. */
export function command(path: string): { command: string; args: string[] } {
  const said = path.trim() || "tlqa";
  const home = said === "~" || said.startsWith("~/") || said.startsWith("~\\");
  return { command: home ? join(homedir(), said.slice(1)) : said, args: ["lsp", "--stdio"] };
}
