// Large books, and peers on the same data: `npm run bench:large`. Every figure is a multiple of an
// empty node program's time in the same run. With --write the table goes into README.md.
//   BENCH_SIZES=1000,100000,1000000       stock moves; up to 100,000 of them also as invoices
//   BENCH_PARTS=balance,append,overdue,today                   BENCH_RUNS=7
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closedUpTo, writeBook } from "./generate.js";
import { compare, node, noteOf, rounds, start, writeReadme } from "./measure.js";
import { peers } from "./peers.js";

const runs = Number(process.env.BENCH_RUNS ?? 7);
const sizes = (process.env.BENCH_SIZES ?? "1000,100000,1000000").split(",").map(Number);
const parts = (process.env.BENCH_PARTS ?? "balance,append,overdue,today").split(",");
const folder = mkdtempSync(join(tmpdir(), "rounds-large-"));
const shown = (n) => n.toLocaleString("en");
const bases = [];
const rows = [];

const isThere = (program) => !spawnSync(program, ["--version"]).error;
const names = ["hledger", "ledger", "recsel", "sqlite3", "task", "jq"];
const missing = names.filter((name) => !isThere(name));
for (const name of missing) console.log(`without ${name}: it is not installed here`);
const all = peers(folder, (name) => !missing.includes(name));

const command = (book, ...words) => [node, rounds, ...words, "--book", book, "--as", "lan"];

/** Closes the months of a book, where the program can; says why not. */
function close(book) {
  try {
    start(command(book, "close", closedUpTo, "--yes"));
    return true;
  } catch (error) {
    console.log(`not closed: ${String(error.message).split("\n")[1]}`);
    return false;
  }
}

/** Measures rounds and the peers at one thing, and keeps the row. */
function row(title, own, others = {}) {
  const entries = Object.entries({ rounds: own, ...others }).filter(([, one]) => one);
  for (const [, { words, before, ...options }] of entries) {
    before?.();
    start(words, options);
  }
  const { base, ratios } = compare(
    entries.map(([, one]) => one),
    runs,
  );
  bases.push(base);
  const figures = Object.fromEntries(entries.map(([name], n) => [name, ratios[n]]));
  rows.push({ title, figures });
  const told = Object.entries(figures).map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`);
  console.log(`${title}: ${told.join(", ")}`);
}

const withoutCache = (book) => () =>
  rmSync(join(book, ".rounds"), { recursive: true, force: true });

function movesPart(total) {
  const moves = `${shown(total)} moves`;
  const open = writeBook("moves", total, join(folder, `moves-${total}-open`));
  const balance = (book) => command(book, "stock", "show", "--format", "csv");
  if (parts.includes("balance") && total <= 100_000) {
    row(
      `balance, ${moves}, nothing closed, no cache`,
      { words: balance(open), before: withoutCache(open) },
      all.sums(total),
    );
    row(`balance, ${moves}, nothing closed`, { words: balance(open) });
  }
  const book = join(folder, `moves-${total}`);
  cpSync(open, book, { recursive: true });
  if (close(book)) {
    if (parts.includes("balance")) {
      row(`balance, ${moves}, months closed`, { words: balance(book) }, all.closedSums(total));
      row(`balance, ${moves}, months closed, no cache`, {
        words: balance(book),
        before: withoutCache(book),
      });
    }
    if (parts.includes("append")) {
      const words = command(
        book,
        "stock",
        "out",
        "product-001",
        "1",
        "--warehouse",
        "main",
        "--paper",
        "B-1",
        "--why",
        "bench",
      );
      row(`append a move, ${moves}`, { words }, all.appends(total));
    }
  }
  for (const one of [open, book]) rmSync(one, { recursive: true, force: true });
  all.clear();
}

function invoicesPart(total) {
  const book = writeBook("invoices", total, join(folder, `invoices-${total}`));
  const words = command(book, "report", "aging", "--format", "csv");
  if (close(book))
    row(`aging, ${shown(total)} invoices, 3,000 open`, { words }, all.overdue(total));
  rmSync(book, { recursive: true, force: true });
  all.clear();
}

function todayPart(total) {
  const size = `${shown(total)} customers, 3,000 papers`;
  const book = writeBook("customers", total, join(folder, "customers"));
  const today = (place) => [node, rounds, "today", "--book", place, "--as", "seller-03"];
  row(`today, ${size}`, { words: today(book) }, all.due());
  row(`today, ${size}, no cache`, { words: today(book), before: withoutCache(book) });
  const show = (who) => ({
    words: [...today(book).slice(0, 2), "customer", "show", who, "--book", book],
  });
  row(`customer show by id, ${size}`, show("customer-00042"));
  row(`customer show by number, ${size}`, show("K00042"));
  const git = (...words) =>
    start(["git", "-C", book, "-c", "user.name=b", "-c", "user.email=b@example.com", ...words]);
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "bench");
  withoutCache(book)();
  for (let turn = 0; turn < 3; turn++) start(today(book));
  row(`today, ${size}, git work tree`, { words: today(book) });
}

try {
  if (parts.includes("today")) todayPart(10_000);
  for (const total of sizes) {
    if (parts.includes("overdue") && [10_000, 100_000].includes(total === 1000 ? 10_000 : total)) {
      invoicesPart(total === 1000 ? 10_000 : total);
    }
    if (parts.includes("balance") || parts.includes("append")) movesPart(total);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const columns = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
const cell = (ratio) => (ratio === undefined ? "" : ratio.toFixed(ratio < 10 ? 2 : 0));
const text = [
  `| × \`node -e 0\` | ${columns.join(" | ")} |`,
  `| --- | ${columns.map(() => "---:").join(" | ")} |`,
  ...rows.map(
    ({ title, figures }) =>
      `| ${title} | ${columns.map((name) => cell(figures[name])).join(" | ")} |`,
  ),
  "",
  noteOf(runs, bases.reduce((sum, one) => sum + one, 0) / bases.length),
].join("\n");
console.log(`\n${text}`);
if (process.argv.includes("--write")) writeReadme("bench large", text);
if (process.env.BENCH_JSON) writeFileSync(process.env.BENCH_JSON, JSON.stringify(rows, null, 1));
