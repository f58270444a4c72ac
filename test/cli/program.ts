import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The folder of the program that is tested. */
export const home = join(import.meta.dirname, "../..");

/** The program as people run it; built first when nobody has built it yet. */
export const launcher = join(home, "bin/rounds.js");

const staleLockMs = 60_000;

/** Builds the program when there is no build; test files in other processes wait for it. */
export function ensureBuilt(): void {
  const built = (): boolean => existsSync(join(home, "dist/main.cjs"));
  if (built()) return;
  const lock = join(home, "node_modules/.rounds-test-build");
  try {
    mkdirSync(lock);
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    for (let waited = 0; existsSync(lock) && waited < staleLockMs; waited += 200) pause(200);
    if (built() || since === 0) return;
    rmSync(lock, { recursive: true, force: true });
    ensureBuilt();
    return;
  }
  try {
    const { status, stderr } = spawnSync(process.execPath, ["build.js"], {
      cwd: home,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the build failed: ${stderr}`);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** A folder of its own, with a home for the person and `rounds` on the path. */
export interface Place {
  readonly root: string;
  /** Where commands are given. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/** A new empty place; nothing of the machine's own settings reaches it. */
export function makePlace(name = "book"): Place {
  ensureBuilt();
  const root = mkdtempSync(join(tmpdir(), "rounds-test-"));
  chmodSync(root, 0o755);
  const folder = join(root, name);
  mkdirSync(folder);
  mkdirSync(join(root, "home"));
  mkdirSync(join(root, "bin"));
  const shim = join(root, "bin/rounds");
  writeFileSync(shim, `#!/bin/sh\nexec '${process.execPath}' '${launcher}' "$@"\n`);
  chmodSync(shim, 0o755);
  const env = {
    PATH: `${join(root, "bin")}:${process.env.PATH ?? "/usr/bin:/bin"}`,
    HOME: join(root, "home"),
    LANG: "C.UTF-8",
    TZ: "UTC",
    ROUNDS_TODAY: "2026-11-23",
    GIT_CONFIG_NOSYSTEM: "1",
  };
  return { root, folder, env, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code; 128 and the signal's number where a signal ended it. */
  readonly code: number;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Gathers what a process says until it ends. */
export function finish(child: ChildProcess, input?: string): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // A process that has ended without reading all that it was given is no failure of ours.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({ stdout, stderr, code: code ?? (signal === "SIGKILL" ? 137 : 128) }),
    );
  });
}

/** Runs one line of shell in a place. */
export function shell(line: string, place: Place, options: RunOptions = {}): Promise<Ran> {
  const child = spawn("/bin/sh", ["-c", line], {
    cwd: options.cwd ?? place.folder,
    env: { ...place.env, ...options.env },
  });
  return finish(child, options.input);
}

/** Runs `rounds` in a place, without a shell. */
export function rounds(
  words: readonly string[],
  place: Place,
  options: RunOptions = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd: options.cwd ?? place.folder,
    env: { ...place.env, ...options.env },
  });
  return finish(child, options.input);
}

/** Writes files by their path in a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file of a book by its path, the state folder's left out. */
export function filesOf(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (entry.isFile() && !/(^|\/)\.(rounds|git)\//.test(path)) {
      files[path] = readFileSync(join(folder, path), "utf8");
    }
  }
  return files;
}

/** A small book to write into: one salesperson, one customer, one product in one warehouse. */
export const smallBook: Readonly<Record<string, string>> = {
  "rounds.yaml":
    "format: 1\nname: Juniper Trading\ncurrency: EUR\nlanguage: en\ntimezone: Europe/Berlin\n",
  "staff/iwan.yaml": "name: Iwan Petrov\nrole: sales\n",
  "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\n",
  "products/tea.yaml": "name: Green tea\nsku: TEA\nunit: box\nprice: 12.50\n",
  "warehouses/main.yaml": "name: Main store\n",
};
