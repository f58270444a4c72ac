/**
 * Measures `dispatch plan` as a whole command: `node test/bench/dispatch.js [ORDERS] [VEHICLES]`
 * writes a book with so many open orders (300) and equal vehicles (12) and plans its day.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const [orders = 300, vehicles = 12] = process.argv.slice(2).map(Number);
const root = mkdtempSync(join(tmpdir(), "rounds-dispatch-"));
const program = join(import.meta.dirname, "../../bin/rounds.js");

let state = 20261122;
const random = (most) => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return state % most;
};

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `${text.trim()}\n`);
}

write(
  "rounds.yaml",
  "format: 1\nname: Bench\ncurrency: CNY\nlanguage: en\ntimezone: Asia/Shanghai",
);
write("staff/iwan.yaml", "name: Iwan\nrole: dispatcher");
write("warehouses/main.yaml", "name: Main");
const moves = [];
for (let at = 1; at <= 40; at++) {
  const [weight, volume] = [1 + random(200) / 10, (1 + random(60)) / 1000];
  write(
    `products/p${at}.yaml`,
    `name: Product ${at}\nprice: 10\nweight: ${weight}\nvolume: ${volume}`,
  );
  const id = `MV261101${letters(at)}-iwan`;
  moves.push({
    id,
    date: "2026-11-01",
    kind: "in",
    product: `p${at}`,
    warehouse: "main",
    quantity: "100000",
  });
}
write("moves/2026-11.iwan.jsonl", moves.map((one) => JSON.stringify(one)).join("\n"));
for (let at = 1; at <= 60; at++) {
  write(`customers/c${at}.yaml`, `name: Customer ${at}\nregion: R${at % 8}\ncity: T${at % 20}`);
}
for (let at = 1; at <= vehicles; at++) {
  write(
    `vehicles/v${at}.yaml`,
    `name: V\n`.replace("name", "plate").replace("V", `V-${at}`) + "maxWeight: 4000\nmaxVolume: 14",
  );
}
for (let at = 1; at <= orders; at++) {
  const lines = Array.from({ length: 1 + random(3) }, (_, n) => {
    const product = 1 + ((at * 7 + n * 13) % 40);
    return `- product: p${product}\n  quantity: ${1 + random(12)}\n  price: 10`;
  });
  write(
    `orders/2026-11/SO261120${letters(at)}-iwan.yaml`,
    [
      `customer: c${1 + (at % 60)}`,
      "owner: iwan\ndate: 2026-11-20",
      `promised: 2026-11-${20 + random(4)}`,
      ...(at % 11 === 0 ? ["kind: rush"] : []),
      `lines:\n${lines.join("\n")}`,
      "confirmed:\n  date: 2026-11-20",
    ].join("\n"),
  );
}

function letters(number) {
  return number <= 26
    ? String.fromCharCode(64 + number)
    : letters(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));
}

const env = { ...process.env, ROUNDS_TODAY: "2026-11-22", ROUNDS_AS: "iwan", NO_COLOR: "1" };
function run(...words) {
  const began = performance.now();
  const text = execFileSync(process.execPath, [program, ...words], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  return { text, ms: Math.round(performance.now() - began) };
}

const plan = ["dispatch", "plan", "2026-11-23", "--warehouse", "main"];
try {
  const times = [1, 2, 3].map(() => run(...plan));
  console.log(times[0].text.split("\n").slice(0, 20).join("\n"));
  console.log(`shown: ${times.map(({ ms }) => `${ms} ms`).join(", ")}`);
  const written = run(...plan, "--yes");
  console.log(`written: ${written.ms} ms; planned again: ${run(...plan, "--yes").ms} ms`);
  console.log(written.text);
} finally {
  rmSync(root, { recursive: true });
}
