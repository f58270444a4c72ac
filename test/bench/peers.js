// The same questions put to other programs, each in the way that is its own.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { closedUpTo, invoicesOf, movesOf, today, writePeerMoves } from "./generate.js";
import { node, start } from "./measure.js";

/** Sums quantities of JSON Lines by product and warehouse in whole numbers: the bare minimum. */
const sumScript = `
const { readFileSync } = require("node:fs");
const sums = new Map();
for (const file of process.argv.slice(1)) {
  for (const line of readFileSync(file, "utf8").split("\\n")) {
    if (line === "") continue;
    const { product, warehouse, quantity } = JSON.parse(line);
    const key = product + "," + warehouse;
    sums.set(key, (sums.get(key) ?? 0) + Number(quantity));
  }
}
console.log([...sums].map(([key, sum]) => key + "," + sum).join("\\n"));
`;

const byProduct = "select product, warehouse, sum(quantity) from";

/** What each peer is asked; a peer that is not there is left out. */
export function peers(root, has) {
  const folder = join(root, "peers");
  const path = (name) => join(folder, name);
  const only = (needed, one) => (has(needed) ? one() : undefined);

  /** A database of the moves, with what the months came to that are closed. */
  function database(total) {
    writePeerMoves(folder, total, "moves.csv");
    const sql = [
      "create table move(id text primary key, date text, product text, warehouse text, quantity integer);",
      ".mode csv",
      `.import ${path("moves.csv")} move`,
      "create index by_date on move(date);",
      "create index by_goods on move(product, warehouse);",
      `create table closing as ${byProduct} move where date <= '${closedUpTo}-31' group by 1, 2;`,
      "alter table closing rename column 'sum(quantity)' to quantity;",
    ];
    start(["sqlite3", path("moves.db")], { input: sql.join("\n") });
  }

  function openingJournal(total) {
    const sums = new Map();
    const later = [];
    const opening = [];
    for (const move of movesOf(total)) {
      const { product, warehouse, quantity } = move;
      const key = `stock:${warehouse}  "${product}"`;
      if (move.date.slice(0, 7) > closedUpTo) later.push(move);
      else sums.set(key, (sums.get(key) ?? 0) + Number(quantity));
    }
    for (const [key, sum] of sums) opening.push(`    ${key.replace("  ", `  ${sum} `)}\n`);
    const first =
      opening.length > 0 ? `${closedUpTo}-31 opening\n${opening.join("")}    goods\n\n` : "";
    const rest = later.map(
      ({ date, paper, warehouse, quantity, product }) =>
        `${date} ${paper}\n    stock:${warehouse}  ${quantity} "${product}"\n    goods\n\n`,
    );
    writeFileSync(path("closed.journal"), first + rest.join(""));
    const balances = [...sums].map(([key, sum]) => {
      const [, warehouse, product] = /^stock:(\S+) {2}"(.*)"$/.exec(key);
      return { product, warehouse, quantity: String(sum) };
    });
    const lines = [...balances, ...later].map((one) => `${JSON.stringify(one)}\n`);
    writeFileSync(path("closed.jsonl"), lines.join(""));
  }

  const make = () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  };

  return {
    /** Balances over all moves. */
    sums(total) {
      make();
      for (const file of ["moves.journal", "moves.jsonl", "moves.rec"])
        writePeerMoves(folder, total, file);
      if (has("sqlite3")) database(total);
      const reduce =
        'reduce inputs as $m ({}; .[$m.product + "," + $m.warehouse] += ($m.quantity | tonumber))';
      return {
        "bare node": { words: [node, "-e", sumScript, path("moves.jsonl")] },
        sqlite3: only("sqlite3", () => ({
          words: ["sqlite3", path("moves.db"), `${byProduct} move group by 1, 2`],
        })),
        ledger: only("ledger", () => ({
          words: ["ledger", "-f", path("moves.journal"), "bal", "stock"],
        })),
        hledger: only("hledger", () => ({
          words: ["hledger", "-f", path("moves.journal"), "bal", "stock"],
        })),
        recutils: only("recsel", () => ({
          words: [
            "recsel",
            "-t",
            "move",
            "-G",
            "product,warehouse",
            "-p",
            "product,warehouse,Sum(quantity)",
            path("moves.rec"),
          ],
        })),
        jq: only("jq", () => ({ words: ["jq", "-n", reduce, path("moves.jsonl")] })),
      };
    },
    /** Balances where each starts from those at the end of the last closed month. */
    closedSums(total) {
      make();
      openingJournal(total);
      if (has("sqlite3")) database(total);
      const both = `(select product, warehouse, quantity from closing union all select product, warehouse, quantity from move where date > '${closedUpTo}-31')`;
      return {
        "bare node": { words: [node, "-e", sumScript, path("closed.jsonl")] },
        sqlite3: only("sqlite3", () => ({
          words: ["sqlite3", path("moves.db"), `${byProduct} ${both} group by 1, 2`],
        })),
        ledger: only("ledger", () => ({
          words: ["ledger", "-f", path("closed.journal"), "bal", "stock"],
        })),
        hledger: only("hledger", () => ({
          words: ["hledger", "-f", path("closed.journal"), "bal", "stock"],
        })),
      };
    },
    /** One more move; those that rewrite or read their whole file only up to 100,000. */
    appends(total) {
      make();
      if (has("sqlite3")) database(total);
      const enough =
        "(select sum(quantity) from move where product = 'product-001' and warehouse = 'main') >= 1";
      const insert = `insert into move select hex(randomblob(8)), '${today}', 'product-001', 'main', -1 where ${enough}`;
      const own = {
        sqlite3: only("sqlite3", () => ({ words: ["sqlite3", path("moves.db"), insert] })),
      };
      if (total > 100_000) return own;
      for (const file of ["moves.journal", "moves.rec"]) writePeerMoves(folder, total, file);
      writeFileSync(
        path("new.journal"),
        `${today} B-1\n    stock:main  -1 "product-001"\n    goods\n`,
      );
      const fields = {
        id: "B-1",
        date: today,
        kind: "out",
        product: "product-001",
        warehouse: "main",
        quantity: "-1",
      };
      const words = Object.entries(fields).flatMap(([key, value]) => ["-f", key, "-v", value]);
      return {
        ...own,
        hledger: only("hledger", () => ({
          words: ["hledger", "-f", path("moves.journal"), "import", path("new.journal")],
          before: () => rmSync(path(".latest.new.journal"), { force: true }),
        })),
        recutils: only("recsel", () => ({
          words: ["recins", "-t", "move", ...words, path("moves.rec")],
        })),
      };
    },
    /** Who owes how much for how long. */
    overdue(total) {
      if (!has("sqlite3")) return {};
      make();
      const lines = [];
      for (const { id, values, paid } of invoicesOf(total)) {
        lines.push(
          `${id},${values.customer},${values.due},${values.amount},${paid ? values.amount : 0}\n`,
        );
      }
      writeFileSync(path("invoices.csv"), lines.join(""));
      const sql = [
        "create table invoice(id text primary key, customer text, due text, amount numeric, paid numeric);",
        ".mode csv",
        `.import ${path("invoices.csv")} invoice`,
        "create index still_open on invoice(due) where paid < amount;",
      ];
      start(["sqlite3", path("invoices.db")], { input: sql.join("\n") });
      const late = `julianday('${today}') - julianday(due)`;
      const buckets = [30, 60, 90].map((days) => `sum(iif(${late} > ${days}, amount - paid, 0))`);
      const query = `select customer, sum(amount - paid), ${buckets} from invoice where paid < amount and due < '${today}' group by 1`;
      return { sqlite3: { words: ["sqlite3", path("invoices.db"), query] } };
    },
    /** What is due, among 3,000 tasks. */
    due() {
      if (!has("task")) return {};
      make();
      writeFileSync(
        path("taskrc"),
        `data.location=${path("tasks")}\nconfirmation=off\nhooks=off\n`,
      );
      mkdirSync(path("tasks"), { recursive: true });
      const tasks = Array.from({ length: 3000 }, (_, n) => ({
        description: `paper ${n} of customer ${n % 977}`,
        status: "pending",
        entry: "20260925T000000Z",
        due: `2026${n % 3 === 0 ? "11" : "12"}${String(1 + (n % 28)).padStart(2, "0")}T000000Z`,
      }));
      writeFileSync(path("tasks.json"), JSON.stringify(tasks));
      const task = ["task", `rc:${path("taskrc")}`, "rc.verbose=nothing"];
      start([...task, "import", path("tasks.json")]);
      return { taskwarrior: { words: [...task, "due.before:2026-11-24", "list"] } };
    },
    /** Forgets all files. */
    clear() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
