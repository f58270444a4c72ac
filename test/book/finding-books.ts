import { hash } from "../../src/book/disk.ts";
import type { FindingCode } from "../../src/law/findings.ts";

/** A small book, what is put into it, and where the finding is to be. */
export interface Fixture {
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly at: { readonly file: string; readonly line?: number; readonly column?: number };
  /** What stands at the column in the line that is shown. */
  readonly under?: string;
  /** What the line looks like that is shown. */
  readonly excerpt?: string;
}

/** The book into which the fixtures are put: nothing is wrong with it. */
export const soundBook: Readonly<Record<string, string>> = {
  "rounds.yaml": "format: 1\nname: Juniper Trading\ncurrency: EUR\nlanguage: en\n",
  "README.md": "# Our book\n",
  "customers/README.md": "Who we sell to.\n",
  "customers/blue-door.yaml":
    "name: Blue Door\ngrade: A\nowner: iwan\nphone: 0571-88001234\ntaxNumber: DE 811\n",
  "customers/red-gate.yaml": "# pays late\nname: Red Gate\n",
  "staff/iwan.yaml": "name: Iwan Petrov\n",
  "staff/lan.yaml": "name: Lan Xu\n",
  "products/tea.yaml": "name: Green tea\nsku: TEA\nunit: box\nprice: 12.50\n",
  "warehouses/main.yaml": "name: Main store\n",
  "orders/2026-11/SO261120A-iwan.yaml": [
    "customer: blue-door",
    "owner: iwan",
    "date: 2026-11-20",
    "lines:",
    "- product: tea",
    "  quantity: 10",
    "  price: 12.50",
    "confirmed:",
    "  date: 2026-11-20",
    "  by: iwan",
    "shipments:",
    "- date: 2026-11-21",
    "  warehouse: main",
    "  lines:",
    "  - product: tea",
    "    quantity: 4",
    "",
  ].join("\n"),
  "invoices/2026-11/IV261121A-lan.yaml": [
    "customer: blue-door",
    "order: SO261120A-iwan",
    "date: 2026-11-21",
    "due: 2026-12-21",
    "lines:",
    "- product: tea",
    "  quantity: 4",
    "  price: 12.50",
    "amount: 50.00",
    "",
  ].join("\n"),
  "moves/2026-11.iwan.jsonl": [
    '{"id":"MV261119A-iwan","date":"2026-11-19","kind":"in","product":"tea","warehouse":"main","quantity":"20"}',
    '{"id":"MV261121A-iwan","date":"2026-11-21","kind":"shipment","product":"tea","warehouse":"main","quantity":"-4","paper":"SO261120A-iwan"}',
    "",
  ].join("\n"),
  "payments/2026-11.lan.jsonl":
    '{"id":"PY261122A-lan","date":"2026-11-22","customer":"blue-door","amount":"50.00","allocations":[{"invoice":"IV261121A-lan","amount":"50.00"}]}\n',
  "changes/2026-11.iwan.jsonl":
    '{"id":"CH261119A-iwan","at":"2026-11-19T09:00:00+01:00","by":"iwan","verb":"rounds stock in","steps":[]}\n',
};

const moves = soundBook["moves/2026-11.iwan.jsonl"] ?? "";
const order = soundBook["orders/2026-11/SO261120A-iwan.yaml"] ?? "";
const invoice = soundBook["invoices/2026-11/IV261121A-lan.yaml"] ?? "";
const paid = soundBook["payments/2026-11.lan.jsonl"] ?? "";
const [came = ""] = moves.split("\n");

/** A piece that came in, and one that left. */
const cameWith = (more: object, letter: string): string =>
  `${JSON.stringify({ ...JSON.parse(came), id: `MV261119${letter}-iwan`, quantity: "1", ...more })}\n`;
const leftWith = (more: object, letter: string): string =>
  `${JSON.stringify({ ...JSON.parse(came), id: `MV261119${letter}-iwan`, kind: "out", quantity: "-1", ...more })}\n`;

const door = "customers/blue-door.yaml";
const gate = "customers/red-gate.yaml";
const stock = "moves/2026-11.iwan.jsonl";

const stocktake = "counts/2026-11/SC261122A-iwan.yaml";
const counted = [
  "date: 2026-11-22",
  "places:",
  "- product: tea",
  "  warehouse: main",
  "  book: 16",
  "differences:",
  "- product: tea",
  "  warehouse: main",
  "  book: 16",
  "  counted: 15",
  "  date: 2026-11-22",
  "resulted:",
  "  date: 2026-11-22",
  "booked:",
  "  date: 2026-11-22",
  "",
].join("\n");
const adjusted =
  '{"id":"MV261122A-iwan","date":"2026-11-22","kind":"adjustment","product":"tea","warehouse":"main","quantity":"-1","paper":"SC261122A-iwan"}\n';

/** What somebody counted of the tea. */
function told(id: string, quantity: string, by: string): string {
  return `{"id":"TL261122${id}","date":"2026-11-22","count":"SC261122A-iwan","product":"tea","warehouse":"main","quantity":"${quantity}","round":1,"by":"${by}"}\n`;
}

const received = "goods-receipts/2026-11/GR261122A-iwan.yaml";
const receiptLines = "date: 2026-11-22\nwarehouse: main\nlines:\n- product: tea\n  quantity: 5\n";
const bought = {
  "suppliers/hill.yaml": "name: Hill\n",
  "purchases/2026-11/PO261121A-iwan.yaml":
    "supplier: hill\ndate: 2026-11-21\nlines:\n- product: tea\n  quantity: 5\n  price: 4\nsent:\n  date: 2026-11-21\n",
};

/** What a goods receipt brought into stock. */
function brought(letter: string): string {
  return `{"id":"MV261122${letter}-lan","date":"2026-11-22","kind":"in","product":"tea","warehouse":"main","quantity":"5","paper":"GR261122${letter}-iwan"}\n`;
}

const volume = "volumes/2026-10/orders.jsonl";
const boundOrder =
  '{"id":"SO261001A-iwan","customer":"blue-door","date":"2026-10-01","lines":[]}\n';

/** A closing that rests on one file. */
function closingOf(file: string, sha256: string, rows = ""): string {
  const text = [
    "# Written by rounds close; rounds check --trust finds any change to it.",
    "month: 2026-10",
    "closed: 2026-11-02T09:00:00+01:00",
    "by: lan",
    `${rows}files:`,
    `  - ${JSON.stringify({ file, sha256 })}`,
    "",
  ].join("\n");
  return `${text}seal: ${hash(text)}\n`;
}

/** A contract with a file of a certain hash. */
function contractWith(sha256: string): string {
  const lines = ["customer: blue-door", "date: 2026-11-20", "attachments:"];
  return [...lines, "- path: files/contract.txt", `  sha256: ${sha256}`, ""].join("\n");
}

const octoberMoves = "moves/2026-10.iwan.jsonl";
const october = `${came.replace("2026-11", "2026-10").replace("2611", "2610")}\n`;

/** An order with an approval signed by key: iwan's holds, lan's does not, of mei's nobody knows. */
function signedBy(who: string): Pick<Fixture, "files" | "at"> {
  const act = `- date: 2026-11-20\n  by: ${who}\n  act: approved\n  step: manager\n  digest: x\n`;
  const file = "orders/2026-11/SO261120A-iwan.yaml";
  return {
    files: {
      "staff/mei.yaml": "name: Mei Xu\n",
      [file]: `${order}approvals:\n${act}  sha256: y\n  signature: AAAA\n`,
    },
    at: { file, line: 18, column: 3 },
  };
}

/** A change that was interrupted when it counted already: one file to be written. */
function interrupted(step: object): Readonly<Record<string, string>> {
  const content = "name: Blue Door\nowner: lan\n";
  const temporary = "customers/.~blue-door.yaml.4711";
  const write = { kind: "write", path: door, content, temporary, ...step };
  return {
    ".rounds/redo.json": JSON.stringify({ version: 1, steps: [write] }),
    [temporary]: content,
  };
}

/** For every code the books that bring it about; seals of closed months have tests of their own. */
export const fixtures: Readonly<Partial<Record<FindingCode, readonly Fixture[]>>> = {
  unreadable: [
    {
      files: { [door]: "name: Blue Door\ngrade: [A\n" },
      at: { file: door, line: 3, column: 1 },
    },
    {
      files: { [door]: "name: Blue Door\ngrade: A\ngrade: B\n" },
      at: { file: door, line: 3, column: 1 },
      excerpt: "grade: B",
    },
    {
      files: { [stock]: `${moves}{"id":"MV261122A-iwan","date":\n` },
      at: { file: stock, line: 3, column: 1 },
      excerpt: '{"id":"MV261122A-iwan","date":',
    },
    {
      files: { "changes/2026-11.iwan.jsonl": "[]\n" },
      at: { file: "changes/2026-11.iwan.jsonl", line: 1, column: 1 },
    },
  ],
  "merge-markers": [
    {
      files: { [door]: "name: Blue Door\n<<<<<<< HEAD\ngrade: A\n=======\ngrade: B\n>>>>>>> b\n" },
      at: { file: door, line: 2, column: 1 },
      excerpt: "<<<<<<< HEAD",
    },
    {
      files: { [stock]: `${moves}=======\n` },
      at: { file: stock, line: 3, column: 1 },
    },
  ],
  "not-utf8": [
    {
      files: { [door]: Buffer.from("name: Blue Door\ncity: \xba\xbc\xd6\xdd\n", "latin1") },
      at: { file: door, line: 2, column: 7 },
    },
    {
      files: {
        [stock]: Buffer.from(
          `${moves}${came.replace("9A", "9B").replace("tea", "\xba")}\n`,
          "latin1",
        ),
      },
      at: { file: stock, line: 3 },
      under: "\ufffd",
    },
  ],
  "byte-order-mark": [
    { files: { [stock]: `\ufeff${moves}` }, at: { file: stock, line: 1, column: 1 } },
  ],
  "stray-file": [
    {
      files: { "customers/green-hill.yml": "name: x\n" },
      at: { file: "customers/green-hill.yml" },
    },
    { files: { "customers/old/a.yaml": "name: x\n" }, at: { file: "customers/old/a.yaml" } },
    { files: { "moves/november.jsonl": "\n" }, at: { file: "moves/november.jsonl" } },
    { files: { "changes/notes.txt": "x\n" }, at: { file: "changes/notes.txt" } },
  ],
  leftover: [
    {
      files: { "customers/.~blue-door.yaml.4711": "" },
      at: { file: "customers/.~blue-door.yaml.4711" },
    },
  ],
  "bad-redo-log": [
    {
      files: { ".rounds/redo.json": "{" },
      at: { file: `.rounds/redo.bad-${hash("{").slice(0, 12)}` },
    },
  ],
  "edited-during-recovery": [
    { files: interrupted({ before: hash("something else") }), at: { file: door } },
  ],
  "interrupted-change-completed": [
    { files: interrupted({ before: hash(soundBook[door] ?? "") }), at: { file: door } },
  ],
  "bad-value": [
    {
      files: { [door]: "name: Blue Door\ngrade: Z\n" },
      at: { file: door, line: 2, column: 8 },
      excerpt: "grade: Z",
    },
    { files: { [gate]: "phone: 1\n" }, at: { file: gate, line: 1, column: 1 } },
    {
      files: { [stock]: moves.replace('"quantity":"20"', '"quantity":"2","quantity":"20"') },
      at: { file: stock, line: 1, column: 1 },
    },
    {
      files: { [stock]: `${moves}${came.replace("9A", "9B").replace('"20"', '"many"')}\n` },
      at: { file: stock, line: 3 },
      under: '"many"',
    },
  ],
  "label-for-code": [
    {
      files: { [door]: "name: Blue Door\nvisitCycle: 每月一次 # agreed\nowner: iwan\n" },
      at: { file: door, line: 2, column: 13 },
      excerpt: "visitCycle: 每月一次 # agreed",
    },
    {
      files: { [stock]: moves.replace('"kind":"in"', '"kind": "入库"') },
      at: { file: stock, line: 1 },
      under: '"入库"',
    },
  ],
  "unknown-field": [
    {
      files: { [door]: "name: Blue Door\nfavourite: tea\n" },
      at: { file: door, line: 2, column: 12 },
      excerpt: "favourite: tea",
    },
    {
      files: { "rounds.yaml": "format: 1\nname: J\ncurrency: EUR\nlangage: en\n" },
      at: { file: "rounds.yaml", line: 4, column: 10 },
    },
  ],
  disagrees: [
    {
      files: { "invoices/2026-11/IV261121A-lan.yaml": invoice.replace("50.00", "60.00") },
      at: { file: "invoices/2026-11/IV261121A-lan.yaml", line: 9, column: 9 },
      excerpt: "amount: 60.00",
    },
  ],
  dangling: [
    {
      files: { [door]: "name: Blue Door\nowner: nobody\n" },
      at: { file: door, line: 2, column: 8 },
      excerpt: "owner: nobody",
    },
    {
      files: { [stock]: moves.replace('"tea"', '"coffee"') },
      at: { file: stock, line: 1 },
      under: '"coffee"',
    },
    {
      files: {
        [stock]: `${moves}${came.replace("9A", "9B").replace("}", ',"reverses":"MV1"}')}\n`,
      },
      at: { file: stock, line: 3 },
      under: '"MV1"',
    },
  ],
  misplaced: [
    {
      files: { "customers/Blue Door.yaml": "name: x\n" },
      at: { file: "customers/Blue Door.yaml" },
    },
    {
      files: { "orders/2026-10/SO261122A-iwan.yaml": order },
      at: { file: "orders/2026-10/SO261122A-iwan.yaml" },
    },
    {
      files: { "moves/2026-10.iwan.jsonl": `${came.replace("9A", "9B")}\n` },
      at: { file: "moves/2026-10.iwan.jsonl", line: 1, column: 1 },
    },
    {
      files: {
        "changes/2026-11.lan.jsonl":
          '{"id":"CH261119B-iwan","at":"2026-11-19T09:00:00+01:00","by":"iwan","steps":[]}\n',
      },
      at: { file: "changes/2026-11.lan.jsonl", line: 1, column: 1 },
    },
  ],
  "twin-id": [
    {
      files: { [stock]: `${moves}${came}\n` },
      at: { file: stock, line: 3, column: 7 },
      excerpt: came,
    },
    {
      files: {
        "changes/2026-11.iwan.jsonl": (soundBook["changes/2026-11.iwan.jsonl"] ?? "").repeat(2),
      },
      at: { file: "changes/2026-11.iwan.jsonl", line: 2, column: 7 },
    },
  ],
  "lost-entry": [
    {
      files: {
        "changes/2026-11.lan.jsonl":
          '{"id":"CH261120A-lan","at":"2026-11-20T09:00:00+01:00","by":"lan","verb":"rounds stock in","steps":[{"do":"append","noun":"move","id":"MV261119A-iwan"},{"do":"append","noun":"move","id":"MV261119X-iwan"}]}\n',
      },
      at: { file: stock },
    },
  ],
  "missing-id": [
    {
      files: { [stock]: `${moves}${came.replace('"id":"MV261119A-iwan",', "")}\n` },
      at: { file: stock, line: 3, column: 1 },
    },
  ],
  "volume-changed": [
    {
      files: { [volume]: boundOrder },
      at: { file: volume },
    },
    {
      files: {
        "closings/2026-10.yaml": closingOf(volume, hash("something else")),
        [volume]: boundOrder,
      },
      at: { file: volume },
    },
  ],
  "below-zero": [
    {
      files: { [stock]: moves.replace('"20"', '"3"') },
      at: { file: stock, line: 2 },
      under: '"-4"',
    },
    {
      files: { [stock]: `${moves}${cameWith({ lot: "B1" }, "B")}${leftWith({ lot: "B2" }, "C")}` },
      at: { file: stock, line: 4 },
      under: '"-1"',
    },
  ],
  "serial-twice": [
    {
      files: {
        [stock]: `${moves}${cameWith({ serials: ["S1"] }, "B")}${cameWith({ serials: ["S1"] }, "C")}`,
      },
      at: { file: stock, line: 4 },
      under: '"S1"',
    },
  ],
  "serials-miscounted": [
    {
      files: { [stock]: `${moves}${cameWith({ serials: ["S1"], quantity: "2" }, "B")}` },
      at: { file: stock, line: 3 },
      under: '["S1"]',
    },
    {
      files: {
        [stock]: `${moves}${cameWith({ serials: ["S1"] }, "B")}${leftWith({ serials: ["S1"], quantity: "-0.5" }, "C")}`,
      },
      at: { file: stock, line: 4 },
      under: '["S1"]',
    },
  ],
  "count-disagrees": [
    {
      files: {
        [stocktake]: counted,
        [stock]: `${moves}${adjusted}${adjusted.replace("22A", "22B")}`,
      },
      at: { file: stocktake, line: 7, column: 1 },
      excerpt: "- product: tea",
    },
  ],
  "counted-twice": [
    {
      files: {
        [stocktake]: counted.slice(0, counted.indexOf("differences:")),
        "tallies/2026-11.iwan.jsonl": told("A-iwan", "15", "iwan"),
        "tallies/2026-11.lan.jsonl": told("A-lan", "14", "lan"),
      },
      at: { file: "tallies/2026-11.lan.jsonl", line: 1 },
      under: '"14"',
    },
  ],
  "counted-apart": [
    {
      files: {
        [stocktake]: counted.slice(0, counted.indexOf("differences:")),
        [stocktake.replace("-iwan", "-lan")]: counted.slice(0, counted.indexOf("differences:")),
      },
      at: { file: stocktake.replace("-iwan", "-lan"), line: 3, column: 1 },
      excerpt: "- product: tea",
    },
    {
      files: {
        [stocktake]: counted,
        [stocktake.replace("-iwan", "-lan")]: counted,
        [stock]: `${moves}${adjusted}${adjusted.replace("22A", "22B").replace("22A-iwan", "22A-lan")}`,
      },
      at: { file: stocktake.replace("-iwan", "-lan"), line: 3, column: 1 },
    },
  ],
  "receipt-disagrees": [
    {
      files: { [received]: `${receiptLines}reason: found\n` },
      at: { file: received, line: 4, column: 1 },
      excerpt: "- product: tea",
    },
  ],
  "received-twice": [
    {
      files: {
        ...bought,
        [received]: `purchase: PO261121A-iwan\n${receiptLines}`,
        [received.replace("22A", "22B")]: `purchase: PO261121A-iwan\n${receiptLines}`,
        "moves/2026-11.lan.jsonl": `${brought("A")}${brought("B")}`,
      },
      at: { file: received.replace("22A", "22B"), line: 5, column: 1 },
      excerpt: "- product: tea",
    },
  ],
  overpaid: [
    {
      files: {
        "payments/2026-11.lan.jsonl": `${paid}${paid.replace("22A", "22B")}`,
      },
      at: { file: "invoices/2026-11/IV261121A-lan.yaml", line: 9, column: 9 },
      excerpt: "amount: 50.00",
    },
  ],
  "settled-twice": [
    {
      files: {
        "invoices/2026-11/IV261122B-lan.yaml":
          "customer: blue-door\ndate: 2026-11-22\ndue: 2026-12-22\namount: 90.00\n",
        "payments/2026-11.lan.jsonl": `${paid}{"id":"PY261122B-lan","date":"2026-11-22","customer":"blue-door","amount":"0.00","kind":"netting","allocations":[{"invoice":"IV261122B-lan","amount":"40.00","from":"PY261122A-lan"}]}\n`,
      },
      at: { file: "payments/2026-11.lan.jsonl", line: 2 },
      under: '"PY261122A-lan"',
    },
  ],
  "over-credited": [
    {
      files: {
        "invoices/2026-11/IV261122A-lan.yaml":
          "customer: blue-door\ndate: 2026-11-22\ndue: 2026-11-22\namount: -60.00\ncredits: IV261121A-lan\nwhy: broken\n",
      },
      at: { file: "invoices/2026-11/IV261121A-lan.yaml", line: 9, column: 9 },
      excerpt: "amount: 50.00",
    },
  ],
  "other-payer": [
    {
      files: { "payments/2026-11.lan.jsonl": paid.replace("blue-door", "red-gate") },
      at: { file: "payments/2026-11.lan.jsonl", line: 1 },
      under: '"IV261121A-lan"',
    },
  ],
  "counted-otherwise": [
    {
      files: {
        "accounts/box.yaml": "name: Cash box\nopening: 20.00\nopeningDate: 2026-10-31\n",
        "account-closings/2026-11/AC261121A-lan.yaml":
          "account: box\ndate: 2026-11-21\nkind: day\nbalance: 20.00\ncounted: 20.00\n",
        "cash-entries/2026-11.lan.jsonl":
          '{"id":"CE261121A-lan","date":"2026-11-21","kind":"out","account":"box","amount":"5","class":"office"}\n',
      },
      at: { file: "account-closings/2026-11/AC261121A-lan.yaml", line: 4, column: 10 },
      excerpt: "balance: 20.00",
    },
  ],
  "other-customer": [
    {
      files: {
        "invoices/2026-11/IV261121A-lan.yaml": invoice.replace("blue-door", "red-gate"),
        "payments/2026-11.lan.jsonl": paid.replace("blue-door", "red-gate"),
      },
      at: { file: "invoices/2026-11/IV261121A-lan.yaml", line: 1, column: 11 },
    },
  ],
  "invoiced-above-order": [
    {
      files: {
        "invoices/2026-11/IV261121A-lan.yaml": invoice
          .replace("price: 12.50", "price: 40.00")
          .replace("50.00", "160.00"),
      },
      at: { file: "invoices/2026-11/IV261121A-lan.yaml", line: 9, column: 9 },
    },
  ],
  "over-invoiced": [
    {
      files: {
        "invoices/2026-11/IV261122A-lan.yaml": invoice
          .replace("quantity: 4", "quantity: 8")
          .replace("50.00", "100.00"),
      },
      at: { file: "invoices/2026-11/IV261122A-lan.yaml", line: 7, column: 13 },
      excerpt: "  quantity: 8",
    },
  ],
  "shipment-disagrees": [
    {
      files: { [stock]: `${came}\n` },
      at: { file: "orders/2026-11/SO261120A-iwan.yaml", line: 12, column: 1 },
    },
    {
      files: { [stock]: moves.replace("SO261120A-iwan", "SO261101A-iwan") },
      at: { file: stock, line: 2 },
      under: '"SO261101A-iwan"',
    },
  ],
  "closed-period": [
    {
      files: {
        "closings/2026-10.yaml": closingOf(octoberMoves, "0"),
        [octoberMoves]: october,
        "moves/2026-10.lan.jsonl": `${came
          .replace("2026-11", "2026-10")
          .replace("MV261119A-iwan", "MV261019A-lan")}\n`,
      },
      at: { file: "moves/2026-10.lan.jsonl", line: 1, column: 1 },
    },
  ],
  "closing-broken": [
    {
      files: { "closings/2026-10.yaml": "month: 2026-10\n" },
      at: { file: "closings/2026-10.yaml" },
    },
  ],
  "bound-twice": [
    {
      files: {
        "closings/2026-10.yaml": closingOf(volume, hash(boundOrder)),
        [volume]: boundOrder,
        "orders/2026-10/SO261001A-iwan.yaml":
          "customer: red-gate\ndate: 2026-10-01\nlines:\n  - product: tea\n    quantity: 1\n    price: 2\n",
      },
      at: { file: "orders/2026-10/SO261001A-iwan.yaml" },
    },
  ],
  "attachment-changed": [
    {
      files: {
        "files/contract.txt": "two pages\n",
        "contracts/2026-11/CT261120A-iwan.yaml": contractWith(hash("one page\n")),
      },
      at: { file: "contracts/2026-11/CT261120A-iwan.yaml", line: 4, column: 3 },
      under: "path",
    },
  ],
  "attachment-missing": [
    {
      files: { "contracts/2026-11/CT261120A-iwan.yaml": contractWith(hash("one page\n")) },
      at: { file: "contracts/2026-11/CT261120A-iwan.yaml", line: 4, column: 3 },
      under: "path",
    },
  ],
  "bad-policy": [
    {
      files: {
        "rounds.yaml": `${soundBook["rounds.yaml"]}approvals:\n- noun: order\n  when: colour = red\n  steps:\n  - by: manager\n`,
      },
      at: { file: "rounds.yaml", line: 7, column: 9 },
      under: "colour",
    },
    {
      files: {
        "rounds.yaml": `${soundBook["rounds.yaml"]}approvals:\n- noun: order\n  steps:\n  - by: [ manager, nobody ]\n`,
      },
      at: { file: "rounds.yaml", line: 8, column: 20 },
      under: "nobody",
    },
  ],
  unapproved: [
    {
      files: {
        "rounds.yaml": `${soundBook["rounds.yaml"]}approvals:\n- noun: order\n  steps:\n  - by: manager\n`,
      },
      at: { file: "orders/2026-11/SO261120A-iwan.yaml" },
    },
  ],
  "signature-forged": [{ ...signedBy("lan"), under: "date" }],
  "signature-void": [{ ...signedBy("iwan"), under: "date" }],
  "signature-unproved": [{ ...signedBy("mei"), under: "date" }],
  "sealed-changed": [
    {
      files: {
        "closings/2026-10.yaml": closingOf(octoberMoves, hash("something else")),
        [octoberMoves]: october,
      },
      at: { file: octoberMoves },
    },
    {
      files: { "closings/2026-10.yaml": closingOf(octoberMoves, hash(october)) },
      at: { file: octoberMoves },
    },
  ],
  "closing-changed": [
    {
      files: {
        "closings/2026-10.yaml": closingOf(octoberMoves, hash(october)),
        [octoberMoves]: october,
      },
      at: { file: "closings/2026-10.yaml" },
    },
  ],
  "closing-balance": [
    {
      files: {
        "closings/2026-10.yaml": closingOf(
          octoberMoves,
          hash(october),
          `stock:\n  - ${JSON.stringify({ product: "tea", warehouse: "main", quantity: "19" })}\n`,
        ),
        [octoberMoves]: october,
      },
      at: { file: "closings/2026-10.yaml", line: 6, column: 1 },
    },
  ],
  "far-future": [
    {
      files: { [gate]: "name: Red Gate\nnextDate: 2206-11-25\n" },
      at: { file: gate, line: 2, column: 11 },
    },
    {
      files: {
        "moves/2027-11.iwan.jsonl": `${came.replace("2026", "2027").replace("MV26", "MV27")}\n`,
      },
      at: { file: "moves/2027-11.iwan.jsonl", line: 1 },
      under: '"2027-11-19"',
    },
  ],
  "same-name": [
    {
      files: { "customers/blue-door-2.yaml": "name: BLUE-door.\n" },
      at: { file: door, line: 1, column: 7 },
    },
  ],
  "same-phone": [
    {
      files: { [gate]: "name: Red Gate\ncontacts:\n- name: Ann\n  mobile: +86 571 8800 1234\n" },
      at: { file: gate, line: 4, column: 11 },
    },
  ],
  "same-tax-number": [
    {
      files: { [gate]: "name: Red Gate\ntaxNumber: de811\n" },
      at: { file: gate, line: 2, column: 12 },
    },
  ],
  "similar-name": [
    {
      files: { "customers/blue-dor.yaml": "name: Blue Dor\n" },
      at: { file: "customers/blue-dor.yaml", line: 1, column: 7 },
    },
  ],
  "merged-yet-there": [
    {
      files: {
        "redirects/blue-door.yaml": `name: Blue Door\ninto: red-gate\n`,
        [gate]: "name: Red Gate\n",
      },
      at: { file: "redirects/blue-door.yaml" },
    },
  ],
  format: [
    {
      files: { [door]: "\ufeff# old\r\ngrade:   A\r\nname: Blue Door # yes\r\nphone: 0571" },
      at: { file: door, line: 1, column: 1 },
    },
    {
      files: { [stock]: moves.replace(/^\{("id":"[^"]*"),("date":"[^"]*")/, "{$2, $1").trimEnd() },
      at: { file: stock, line: 1, column: 1 },
    },
  ],
};
