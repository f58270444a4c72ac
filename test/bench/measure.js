// What the measurements share: whole processes, medians, and an empty node program between them.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { today } from "./generate.js";

export const rounds = new URL("../../bin/rounds.js", import.meta.url).pathname;
export const node = process.execPath;
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** Runs a program to its end; its time in ms and what it printed. @throws when it fails */
export function start([program, ...words], { cwd, input } = {}) {
  const begun = process.hrtime.bigint();
  const result = spawnSync(program, words, {
    cwd,
    input,
    env: { ...env, ROUNDS_TODAY: today, ROUNDS_LANG: "en" },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const ms = Number(process.hrtime.bigint() - begun) / 1e6;
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`${program} ${words.join(" ")}\n${result.stderr}`);
  return { ms, stdout: result.stdout };
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** A command that takes so long is not run again. */
const longMs = 4000;

/**
 * The times of some commands as multiples of an empty node program's, medians of runs in turn.
 * Each is { words, cwd, input, before }: before each run, `before` sets the stage.
 */
export function compare(commands, runs) {
  const empty = [];
  const times = commands.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [n, { words, before, ...options }] of commands.entries()) {
      if (times[n].some((ms) => ms > longMs)) continue;
      empty.push(start([node, "-e", "0"]).ms);
      before?.();
      times[n].push(start(words, options).ms);
    }
  }
  const base = median(empty);
  return { base, ratios: times.map((list) => median(list) / base) };
}

/** Under a table: how it was measured. */
export function noteOf(runs, base) {
  return `Medians of ${runs} runs of whole processes, Node ${process.versions.node}, ${cpus().length} cores; an empty node program took ${base.toFixed(0)} ms in the same run.`;
}

/** Puts a text into README.md between two markers. */
export function writeReadme(marker, text) {
  const path = new URL("../../README.md", import.meta.url).pathname;
  const markers = new RegExp(`(<!-- ${marker} -->\n)[\\s\\S]*?(<!-- /${marker} -->)`);
  writeFileSync(path, readFileSync(path, "utf8").replace(markers, `$1${text}\n$2`));
}
