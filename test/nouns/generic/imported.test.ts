import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../book/support.ts";
import { writeFiles } from "../../cli/program.ts";
import { rounds } from "../../commands/undo-kit.ts";

const approvals =
  "approvals:\n- noun: order\n  when: amount > 1000\n  steps:\n  - by: [ manager ]\n";
const act =
  '"[{""date"":""2026-11-23"",""by"":""lan"",""act"":""approved"",""step"":""manager"",""digest"":""1""}]"';

let book = "";
beforeEach(() => {
  vi.stubEnv("ROUNDS_AS", "iwan");
  book = temporaryFolder();
  writeFiles(book, {
    "rounds.yaml": `format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n${approvals}`,
    "staff/iwan.yaml": "name: Iwan\nrole: sales\nmanager: lan\n",
    "staff/lan.yaml": "name: Lan\nrole: manager\n",
    "products/tea.yaml": "name: Green tea\nsku: TEA\nprice: 48\n",
    "customers/blue.yaml": "name: Blue\nhold:\n  date: 2026-11-20\n  by: lan\n  why: unpaid\n",
    "customers/red.yaml": "name: Red\n",
    "order.csv": `customer,date,lines,approvals\nred,2026-11-23,TEA x 400 @ 48,${act}\n`,
    "hold.csv": 'id,hold\nred,"date=2026-11-23, why=mine"\n',
  });
});

const imported = (what: string, file: string, more = "") =>
  rounds(book, `${what} import ${join(book, file)} --yes ${more}`);

describe("a table brings nothing that only some may do", () => {
  test("R-APR-04: an approval is signed, not imported", async () => {
    const { code, error } = await imported("order", "order.csv", "--key customer,date");
    expect([code, error]).toEqual([7, expect.stringContaining("--skip-columns approvals")]);
    const keys = "--key customer,date --skip-columns approvals";
    expect((await imported("order", "order.csv", keys)).code).toBe(0);
    expect((await rounds(book, "order confirm SO261123A")).code).toBe(7);
  });

  test("a hold is for those who may hold", async () => {
    expect((await imported("customer", "hold.csv")).code).toBe(7);
    vi.stubEnv("ROUNDS_AS", "lan");
    expect((await imported("customer", "hold.csv")).code).toBe(0);
  });
});

const settings = (more: string) =>
  writeFiles(book, {
    "rounds.yaml": `format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\n${more}`,
  });
const orders = (...rows: readonly string[]) =>
  writeFiles(book, {
    "done.csv": `customer,date,lines,confirmed,shipments\n${rows.join("\n")}\n`,
    "plan.yaml":
      "name: Old\nsteps:\n- noun: order\n  file: done.csv\n  key: [customer, date]\n  fields:\n    customer: customer\n    date: date\n    lines: lines\n    confirmed: confirmed\n",
  });
const row = (customer: string, day: string, quantity = 400) =>
  `${customer},${day},TEA x ${quantity} @ 48,date=${day},`;
const done = (more = "") => imported("order", "done.csv", `--key customer,date ${more}`);

describe("what a table says to be done passes what the firm asks for", () => {
  test("R-APR-04: an order above the amount is not confirmed by a table; one of before is", async () => {
    settings(approvals.replace("  when", "  since: 2026-10-01\n  when"));
    orders(row("red", "2026-11-23"));
    const { code, error } = await done();
    expect([code, error]).toEqual([7, expect.stringContaining("must be approved")]);
    expect(error).toContain("--skip-columns confirmed");
    expect((await done("--skip-columns confirmed,shipments")).code).toBe(0);
    expect((await done()).code).toBe(7);
    orders(row("red", "2026-09-30"));
    expect((await done()).code).toBe(0);
  });

  test("a hold keeps what is dated since", async () => {
    settings("");
    orders(row("blue", "2026-11-21"));
    expect((await done()).error).toContain("on hold");
    orders(row("blue", "2026-11-19"));
    expect((await done()).code).toBe(0);
  });

  test("R-ORD-08: an order that is to be reviewed, and its review", async () => {
    settings("orderReview:\n- department: quality\n");
    orders(row("red", "2026-11-21"));
    expect((await done()).error).toContain("review");
    settings("orderReview:\n- department: quality\norderRulesSince: 2026-11-22\n");
    expect((await done()).code).toBe(0);
  });

  test("the orders of one table use up the credit together", async () => {
    writeFiles(book, { "customers/red.yaml": "name: Red\ncreditLimit: 20000.00\n" });
    settings("creditCheck: refuse\n");
    orders(row("red", "2026-11-21"));
    expect((await done("--dry-run")).code).toBe(0);
    orders(row("red", "2026-11-21"), row("red", "2026-11-22"));
    expect((await done()).error).toContain("too much");
    settings("");
    expect((await done()).code).toBe(0);
  });

  test("a quote is not sent, a contract not signed by a table", async () => {
    settings(approvals.replace("order", "quote").replace("when: amount > 1000\n  ", ""));
    writeFiles(book, {
      "quote.csv":
        "customer,date,validUntil,lines,sent\nred,2026-11-23,2026-12-23,TEA x 4 @ 48,2026-11-23\n",
    });
    const { code, error } = await imported("quote", "quote.csv", "--key customer,date");
    expect([code, error]).toEqual([7, expect.stringContaining("--skip-columns sent")]);
  });

  test("a plan is guarded as a table is", async () => {
    settings(approvals);
    orders(row("red", "2026-11-23"));
    const plan = `import ${join(book, "plan.yaml")} --yes`;
    expect((await rounds(book, plan)).error).toContain("must be approved");
    settings("");
    expect((await rounds(book, plan)).code).toBe(0);
  });

  test("where roles are named for it, a table sets no credit limit of anybody else's", async () => {
    writeFiles(book, { "limit.csv": "id,creditLimit\nred,90000\n" });
    settings("creditRoles: [ manager ]\n");
    expect((await imported("customer", "limit.csv")).code).toBe(7);
    settings("");
    expect((await imported("customer", "limit.csv")).code).toBe(0);
  });

  test("R-WHS-12: a table of receipts books no goods, so that it comes with their moves", async () => {
    const move =
      "id,date,kind,product,warehouse,quantity,paper\nMV261123A-iwan,2026-11-23,in,tea,main,4,GR261123A-iwan\n";
    writeFiles(book, {
      "warehouses/main.yaml": "name: Main\n",
      "receipts.csv":
        "id,date,warehouse,lines,reason\nGR261123A-iwan,2026-11-23,main,TEA x 4,found\n",
      "moves.csv": move,
    });
    const { code, error } = await imported("goods-receipt", "receipts.csv");
    expect([code, error]).toEqual([7, expect.stringContaining("rounds receive PO")]);
    expect((await imported("move", "moves.csv")).error).toBe("");
    expect((await imported("goods-receipt", "receipts.csv")).error).toBe("");
    expect((await rounds(book, "check --strict")).code).toBe(0);
  });
});
