import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mutations } from "./mutations.js";

// Takes each step that makes a write safe out of a copy of the source, one at a time, and lets the
// fault tests find it: `node test/crash/mutants.js [part of a name]`. Every step must be missed.

const home = join(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "rounds-mutants-"));
/** The fault tests, from what is quick and likely to find something to what takes long. */
const tests = [
  ["test/crash/cut", "-t", "several files|fresh clone|in a new folder"],
  ["test/book/lock"],
  ["test/crash/twice"],
  ["test/crash/errors"],
  ["test/crash/cut"],
];

/** The first of some tests that fails in the copy; undefined when none does. */
function failedIn(words) {
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(home, "node_modules/vitest/vitest.mjs"),
      ..."run --bail 1 --reporter json".split(" "),
      ...words,
    ],
    { cwd: copy, encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{"num')));
  for (const { name, status, assertionResults } of testResults) {
    const failed = assertionResults.find((one) => one.status === "failed");
    if (failed) return `${name.slice(copy.length + 1)}: ${failed.fullName}`;
    if (status === "failed") return `${name.slice(copy.length + 1)}: does not run`;
  }
  return undefined;
}

/** The test that finds a step missing, looked for first where it is likely to be. */
function caughtBy(file, step) {
  const likely = /kept aside|aside|its folder|prepared/.test(step)
    ? "twice"
    : /withdraw|cut back/.test(step)
      ? "errors"
      : file === "lock.ts"
        ? "lock"
        : "cut";
  const isFirst = ([path]) => (path.endsWith(likely) ? 0 : 1);
  for (const words of [...tests].sort((a, b) => isFirst(a) - isFirst(b))) {
    const failed = failedIn(words);
    if (failed) return failed;
  }
  return undefined;
}

for (const name of [
  "src",
  "test",
  "data",
  "templates",
  "bin",
  "build.js",
  "package.json",
  "vitest.config.ts",
]) {
  cpSync(join(home, name), join(copy, name), { recursive: true });
}
symlinkSync(join(home, "node_modules"), join(copy, "node_modules"));

const wanted = process.argv[2] ?? "";
let missed = 0;
for (const { file, step, find, put } of mutations) {
  if (!`${file} ${step}`.includes(wanted)) continue;
  const path = join(copy, "src/book", file);
  const source = readFileSync(join(home, "src/book", file), "utf8");
  const count = source.split(find).length - 1;
  if (count !== 1) throw new Error(`${file}: "${step}" stands there ${count} times, not once`);
  writeFileSync(
    path,
    source.replace(find, () => put),
  );
  const test = caughtBy(file, step);
  writeFileSync(path, source);
  if (test === undefined) missed++;
  process.stdout.write(`| ${file} | ${step} | ${test ?? "NOBODY"} |\n`);
}
rmSync(copy, { recursive: true });
process.exitCode = missed > 0 ? 1 : 0;
