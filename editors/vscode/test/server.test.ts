/** The extension's side of the conversation with a real `tlqa lsp`, over its standard input and output. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import {
  createProtocolConnection,
  DidCloseTextDocumentNotification,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  CodeActionRequest,
  type CodeAction,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";
import { command, OPTIONS, SELECTOR } from "../src/server";
import { SCORE, status, type Score } from "../src/status";

const STORY = `Ferry service resumes after storm

The ferry sailed again on Monday 🧂⛴️ after three days. The deal is dead,” the envoy told reporters.

About forty drivers had slept in their cabs on the quay , where volunteers brought them soup and blankets.
`;
const uri = "untitled:Untitled-1";

/** What was told, and a way to wait for more. */
class Told<T> {
  readonly all: T[] = [];
  private waiting: (() => void)[] = [];

  add(each: T): void {
    this.all.push(each);
    for (const wake of this.waiting.splice(0)) wake();
  }

  async until(wanted: (each: T) => boolean): Promise<T> {
    for (;;) {
      const found = this.all.find(wanted);
      if (found !== undefined) return found;
      await new Promise<void>((wake) => this.waiting.push(wake));
    }
  }
}

async function conversation(
  play: (server: ProtocolConnection, diagnostics: Told<PublishDiagnosticsParams>, scores: Told<Score>) => Promise<void>,
): Promise<void> {
  const run = command(process.env.TLQA_PATH ?? "");
  const program = spawn(run.command, run.args, { stdio: ["pipe", "pipe", "inherit"] });
  const server = createProtocolConnection(program.stdout, program.stdin);
  const diagnostics = new Told<PublishDiagnosticsParams>();
  const scores = new Told<Score>();
  server.onNotification(PublishDiagnosticsNotification.type, (params) => diagnostics.add(params));
  server.onNotification(SCORE, (score: Score) => scores.add(score));
  server.listen();
  try {
    const { capabilities } = await server.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: { general: { positionEncodings: ["utf-16"] } },
      initializationOptions: OPTIONS,
    });
    assert.equal(capabilities.positionEncoding, "utf-16");
    await server.sendNotification(InitializedNotification.type, {});
    await play(server, diagnostics, scores);
    await server.sendRequest(ShutdownRequest.type);
    const ended = once(program, "exit");
    await server.sendNotification(ExitNotification.type);
    assert.deepEqual(await ended, [0, null]);
  } finally {
    program.kill();
    server.dispose();
  }
}

test("findings, score, hover and fixes of a story that is typed", { timeout: 50_000 }, async () => {
  await conversation(async (server, diagnostics, scores) => {
    const textDocument = { uri, languageId: SELECTOR[0]!.language, version: 1, text: STORY };
    await server.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const first = await diagnostics.until((each) => each.version === 1);
    const line = STORY.split("\n")[2]!;
    assert.deepEqual(
      first.diagnostics.map((each) => [each.code, each.range.start.line, each.range.start.character]),
      [
        ["en/quotes/unopened", 2, line.indexOf("The deal")], // in JavaScript, too, the emoji are two units each
        ["en/spacing/space-before-comma", 4, STORY.split("\n")[4]!.indexOf(" ,")],
      ],
    );
    const score = await scores.until((each) => each.version === 1);
    assert.match(status(score).text, /^\$\(book\) tlqa \d+$/);
    assert.match(status(score).tooltip, /^fail, 40 words\n1 major, 1 minor$/);

    const range = first.diagnostics[1]!.range;
    const hover = await server.sendRequest(HoverRequest.type, { textDocument: { uri }, position: range.end });
    assert.match(JSON.stringify(hover?.contents), /space-before-comma/);
    const context = { diagnostics: [] };
    const actions = await server.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
    const mend = (actions as CodeAction[]).find((each) => each.isPreferred)!;
    const [edit] = mend.edit!.changes![uri]!;
    const contentChanges = [{ range: edit!.range, text: edit!.newText }];
    await server.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges,
    });
    const second = await diagnostics.until((each) => each.version === 2);
    assert.deepEqual(second.diagnostics.map((each) => each.code), ["en/quotes/unopened"]);

    await server.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    const last = await diagnostics.until((each) => each.version === undefined || each.version === null);
    assert.deepEqual(last.diagnostics, []);
  });
});
