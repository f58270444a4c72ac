import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../book/support.ts";
import { rounds } from "./undo-kit.ts";

const files: Readonly<Record<string, string>> = {
  "rounds.yaml":
    "format: 1\nname: Juniper\ncurrency: CNY\nlanguage: en\ncountry: CN\nlimits:\n  creditDays: 0\n",
  "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
  "staff/lan.yaml": "name: Lan\nrole: bookkeeper\n",
  "customers/blue-door.yaml":
    "name: Blue Door\nowner: iwan\nadded: 2026-06-01\nsettlementDays:\n- { act: reconcile, day: 25 }\n- { act: tax-invoice, day: 28 }\n- { act: cheque, day: 10 }\ndeductions:\n- { name: rebate, rate: 0.03 }\n",
  "customers/red-gate.yaml":
    "name: Red Gate\nowner: iwan\nadded: 2026-06-01\nterms: monthly\nsettlementDays:\n- { act: reconcile, day: 25 }\n- { act: transfer, day: 10, months: 1 }\n",
  "customers/cash-only.yaml": "name: Cash Only\nowner: iwan\nadded: 2026-06-01\n",
};

const today = "2026-11-27";
let book = "";

async function fine(line: string, day = today, who = "iwan"): Promise<string> {
  vi.stubEnv("ROUNDS_AS", who);
  const { code, out, error } = await rounds(book, line, day);
  expect(code, `${line}\n${error}`).toBe(0);
  return out + error;
}

beforeEach(async () => {
  book = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    writeFileSync(join(book, path), text);
  }
  await fine("invoice add blue-door --amount 3000 --date 2026-08-01 --due 2026-09-01");
});

describe("papers of the money", () => {
  test.each([
    ["R-FRM-80: the week's list with payments, overdue, days and measure", "person", "Weekly"],
    ["R-FRM-81: whom to visit", "visit", "to be visited"],
    ["R-FRM-83: against whom force is used", "compulsory", "compulsory collection"],
    ["R-COL-23: whose service is suspended", "suspend", "service suspended"],
    ["R-COL-23: against whom the law is used", "legal", "legal action"],
  ])("%s", async (_, kind, title) => {
    await fine("collect blue-door 500 --method transfer --date 2026-11-25");
    const named = kind === "person" ? "" : " --customers blue-door";
    await fine(`collection-list add ${kind}${named}`);
    const form = kind === "person" ? "overdue-list" : "collection-list";
    const paper = await fine(`print RL261127A --form ${form}`);
    expect(paper).toContain(title);
    expect(paper).toMatch(/1\s+Blue Door\s+Iwan\s+500\.00\s+2,500\.00\s+87/);
  });

  test("R-FRM-84: repayment plan, agreement and extension form say amounts, days and why", async () => {
    const plan = "--until 2026-12-31 --count 2 --why 'slow season' --guarantee house";
    await fine(`repayment add blue-door ${plan}`);
    const agreement = await fine("print RP261127A --form repayment-agreement");
    const form = await fine("print RP261127A --form extension-form");
    for (const paper of [agreement, form]) {
      expect(paper).toContain("2026-12-31");
      expect(paper).toContain("1,500.00");
    }
    expect(form).toContain("slow season");
    expect(agreement).toContain("house");
  });

  test("R-FRM-74: the statement and the store's detailed one, with amounts and deductions", async () => {
    await fine("statement add blue-door");
    expect(await fine("print ST261127A --form statement")).toMatch(/2026-08-01.*3,000\.00/);
    await fine("statement add blue-door --kind detailed --from 2026-08-01");
    const detailed = await fine("print ST261127B --form store-statement");
    expect(detailed).toContain("3,000.00");
    expect(detailed).toContain("rebate");
  });

  test("R-COL-08, R-FRM-77: the ledger of contracts tells where each original is kept", async () => {
    const told = "--code HT-7 --amount 3000 --start 2026-01-01 --end 2026-12-31 --date 2026-01-01";
    await fine(`contract add blue-door --kind sales ${told} --kept 'cabinet 3'`);
    const columns = "--format csv --columns code,amount,end,kept";
    expect(await fine(`report contracts --all ${columns}`)).toContain(
      "HT-7,3000.00,2026-12-31,cabinet 3",
    );
  });
});

describe("days on which money is due", () => {
  test("R-REM-36: reconciliation, tax invoice and cheque of a store, and a cheque's own day", async () => {
    const day = await fine("today --staff all --days 40");
    for (const act of ["reconcile", "tax-invoice", "cheque"]) {
      expect(day).toContain(`rounds settlement add blue-door ${act}`);
    }
    await fine("cheque add blue-door 450 --due 2026-12-15 --number 77");
    expect(await fine("today", today, "lan")).not.toContain("cheque bank");
    expect(await fine("today", "2026-12-15", "lan")).toContain("rounds cheque bank");
  });

  test("R-COL-05: goods are paid in cash; whom the firm gives a day pays on that day", async () => {
    await fine("invoice add cash-only --amount 100 --date 2026-11-20");
    await fine("invoice add red-gate --amount 100 --date 2026-11-20");
    const { out } = await rounds(book, "invoice list --format csv --columns customer,due");
    expect(out).toContain("cash-only,2026-11-20");
    expect(out).toContain("red-gate,2026-12-10");
    expect(await fine("today", "2026-11-20")).toContain("rounds collect cash-only 100");
  });

  test("R-REM-33: what is promised stands in finance's list until the money has come", async () => {
    await fine("promise pay blue-door 1000 --by 2026-11-30");
    const expected = "report expected --by item --format csv";
    expect(await fine(expected, today, "lan")).toMatch(/2026-11-30,.*,promise,.*1000\.00/);
    expect(await fine("today", "2026-11-30")).toContain("promised to pay 1,000.00 by 2026-11-30");
    await fine("collect blue-door 1000 --date 2026-11-30", "2026-11-30", "lan");
    expect(await fine("today", "2026-11-30")).not.toContain("promised to pay");
    expect(await fine(expected, "2026-11-30", "lan")).not.toContain(",promise,");
  });
});
