import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { settlements } from "../../src/nouns/order/fields/kind.ts";
import { temporaryFolder } from "../book/support.ts";
import { rounds } from "./undo-kit.ts";

const departments = "production technology research sales quality supply finance signer".split(" ");

const settings = `format: 1
name: Juniper
currency: CNY
language: en
country: CN
receiptsBack: true
receiptRole: bookkeeper
orderReview:
${departments.map((one) => `- department: ${one}\n`).join("")}approvals:
- noun: order
  name: statistics
  when: not added
  steps:
  - by: [ clerk ]
- noun: order
  name: refill
  when: added
  steps:
  - by: [ manager ]
`;

const files: Readonly<Record<string, string>> = {
  "rounds.yaml": settings,
  "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
  "staff/lan.yaml": "name: Lan\nrole: manager\n",
  "staff/mei.yaml": "name: Mei\nrole: clerk\n",
  "staff/tao.yaml": "name: Tao\nrole: dispatcher\n",
  "staff/bo.yaml": "name: Bo\nrole: bookkeeper\n",
  "products/tea.yaml": "name: Green tea\nsku: TEA\nunit: box\nprice: 48\nline: Tea\n",
  "products/cup.yaml": "name: Cup\nsku: CUP\nunit: piece\nprice: 12\nline: Ware\n",
  "warehouses/main.yaml": "name: Main\n",
  "customers/blue-door.yaml":
    "name: Blue Door\nowner: iwan\nadded: 2026-06-01\nsettlement: monthly\n",
};

const id = "SO261123A";
let book = "";

async function as(who: string, line: string, today = "2026-11-23") {
  vi.stubEnv("ROUNDS_AS", who);
  return rounds(book, line, today);
}

/** A command that must succeed: what it said. */
async function fine(who: string, line: string, today?: string): Promise<string> {
  const { code, out, error } = await as(who, line, today);
  expect(code, `${line}\n${error}`).toBe(0);
  return out + error;
}

/** What a command that must be refused says. */
async function refused(who: string, line: string, today?: string): Promise<string> {
  const { code, error } = await as(who, line, today);
  expect(code, line).toBe(7);
  return error;
}

/** An order from the draft to its confirmation, without the review. */
async function confirmed(line = "TEA x 30 @ 48"): Promise<void> {
  writeFileSync(join(book, "rounds.yaml"), settings.replace(/orderReview:\n(- .*\n)+/, ""));
  await fine("iwan", `order add blue-door --line '${line}' --promised 2026-11-27`);
  await fine("mei", `approve ${id}`);
  await fine("iwan", `order confirm ${id}`);
}

beforeEach(async () => {
  book = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(book, path)), { recursive: true });
    writeFileSync(join(book, path), text);
  }
  await fine("lan", "stock in TEA 500 --warehouse main");
  await fine("lan", "stock in CUP 500 --warehouse main");
});

describe("an order on its way through the house", () => {
  test("R-ORD-15, R-ORD-52: every function named has a column of its own in the review", async () => {
    await fine("iwan", "order add blue-door --line 'TEA x 900 @ 48' --special 'no sugar'");
    await fine("iwan", `order review ${id}`);
    for (const department of departments) {
      await fine("iwan", `order opinion ${id} --department ${department} --verdict ok`);
    }
    const page = await fine("iwan", `order show ${id}`);
    for (const word of ["production", "research", "quality", "supply", "finance", "sales"]) {
      expect(page).toMatch(new RegExp(`${word}.* ok`));
    }
  });

  test("R-ORD-45: quality that is stated, needed and owed stands on what the departments get", async () => {
    await confirmed();
    await fine("iwan", `order edit ${id} --quality-stated 'whole leaf' --quality-needed dry`);
    await fine("iwan", `order edit ${id} --quality-duties 'GB/T 14456'`);
    const paper = await fine("iwan", `print ${id} --form order-notice`);
    for (const text of ["whole leaf", "dry", "GB/T 14456"]) expect(paper).toContain(text);
  });

  test("R-ORD-07, R-FRM-31: goods, times and payment, checked and placed before the warehouse has it", async () => {
    writeFileSync(join(book, "rounds.yaml"), settings.replace(/orderReview:\n(- .*\n)+/, ""));
    const line = "--line 'TEA x 30 @ 48' --promised 2026-11-27 --terms '30 days'";
    await fine("iwan", `order add blue-door ${line}`);
    expect(await refused("iwan", `print ${id} --form delivery-order`)).toContain("not confirmed");
    expect(await refused("iwan", `order confirm ${id}`)).toContain("must be approved");
    await fine("mei", `approve ${id}`);
    await fine("iwan", `order confirm ${id}`);
    const notice = await fine("iwan", `print ${id} --form order-notice`);
    expect(notice).toMatch(/TEA\s+Green tea\s+30/);
    expect(notice).toContain("2026-11-27");
    expect(notice).toContain("30 days");
    expect(await fine("iwan", `print ${id} --form delivery-order`)).toMatch(/TEA\s+Green tea\s+30/);
    await fine("lan", `order pick ${id} --packages 3`);
    expect(await fine("iwan", `order track ${id}`)).toContain("3 packages");
  });

  test("R-ORD-23: who finds a wrong unit stops the order until its owner has corrected it", async () => {
    writeFileSync(join(book, "rounds.yaml"), settings.replace(/orderReview:\n(- .*\n)+/, ""));
    await fine("iwan", "order add blue-door --line 'TEA x 30 @ 48'");
    await fine("mei", `reject ${id} --why 'cases, not boxes'`);
    expect(await refused("iwan", `order confirm ${id}`)).toContain("cases, not boxes");
    expect(await fine("iwan", "today")).toContain("cases, not boxes");
    await fine("iwan", `order edit ${id} --line 'TEA x 360 @ 48'`);
    await fine("mei", `approve ${id}`);
    await fine("iwan", `order confirm ${id}`);
  });

  test("R-ORD-22: a refill is approved by the firm, and the list gone through again", async () => {
    await confirmed();
    const said = await fine(
      "iwan",
      `order amend ${id} --line 'TEA x 50' --why refill --asked-by Q`,
    );
    expect(said).toContain("check the list of goods with the customer again: rounds print");
    expect(await refused("iwan", `order ship ${id} --warehouse main`)).toContain("approved");
    await refused("mei", `approve ${id}`);
    await fine("lan", `approve ${id}`);
    expect(await fine("iwan", `print ${id} --form proforma`)).toMatch(/TEA.*50/);
    await fine("iwan", `order ship ${id} --warehouse main`);
  });

  test("R-ORD-21: cancelled for non-payment by its owner or the manager, never by logistics", async () => {
    await confirmed();
    expect(await refused("tao", `order cancel ${id} --unpaid --why 'no deposit'`)).toContain(
      "cancelled for non-payment by its owner or",
    );
    await fine("iwan", `order cancel ${id} --unpaid --why 'no deposit'`);
    expect(await fine("iwan", `show ${id}`)).toContain("non-payment");
  });

  test("R-ORD-25: the checker holds a store's prices against the list before they are delivered", async () => {
    await fine("iwan", "order add blue-door --line 'TEA x 30 @ 45'");
    expect(await fine("mei", "order check")).toMatch(/0 of 1 order without deviation/);
    await fine("iwan", `order edit ${id} --line 'TEA x 30 @ 48'`);
    expect(await fine("mei", "order check")).toContain(
      "1 of 1 order without deviation: they may be delivered",
    );
  });

  test("R-ORD-26: how it is settled is said of a store and of an order, in the trade's words", async () => {
    for (const { value, label } of settlements) {
      await fine("iwan", `customer edit blue-door --settlement ${label.zh}`);
      expect(await fine("iwan", "customer list --json")).toContain(`"settlement": "${value}"`);
    }
    await fine("iwan", "order add blue-door --line 'TEA x 1' --settlement 支票");
    expect(await fine("iwan", `show ${id} --json`)).toContain('"settlement": "cheque"');
  });

  test("R-ORD-34: what each product line has of the sales, as a share", async () => {
    await confirmed("TEA x 30 @ 48");
    await fine("iwan", "order add blue-door --line 'CUP x 120 @ 12' --line 'TEA x 60 @ 48'");
    await fine("mei", "approve SO261123B");
    await fine("iwan", "order confirm SO261123B");
    const { out } = await as(
      "iwan",
      "report sales --by line --format csv --columns name,net,share",
    );
    expect(out.trim().split("\n").slice(1)).toEqual(["Tea,4320.00,75.0", "Ware,1440.00,25.0"]);
  });
});

describe("goods on the road", () => {
  beforeEach(async () => {
    await confirmed();
    await fine("lan", `order pick ${id} --packages 3`);
    await fine("iwan", `order ship ${id} --warehouse main --carrier DHL --expected +1d`);
  });

  test.each(["short", "missing", "accident"])(
    "R-TRN-25: what is %s is the salesperson's to agree with the store, until it is cleared",
    async (kind) => {
      await fine("tao", `order exception ${id} --kind ${kind} --what '2 less' --remedy later`);
      expect(await fine("iwan", "today")).toContain("clear before 12:00: 2 less");
      await fine("iwan", `order clear ${id} --how 'the store takes it on Friday'`);
      expect(await fine("iwan", "today")).not.toContain("2 less");
    },
  );

  test("R-ORD-31: trouble by carelessness is traced to the person, and stands in the register", async () => {
    await fine("tao", `order exception ${id} --kind late --what 'van booked late' --remedy call`);
    await fine("lan", `order clear ${id} --how 'nobody booked a van' --fault tao`);
    const { out } = await as("lan", "report exceptions --format csv --columns what,fault");
    expect(out).toContain("van booked late,Tao");
  });

  test("R-TRN-16, R-FRM-48: the signed receipt goes to its keeper, who files it", async () => {
    await fine("iwan", `order sign ${id} --by 'Anna Blue'`, "2026-11-25");
    expect(await fine("iwan", "today --days 60", "2026-11-26")).not.toContain("order receipt");
    expect(await fine("bo", "today", "2026-12-10")).toContain(`rounds order receipt ${id}`);
    await fine("bo", `order receipt ${id} --number R-17 --place 'folder 3'`, "2026-12-10");
    expect(await fine("bo", "today", "2026-12-10")).not.toContain("order receipt");
    expect(await fine("iwan", `order track ${id}`, "2026-12-10")).toContain("folder 3");
  });

  test("R-TRN-01, R-FLOW-16: tracked from 14:00, exception, arrival, refusal and return, in one log", async () => {
    const next = "2026-11-24";
    expect(await fine("iwan", "today", next)).toContain("from 14:00 call");
    await fine("iwan", `order call ${id} --result 'at the station' --next 2026-11-26`, next);
    expect(await fine("iwan", "today", "2026-11-25")).not.toContain("from 14:00 call");
    expect(await fine("iwan", "today", "2026-11-26")).toContain("from 14:00 call");
    await fine("iwan", `order arrive ${id}`, "2026-11-26");
    await fine(
      "iwan",
      `order return ${id} --line 'TEA x 5' --why refused --to stock --warehouse main`,
      "2026-11-26",
    );
    await fine("iwan", `order sign ${id} --by Anna`, "2026-11-26");
    expect(await fine("iwan", "today", "2026-11-27")).not.toContain("order call");
    const page = await fine("iwan", `order track ${id}`, "2026-11-27");
    for (const text of ["at the station", "refused", "arrived intact", "signed"]) {
      expect(page).toContain(text);
    }
  });
});
