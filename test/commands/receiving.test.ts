import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../book/support.ts";
import { entriesOf, rounds } from "./undo-kit.ts";

const files: Readonly<Record<string, string>> = {
  "rounds.yaml": "format: 1\nname: Juniper\ncurrency: CNY\ncountry: CN\n",
  "staff/chen-jie.yaml": "name: Chen Jie\nrole: manager\n",
  "staff/wu-tao.yaml": "name: Wu Tao\nrole: buyer\n",
  "staff/xu-lan.yaml": "name: Xu Lan\nrole: bookkeeper\n",
  "suppliers/longjing-chaye.yaml": "name: Longjing tea\n",
  "warehouses/main.yaml": "name: Main store\n",
  "products/tea-lj250.yaml": "name: Green tea\nsku: TEA-LJ250\nunit: box\n",
  "products/cup-w08.yaml": "name: Cup\nsku: CUP-W08\nunit: piece\n",
};

function smallBook(): string {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

let book: string;
const day = "2026-11-23";
const tea = "tea-lj250";

async function fine(line: string): Promise<string> {
  const { code, out, error } = await rounds(book, line, day);
  expect(code, `${line}\n${out}${error}`).toBe(0);
  return out;
}

async function refused(line: string): Promise<string> {
  const { code, error } = await rounds(book, line, day);
  expect(code, line).not.toBe(0);
  return error;
}

/** What came in on papers of a prefix, by product. */
function booked(prefix: string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of entriesOf(book, "moves") as unknown as Record<string, string>[]) {
    const { paper = "", product = "", quantity = "0" } = one;
    if (paper.startsWith(prefix)) sums[product] = (sums[product] ?? 0) + Number(quantity);
  }
  return sums;
}

beforeEach(async () => {
  book = smallBook();
  await fine("purchase add longjing-chaye --line 'TEA-LJ250 x 10 @ 88' --warehouse main");
  await fine("purchase send PO261123A");
});

describe("receiving in a book", () => {
  test("R-WHS-01: what was not sent cannot be received", async () => {
    await fine("purchase add longjing-chaye --line 'TEA-LJ250 x 2 @ 88'");
    expect(await refused("receive PO261123B --handler Li")).toContain("rounds purchase send");
  });

  test("R-WHS-14, R-WHS-29: receipt, ledger and finance go by one number", async () => {
    await fine("receive PO261123A --handler Li");
    const [entry] = (entriesOf(book, "moves") as unknown as Record<string, string>[]).filter(
      ({ paper }) => paper?.startsWith("GR"),
    );
    expect(entry).toMatchObject({ paper: "GR261123A-chen-jie", price: "88", product: tea });
    await fine("bill add --purchase PO261123A --received --code 001");
    expect(await fine("print BL261123A")).toContain("GR261123A-chen-jie");
    expect(await fine("stock ledger --product TEA-LJ250")).toContain("GR261123A-chen-jie");
  });

  test("R-WHS-05, R-WHS-06, R-PUR-07: the papers, their copies and who signs them", async () => {
    await fine("receive PO261123A --handler Li --list D-7");
    const printed = async (form: string): Promise<string> => {
      await fine(`print GR261123A --form ${form} --to BOOK/${form}.html`);
      return readFileSync(join(book, `${form}.html`), "utf8");
    };
    const list = await printed("delivery-list");
    for (const word of ["Warehouse<", "Back to the supplier", "Receiving stamp", "D-7"]) {
      expect(list).toContain(word);
    }
    const note = await printed("goods-receipt-note");
    const copies = ["Stub (warehouse)", "Finance, with the delivery list", "Deliverer, voucher"];
    const signers = ["Deliverer (date)", "Handled by", "Accepted by", "Supervisor"];
    for (const word of [...copies, ...signers, "Receiving stamp"]) expect(note).toContain(word);
  });

  test("R-APR-06: with a policy what is over waits on hold until both have approved", async () => {
    appendFileSync(
      join(book, "rounds.yaml"),
      "approvals:\n- noun: goods-receipt\n  when: over\n  steps:\n  - by: [wu-tao]\n  - by: [xu-lan]\n",
    );
    await fine("receive PO261123A --line 'TEA-LJ250 x 13' --handler Li");
    expect(booked("GR")).toEqual({});
    expect(await refused("goods-receipt accept GR261123A")).toContain("must be approved");
    await fine("approve GR261123A --as wu-tao");
    expect(await refused("goods-receipt accept GR261123A")).toContain("must be approved");
    await fine("approve GR261123A --as xu-lan");
    await fine("goods-receipt accept GR261123A");
    expect(booked("GR")).toEqual({ [tea]: 13 });
  });

  test("R-WHS-04: a tolerance of the firm lets a little more in", async () => {
    appendFileSync(join(book, "rounds.yaml"), "limits: {overReceiptPercent: 10}\n");
    expect(await refused("receive PO261123A --line 'TEA-LJ250 x 12' --handler Li")).toContain(
      "more than ordered",
    );
    await fine("receive PO261123A --line 'TEA-LJ250 x 11' --handler Li");
    expect(booked("GR")).toEqual({ [tea]: 11 });
  });

  test("R-WHS-27: only what is accepted is in stock, also where all is inspected first", async () => {
    appendFileSync(join(book, "rounds.yaml"), "receiptInspection: true\n");
    await fine("receive PO261123A --handler Li --reject 'TEA-LJ250 x 1' --why wet");
    expect(booked("GR")).toEqual({});
    await fine("goods-receipt accept GR261123A --line 'TEA-LJ250 x 4'");
    expect(booked("GR")).toEqual({ [tea]: 4 });
    expect(await refused("goods-receipt accept GR261123A --line 'TEA-LJ250 x 6'")).toContain(
      "there are 5",
    );
    await fine("goods-receipt reject GR261123A --why torn");
    await fine("goods-receipt return GR261123A");
    expect(await fine("goods-receipt list --json")).toContain('"state": "done"');
    expect(booked("GR")).toEqual({ [tea]: 4 });
  });

  test("a setting forbids goods without an order", async () => {
    await fine("receive --reason found --line 'CUP-W08 x 2' --warehouse main");
    appendFileSync(join(book, "rounds.yaml"), "receiptWithoutOrder: false\n");
    expect(await refused("receive --reason found --line 'CUP-W08 x 2' --warehouse main")).toContain(
      "only against a purchase order",
    );
  });

  test("a receipt that was a mistake takes its goods along, and the order waits again", async () => {
    await fine("receive PO261123A --handler Li");
    expect(await refused("receive PO261123A --handler Li")).toContain("nothing of");
    await fine("goods-receipt cancel GR261123A --why 'wrong order'");
    expect(booked("GR")).toEqual({ [tea]: 0 });
    await fine("receive PO261123A --handler Li");
    expect(await fine("check")).toBe("");
  });

  test("R-APR-21: what does not match, or a policy names, is not paid before it is approved", async () => {
    await fine("bill add --purchase PO261123A --line 'TEA-LJ250 x 10 @ 88' --code 001");
    expect(await refused("bill pay longjing-chaye 880")).toContain("not approved");
    expect(await refused("bill pay longjing-chaye 880 --bill BL261123A")).toContain(
      "must be approved",
    );
    await fine("receive PO261123A --handler Li");
    await fine("bill pay longjing-chaye 880");
    expect(await refused("bill add longjing-chaye --amount 5 --code 001")).toContain("already");
  });

  test("what was paid in advance settles the invoice that follows", async () => {
    await fine("bill pay longjing-chaye 500 --advance");
    await fine("receive PO261123A --handler Li");
    await fine("bill add --purchase PO261123A --received --code 001");
    await fine("bill apply longjing-chaye");
    expect(await fine("report payables")).toContain("380.00");
  });

  test("a closed month carries on what is owed, and its receipts are still known", async () => {
    await fine("receive PO261123A --handler Li --line 'TEA-LJ250 x 4'");
    await fine("bill add --purchase PO261123A --received --code 001");
    await fine("bill pay longjing-chaye 52");
    const later = async (line: string): Promise<string> => {
      const { code, out, error } = await rounds(book, line, "2026-12-06");
      expect(code, `${line}\n${out}${error}`).toBe(0);
      return out;
    };
    await later("close 2026-11 --yes");
    expect(await later("report payables")).toContain("brought forward 300.00 on 2026-11-30");
    await later("receive PO261123A --handler Li");
    expect(booked("GR")).toEqual({ [tea]: 10 });
    await later("bill pay longjing-chaye 300");
    expect(await later("check")).toBe("");
  });

  test("what came before a month was closed is not waited for again, though all is bound", async () => {
    await fine("receive PO261123A --line 'TEA-LJ250 x 8'");
    const later = async (line: string): Promise<string> => {
      const { code, out, error } = await rounds(book, line, "2026-12-01");
      expect(code, `${line}\n${out}${error}`).toBe(0);
      return out;
    };
    await later("close 2026-11 --yes");
    expect(await later("purchase show PO261123A")).toMatch(/10 +8 +2 +box/);
    expect(await later("purchase expected --format csv --columns quantity")).toContain("\n2");
    await later("receive PO261123A");
    expect(booked("GR")).toEqual({ [tea]: 10 });
  });

  test("R-WHS-04: goods received in two copies of the book are found, and nothing more comes in", async () => {
    await fine("receive PO261123A --handler Li");
    // What the other copy wrote, as it stands after a merge.
    const month = join(book, "goods-receipts", "2026-11");
    const note = readFileSync(join(month, "GR261123A-chen-jie.yaml"), "utf8");
    writeFileSync(join(month, "GR261123A-wu-tao.yaml"), note);
    const moves = join(book, "moves", "2026-11");
    const entry = readFileSync(`${moves}.chen-jie.jsonl`, "utf8");
    writeFileSync(`${moves}.wu-tao.jsonl`, entry.replaceAll("A-chen-jie", "A-wu-tao"));
    const { code, out } = await rounds(book, "check --strict", day);
    expect(code).not.toBe(0);
    expect(out).toContain("10 tea-lj250 too much by GR261123A-chen-jie, GR261123A-wu-tao");
    const again = await refused("receive PO261123A --line 'TEA-LJ250 x 1' --handler Li");
    expect(again).toContain("was received twice");
    expect(again).toContain("rounds goods-receipt cancel GR261123A-wu-tao --why double");
    await fine("goods-receipt cancel GR261123A-wu-tao --why double");
    expect(await fine("check --strict")).toBe("");
    expect(booked("GR")).toEqual({ [tea]: 10 });
    expect(await fine("purchase show PO261123A --json")).toContain('"state": "received"');
    expect(await fine("purchase show PO261123A --json")).toContain('"closed"');
  });

  test("what is over by consent or within the tolerance was not received twice", async () => {
    await fine("staff add Sun --id sun --role director");
    await fine(
      "receive PO261123A --line 'TEA-LJ250 x 13' --handler Li --consent wu-tao --notice N-1 --notice-by sun",
    );
    expect(await fine("check --strict")).toBe("");
    await fine("goods-receipt cancel GR261123A --why wrong");
    await fine("receive PO261123A --line 'TEA-LJ250 x 10' --handler Li");
    expect(await fine("check --strict")).toBe("");
  });

  test("R-WHS-12: goods that a line must name are named in the line, as the remedy says", async () => {
    await fine("product edit TEA-LJ250 --lots yes");
    const said = await refused("receive PO261123A --handler Li");
    const [, line = ""] = /--line "([^"]+)"/.exec(said) ?? [];
    expect(line).toContain("lot=LOT");
    await fine(
      `receive PO261123A --handler Li --line '${line.replace("LOT", "B1").replace("DATE", "2028-01-01")}'`,
    );
    expect(booked("GR")).toEqual({ [tea]: 10 });
    await fine("product edit CUP-W08 --serials yes");
    const found = "receive --reason found --warehouse main --line";
    const pieces = await refused(`${found} 'CUP-W08 x 2'`);
    const [, told = ""] = /--line "([^"]+)"/.exec(pieces) ?? [];
    await fine(`${found} '${told.replace("NUMBER,,NUMBER", "S1,,S2")}'`);
  });
});
