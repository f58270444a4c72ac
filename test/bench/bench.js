// A day's commands against an empty node program of the same run, medians: `npm run bench`.
// With --write the table goes into README.md between its markers.
//   BENCH_SIZES=1000,10000  books of so many customers    BENCH_RUNS=15
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, node, noteOf, rounds, start, writeReadme } from "./measure.js";

const runs = Number(process.env.BENCH_RUNS ?? 15);
const folder = mkdtempSync(join(tmpdir(), "rounds-bench-"));
const run = (...words) => start([node, rounds, ...words], { cwd: folder });
const list = (book, noun, ...flags) =>
  JSON.parse(run(noun, "list", "--json", "--book", book, ...flags).stdout);

/** A book, and the commands of a day on it with names that it has. */
function day(name, book) {
  const [first] = list(book, "customer");
  const goods = list(book, "product", "--columns", "id,lots,serials");
  const product = goods.find((one) => !one.lots && !one.serials);
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
  run("demo", book, "--customers", customers, ...size);
  books.push(day(`${Number(customers).toLocaleString("en")} customers`, book));
}

const empty = [];
const version = [];
const times = new Map();
for (const { name, commands } of books) {
  for (const command of Object.keys(commands)) times.set(`${name} ${command}`, []);
}
for (let turn = -1; turn < runs; turn++) {
  const keep = (list, ms) => turn >= 0 && list.push(ms);
  keep(version, run("--version").ms);
  for (const { name, commands } of books) {
    for (const [command, words] of Object.entries(commands)) {
      keep(empty, start([node, "-e", "0"]).ms);
      keep(times.get(`${name} ${command}`), run(...words).ms);
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
const text = `${table}\n\n${noteOf(runs, base)}`;
console.log(text);
if (process.argv.includes("--write")) writeReadme("bench", text);
