// Whole processes against an empty node program of the same run, medians: `npm run bench`.
// With --write the table goes into README.md between its markers.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

const rounds = new URL("../../bin/rounds.js", import.meta.url).pathname;
const runs = Number(process.env.BENCH_RUNS ?? 15);
const folder = mkdtempSync(join(tmpdir(), "rounds-bench-"));
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const today = "2026-11-23";

function start(words, cwd = folder) {
  const begun = process.hrtime.bigint();
  const result = spawnSync(process.execPath, words, {
    cwd,
    env: { ...env, ROUNDS_TODAY: today, ROUNDS_LANG: "en" },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const ms = Number(process.hrtime.bigint() - begun) / 1e6;
  if (result.status !== 0) throw new Error(`${words.join(" ")}\n${result.stderr}`);
  return { ms, stdout: result.stdout };
}

function list(book, noun, ...flags) {
  const { stdout } = start([rounds, noun, "list", "--json", "--book", book, ...flags]);
  return JSON.parse(stdout);
}

/** A book, and the commands of a day on it with names that it has. */
function day(name, book) {
  const [first] = list(book, "customer");
  const [product] = list(book, "product");
  const [warehouse] = list(book, "warehouse");
  const orders = list(book, "order", "--columns", "id");
  const [me] = list(book, "staff");
  const common = ["--book", book, "--as", me.id];
  const place = ["--warehouse", warehouse.id];
  return {
    name,
    commands: {
      "stock in": ["stock", "in", product.id, "1", ...place, "--paper", "B-1", ...common],
      "customer show": ["customer", "show", first.id, ...common],
      "order track": ["order", "track", orders.at(-1).id, ...common],
      "visit log": ["visit", "log", first.id, "--notes", "bench", ...common],
      today: ["today", ...common],
      find: ["find", "bench", ...common],
    },
  };
}

const sample = join(folder, "sample");
cpSync(new URL("../../data", import.meta.url).pathname, sample, { recursive: true });
const books = [day("sample book", sample)];
for (const customers of (process.env.BENCH_SIZES ?? "1000,10000").split(",").filter(Boolean)) {
  const book = join(folder, `demo-${customers}`);
  const size =
    customers === "10000"
      ? ["--months", "1", "--orders", "1500", "--moves", "100000"]
      : ["--months", "6"];
  start([rounds, "demo", book, "--customers", customers, ...size]);
  books.push(day(`${Number(customers).toLocaleString("en")} customers`, book));
}

const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const empty = [];
const version = [];
const times = new Map();
for (const { name, commands } of books) {
  for (const command of Object.keys(commands)) times.set(`${name} ${command}`, []);
}
for (let run = -1; run < runs; run++) {
  const keep = (list, ms) => run >= 0 && list.push(ms);
  keep(version, start([rounds, "--version"]).ms);
  for (const { name, commands } of books) {
    for (const [command, words] of Object.entries(commands)) {
      keep(empty, start(["-e", "0"]).ms);
      keep(times.get(`${name} ${command}`), start([rounds, ...words]).ms);
    }
  }
}
rmSync(folder, { recursive: true, force: true });

const base = median(empty);
const ratio = (list) => (median(list) / base).toFixed(2);
const names = Object.keys(books[0].commands);
const table = [
  `| × \`node -e 0\` | ${books.map(({ name }) => name).join(" | ")} |`,
  `| --- | ${books.map(() => "---:").join(" | ")} |`,
  `| \`rounds --version\` | ${ratio(version)} | ${books
    .slice(1)
    .map(() => "")
    .join(" | ")} |`,
  ...names.map(
    (command) =>
      `| \`${command}\` | ${books.map(({ name }) => ratio(times.get(`${name} ${command}`))).join(" | ")} |`,
  ),
].join("\n");
const note = `Medians of ${runs} runs of whole processes, Node ${process.versions.node}, ${cpus().length} cores; an empty node program took ${base.toFixed(0)} ms in the same run.`;
console.log(`${table}\n\n${note}`);
if (process.argv.includes("--write")) {
  const path = new URL("../../README.md", import.meta.url).pathname;
  const markers = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;
  writeFileSync(path, readFileSync(path, "utf8").replace(markers, `$1${table}\n\n${note}\n$2`));
}
