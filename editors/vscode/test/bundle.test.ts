/** The bundle that VS Code loads: whole, and needing nothing that VS Code does not bring. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Module, { builtinModules, createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

const BUNDLE = join(process.cwd(), "out", "extension.js");

test("the bundle needs only vscode and what Node brings", () => {
  const needed = new Set(
    [...readFileSync(BUNDLE, "utf8").matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name!.replace("node:", "")),
  );
  assert.deepEqual([...needed].filter((name) => name !== "vscode" && !builtinModules.includes(name)), []);
  assert.ok(needed.has("vscode") && needed.has("child_process"));
});

test("the bundle loads", () => {
  // Outside of the editor its API is not there: what is asked of it while loading are classes to extend.
  const api: object = new Proxy(class {}, {
    get: (target, key) => (key in target ? Reflect.get(target, key) : api),
    getPrototypeOf: () => api, // the bundler copies a module, and looks there for what it has not copied
  });
  const load = (Module as unknown as { _load: (...given: unknown[]) => unknown })._load;
  const own = (name: unknown, ...rest: unknown[]) => (name === "vscode" ? api : load(name, ...rest));
  Object.assign(Module, { _load: own });
  const extension = createRequire(BUNDLE)(BUNDLE) as Record<string, unknown>;
  Object.assign(Module, { _load: load });
  assert.deepEqual(Object.keys(extension).sort(), ["activate", "deactivate"]);
  assert.equal(typeof extension.activate, "function");
});

test("commands and settings are the ones that the manifest names", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const source = readFileSync(BUNDLE, "utf8");
  for (const { command } of manifest.contributes.commands) assert.ok(source.includes(`registerCommand("${command}"`));
  for (const name of Object.keys(manifest.contributes.configuration.properties)) {
    const [, key] = name.split(/\.(.*)/s);
    if (key !== "trace.server") assert.ok(source.includes(`get("${key}",`), name); // which the library reads
  }
});
