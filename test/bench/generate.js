// Equal data for rounds and its peers: books written file by file as the program would write them,
// and the same figures as a journal, a recutils file, a database and a list of tasks.
//   node test/bench/generate.js moves 100000 FOLDER      stock moves over three years
//   node test/bench/generate.js invoices 100000 FOLDER   invoices of which 3,000 are open
//   node test/bench/generate.js customers 10000 FOLDER   customers with 3,000 open papers
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const today = "2026-11-23";
/** The last month that is closed. */
export const closedUpTo = "2026-10";
const months = Array.from({ length: 36 }, (_, n) => {
  const month = 11 + n;
  return `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
});
const openPapers = 3000;

/** Numbers that look like chance and are the same in every run: mulberry32. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const number = (n, digits) => String(n).padStart(digits, "0");
const money = (cents) => `${Math.floor(cents / 100)}.${number(cents % 100, 2)}`;

/** Gives out SO261122A-anna, SO261122B-anna … */
function numbering(prefix) {
  const used = new Map();
  return (date, author) => {
    const start = `${prefix}${date.slice(2).replaceAll("-", "")}`;
    const count = (used.get(start + author) ?? 0) + 1;
    used.set(start + author, count);
    let letters = "";
    for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
      letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    }
    return `${start}${letters}-${author}`;
  };
}

/** A record's text: maps, lists of maps, and texts that need no quotes or have them already. */
function yaml(values, before = "") {
  return Object.entries(values)
    .map(([key, value]) => {
      if (Array.isArray(value)) {
        const items = value.map((one) =>
          yaml(one, `${before}  `).replace(`${before}  `, `${before}- `),
        );
        return `${before}${key}:\n${items.join("")}`;
      }
      if (typeof value === "object") return `${before}${key}:\n${yaml(value, `${before}  `)}`;
      return `${before}${key}: ${value}\n`;
    })
    .join("");
}

/** Writes the files of a book, keeping in mind which folders are there. */
function writer(root) {
  const made = new Set();
  return (path, text) => {
    const full = join(root, path);
    const folder = full.slice(0, full.lastIndexOf("/"));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(full, text);
  };
}

const keepers = ["anna", "bert", "cleo"];
const sellers = Array.from({ length: 20 }, (_, n) => `seller-${number(n + 1, 2)}`);

function beginBook(root) {
  const write = writer(root);
  write(
    "rounds.yaml",
    "format: 1\nname: Bench\ncurrency: CNY\nlanguage: en\ntimezone: Asia/Shanghai\n",
  );
  write(".gitignore", ".rounds/\n");
  write("staff/lan.yaml", yaml({ name: "Lan", role: "manager" }));
  for (const keeper of keepers)
    write(`staff/${keeper}.yaml`, yaml({ name: keeper, role: "storekeeper" }));
  for (const seller of sellers)
    write(`staff/${seller}.yaml`, yaml({ name: seller, role: "sales" }));
  for (const place of ["main", "shop"]) write(`warehouses/${place}.yaml`, yaml({ name: place }));
  for (let n = 1; n <= 200; n++) {
    const id = `product-${number(n, 3)}`;
    write(
      `products/${id}.yaml`,
      yaml({ name: `Product ${n}`, sku: id, unit: "pc", price: 10 + n }),
    );
  }
  return write;
}

/** Days of a month on which there is work, in their order, as many as asked for in all. */
function daysOf(month, count) {
  const last = month === today.slice(0, 7) ? 22 : 28;
  return Array.from(
    { length: count },
    (_, n) => `${month}-${number(1 + Math.floor((n * last) / count), 2)}`,
  );
}

/** How many of all fall into each month: 28 of 1,000 into the month that is open. */
function share(total) {
  const open = Math.round(total * 0.028);
  const closed = months.length - 1;
  return months.map((month, n) => {
    const upTo = (count) => Math.floor(((total - open) * count) / closed);
    return { month, count: n === closed ? open : upTo(n + 1) - upTo(n) };
  });
}

/** Every move of goods, in the order of the days; no stock falls below zero. */
export function* movesOf(total) {
  const roll = dice(total);
  const stock = new Map();
  const idOf = numbering("MV");
  for (const { month, count } of share(total)) {
    for (const date of daysOf(month, count)) {
      const product = `product-${number(1 + roll(200), 3)}`;
      const warehouse = roll(4) === 0 ? "shop" : "main";
      const by = keepers[roll(keepers.length)];
      const key = `${product} ${warehouse}`;
      const had = stock.get(key) ?? 0;
      const wanted = 1 + roll(40);
      const leaves = roll(2) === 0 && wanted <= had;
      const quantity = leaves ? -wanted : wanted;
      stock.set(key, had + quantity);
      const price = leaves ? {} : { price: money(500 + roll(9000)).replace(/\.?0+$/, "") };
      yield {
        id: idOf(date, by),
        date,
        kind: leaves ? "out" : "in",
        product,
        warehouse,
        quantity: String(quantity),
        ...price,
        paper: `D-${number(roll(1e6), 6)}`,
        by,
      };
    }
  }
}

function writeMoves(root, total) {
  const write = beginBook(root);
  const files = new Map();
  const flush = () => {
    for (const [path, lines] of files) write(path, lines.join(""));
    files.clear();
  };
  let month = "";
  for (const move of movesOf(total)) {
    if (!move.date.startsWith(month) || month === "") flush();
    month = move.date.slice(0, 7);
    const path = `moves/${month}.${move.by}.jsonl`;
    const lines = files.get(path) ?? [];
    files.set(path, lines);
    lines.push(`${JSON.stringify(move)}\n`);
  }
  flush();
}

/** The same moves for each peer: one text a move, all of them one after the other in a file. */
const moveForms = {
  // One form for ledger and hledger: goods as commodities, warehouses as accounts.
  "moves.journal": ({ date, paper, warehouse, quantity, product }) =>
    `${date} ${paper}\n    stock:${warehouse}  ${quantity} "${product}"\n    goods\n\n`,
  "moves.rec": (move) =>
    `${Object.entries(move)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join("")}\n`,
  "moves.csv": ({ id, date, product, warehouse, quantity }) =>
    `${id},${date},${product},${warehouse},${quantity}\n`,
  "moves.jsonl": (move) => `${JSON.stringify(move)}\n`,
};

/** Writes the moves as one file of a form of {@link moveForms}. */
export function writePeerMoves(root, total, file) {
  const parts = file === "moves.rec" ? ["%rec: move\n\n"] : [];
  for (const move of movesOf(total)) parts.push(moveForms[file](move));
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, file), parts.join(""));
}

function writeCustomer(write, n, more = {}) {
  const id = `customer-${number(n, 5)}`;
  const values = {
    name: `Customer ${n}`,
    code: `K${number(n, 5)}`,
    kind: "dealer",
    grade: "B",
    stage: "cooperating",
    owner: sellers[n % sellers.length],
    phone: `0571-${number(n, 8)}`,
    address: `${n} Harbour Street`,
    city: "Hangzhou",
    contacts: [
      { name: `Contact ${n}`, title: "buyer", decides: true, mobile: `"139${number(n, 8)}"` },
    ],
    creditLimit: "50000.00",
    creditDays: 30,
    ...more,
    added: "2024-03-05",
  };
  write(`customers/${id}.yaml`, yaml(values));
  return id;
}

const customerOf = (n) => `customer-${number(n, 5)}`;

function addDays(date, days) {
  return new Date(Date.parse(date) + days * 864e5).toISOString().slice(0, 10);
}

/** Every invoice in the order of the days; the last 3,000 are not paid. */
export function* invoicesOf(total) {
  const roll = dice(total + 1);
  const idOf = numbering("IV");
  let left = total;
  for (const { month, count } of share(total)) {
    for (const date of daysOf(month, count)) {
      const customer = 1 + roll(1000);
      const amount = money(1000 + roll(500000));
      yield {
        id: idOf(date, "lan"),
        values: {
          customer: customerOf(customer),
          owner: sellers[customer % sellers.length],
          date,
          due: addDays(date, 30),
          amount,
        },
        paid: left > openPapers ? addDays(date, 1 + roll(25)) : undefined,
      };
      left--;
    }
  }
}

function writeInvoices(root, total) {
  const write = beginBook(root);
  for (let n = 1; n <= 1000; n++) writeCustomer(write, n);
  const idOf = numbering("PY");
  const paid = [];
  for (const { id, values, paid: date } of invoicesOf(total)) {
    write(`invoices/${values.date.slice(0, 7)}/${id}.yaml`, yaml(values));
    if (date !== undefined) paid.push({ date, id, values });
  }
  paid.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const files = new Map();
  for (const { date, id, values } of paid) {
    const { customer, amount } = values;
    const allocations = [{ invoice: id, amount }];
    const line = {
      id: idOf(date, "lan"),
      date,
      customer,
      amount,
      method: "transfer",
      by: "lan",
      allocations,
    };
    const path = `payments/${date.slice(0, 7)}.lan.jsonl`;
    files.set(path, `${files.get(path) ?? ""}${JSON.stringify(line)}\n`);
  }
  for (const [path, text] of files) write(path, text);
}

/** Customers, and 3,000 papers on which work is open: orders, invoices, visits to come. */
function writeCustomers(root, total) {
  const write = beginBook(root);
  const roll = dice(7);
  for (let n = 1; n <= total; n++) {
    const next = { nextStep: "call about the spring list", nextDate: addDays(today, n % 90) };
    writeCustomer(write, n, n % 3 === 0 ? next : {});
  }
  const [orderId, invoiceId, visitId] = ["SO", "IV", "VS"].map(numbering);
  for (let n = 0; n < openPapers; n++) {
    const date = addDays("2026-09-25", Math.floor((n * 58) / openPapers));
    const customer = 1 + roll(total);
    const owner = sellers[customer % sellers.length];
    const folder = date.slice(0, 7);
    const whose = { customer: customerOf(customer), owner, date };
    if (n % 3 === 0) {
      const lines = [{ product: `product-${number(1 + roll(200), 3)}`, quantity: 12, price: 20 }];
      const order = {
        ...whose,
        promised: addDays(date, 60),
        lines,
        confirmed: { date, by: owner },
      };
      write(`orders/${folder}/${orderId(date, owner)}.yaml`, yaml(order));
    } else if (n % 3 === 1) {
      const invoice = { ...whose, due: addDays(date, 60), amount: money(1000 + roll(500000)) };
      write(`invoices/${folder}/${invoiceId(date, "lan")}.yaml`, yaml(invoice));
    } else {
      const planned = addDays(date, 60);
      const visit = { customer: whose.customer, by: owner, planned, kind: "cycle" };
      write(`visits/${folder}/${visitId(date, owner)}.yaml`, yaml(visit));
    }
  }
}

const books = { moves: writeMoves, invoices: writeInvoices, customers: writeCustomers };

/** Writes a book of a kind: moves, invoices or customers, as many as told. */
export function writeBook(kind, total, root) {
  books[kind](root, total);
  return root;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [kind, total, root] = process.argv.slice(2);
  if (!books[kind] || !(Number(total) > 0) || root === undefined) {
    console.error("node test/bench/generate.js moves|invoices|customers COUNT FOLDER");
    process.exitCode = 2;
  } else writeBook(kind, Number(total), root);
}
