/** Starts `tlqa lsp` for stories, and shows their scores in the status bar. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { command, OPTIONS, SELECTOR } from "./server";
import { SCORE, status, type Score } from "./status";

const COLOURS = {
  good: undefined,
  warning: new vscode.ThemeColor("statusBarItem.warningBackground"),
  error: new vscode.ThemeColor("statusBarItem.errorBackground"),
};

let tlqa: Extension | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  tlqa = new Extension();
  context.subscriptions.push(tlqa);
  await tlqa.restart();
}

export async function deactivate(): Promise<void> {
  await tlqa?.stop();
}

class Extension implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private last: Promise<void> = Promise.resolve();
  private readonly scores = new Map<string, Score>();
  private readonly output = vscode.window.createOutputChannel("tlqa", { log: true });
  private readonly bar = vscode.window.createStatusBarItem("tlqa.score", vscode.StatusBarAlignment.Right, 100);
  private readonly disposables: vscode.Disposable[] = [this.output, this.bar];

  constructor() {
    this.bar.name = "tlqa: score of the story";
    this.bar.command = "workbench.actions.view.problems";
    this.disposables.push(
      vscode.commands.registerCommand("tlqa.restart", () => this.restart()),
      vscode.commands.registerCommand("tlqa.showOutput", () => this.output.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("tlqa.enable") || event.affectsConfiguration("tlqa.path")) {
          void this.restart();
        }
      }),
    );
  }

  /** Stop the server, and start it again unless it is not wanted; one after the other. */
  restart(): Promise<void> {
    return this.after(async () => {
      await this.end();
      if (vscode.workspace.getConfiguration("tlqa").get("enable", true)) await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.after(() => this.end());
  }

  dispose(): void {
    for (const each of this.disposables) each.dispose();
  }

  private after(next: () => Promise<void>): Promise<void> {
    this.last = this.last.then(next, next);
    return this.last;
  }

  private async begin(): Promise<void> {
    const run = command(vscode.workspace.getConfiguration("tlqa").get("path", "tlqa"));
    const client = new LanguageClient("tlqa", "tlqa", run, {
      documentSelector: SELECTOR,
      initializationOptions: OPTIONS,
      outputChannel: this.output,
      initializationFailedHandler: () => false,
    });
    client.onNotification(SCORE, (score: Score) => {
      this.scores.set(vscode.Uri.parse(score.uri).toString(), score);
      this.show();
    });
    try {
      await client.start();
      this.client = client;
    } catch (problem) {
      this.output.error(String(problem));
      await client.dispose().catch(() => undefined);
      void this.complain(run.command);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.scores.clear();
    this.show();
    await client?.dispose().catch((problem: unknown) => this.output.error(String(problem)));
  }

  private async complain(program: string): Promise<void> {
    const said = `'${program} lsp' does not start. Is it installed (pip install 'tlqa[lsp]'), and is tlqa.path right?`;
    const chosen = await vscode.window.showErrorMessage(said, "Open Settings", "Show Output");
    if (chosen === "Open Settings") {
      await vscode.commands.executeCommand("workbench.action.openSettings", "tlqa.path");
    } else if (chosen === "Show Output") {
      this.output.show();
    }
  }

  private forget(document: vscode.TextDocument): void {
    this.scores.delete(document.uri.toString());
    this.show();
  }

  private show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const score = uri === undefined ? undefined : this.scores.get(uri);
    if (score === undefined) {
      this.bar.hide();
      return;
    }
    const { text, tooltip, level } = status(score);
    this.bar.text = text;
    this.bar.tooltip = tooltip;
    this.bar.backgroundColor = COLOURS[level];
    this.bar.show();
  }
}
