import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { rounds, sampleBook } from "./undo-kit.ts";

let book = "";
const letterhead = `
letterhead:
  nameEnglish: Qinghetang Trading Co., Ltd.
  address: 嘉兴市中环南路1882号
  phone: 0573-82881234
  taxNumber: 91330400MA2B000000
  bank: 工商银行嘉兴支行
  account: "1204066009020000000"
`;

const shippedText = `
customer: jinhong-shanghang
owner: chen-jie
date: 2026-11-05
promised: 2026-11-11
lines:
- product: tea-hc25
  quantity: 96
  price: 19.8
carrier: 顺捷快运
confirmed:
  date: 2026-11-05
  by: chen-jie
shipments:
- date: 2026-11-12
  warehouse: main
  carrier: 顺捷快运
  signed: 2026-11-15
  signedBy: 熊海燕
  lines:
  - product: tea-hc25
    quantity: 72
- date: 2026-11-18
  warehouse: main
  carrier: 顺捷快运
  expected: 2026-11-21
  by: he-jun
  lines:
  - product: tea-hc25
    quantity: 24
`.trimStart();

const onTheRoadText = `
customer: jinhong-shanghang
owner: chen-jie
date: 2026-11-18
lines:
- product: snk-cm60
  quantity: 12
  price: 9.8
confirmed:
  date: 2026-11-18
  by: chen-jie
shipments:
- date: 2026-11-19
  warehouse: main
  carrier: 顺捷快运
  lines:
  - product: snk-cm60
    quantity: 12
`.trimStart();

const invoiceText = `
customer: keman-chaoshi
owner: wu-tao
date: 2026-11-10
due: 2026-12-10
amount: 117.60
lines:
- product: snk-cm60
  quantity: 12
  price: 9.8
`.trimStart();

/** A copy of the sample with settings and papers of this test's own; sequence letters beyond its. */
function ownBook(settings: string): string {
  const made = sampleBook();
  const path = join(made, "rounds.yaml");
  const kept = readFileSync(path, "utf8").replace(/^(letterhead|approvals):\n(?:[ -].*\n)*/gm, "");
  writeFileSync(path, kept + settings);
  for (const [name, text] of Object.entries({
    "orders/2026-11/SO261105X-chen-jie": shippedText,
    "orders/2026-11/SO261118X-chen-jie": onTheRoadText,
    "invoices/2026-11/IV261110X-xu-lan": invoiceText,
  })) {
    writeFileSync(join(made, `${name}.yaml`), text);
  }
  return made;
}

const contractText = `
code: QHT-2026-017
customer: jinhong-shanghang
kind: frame
owner: chen-jie
date: 2026-11-20
start: 2027-01-01
end: 2027-12-31
lines:
- product: tea-lj250
  quantity: 1000
  price: 250
- product: hom-cz6
  price: 15
amount: 250000.00
stages:
- name: 定金
  share: 0.3
- name: 余款
  share: 0.7
clauses:
- about: breach
  text: 每逾期一日万分之五
`.trimStart();

const dispatchText = `
date: 2026-11-22
vehicle: f12345
warehouse: main
by: chen-jie
stops:
- order: SO261105X-chen-jie
  product: tea-hc25
  quantity: 24
`.trimStart();

const today = "2026-11-22";
const line = (text: string) => rounds(book, text, today);
const json = async (text: string) => JSON.parse((await line(`${text} --json`)).out);

beforeAll(() => {
  book = ownBook(letterhead);
});

describe("a form of a record", () => {
  test("R-FRM-28: the order notice is what an order is printed as, in the book's language", async () => {
    const { out, code } = await line("print SO261105X --lang en");
    expect(code).toBe(0);
    expect(out).toMatch(/^订单通知书 · SO261105X-chen-jie · 青禾堂商贸有限公司\n/);
    expect(out).toContain("人民币壹仟玖佰元捌角整");
    expect(out).toMatch(/电话[:：] +0573-82881234/);
  });

  test("the language of the paper is not that of the screen", async () => {
    const { out } = await line("print SO261105X --language en --lang zh");
    expect(out).toMatch(/^Order notice · SO261105X-chen-jie · Qinghetang Trading Co., Ltd.\n/);
    expect(out).toContain("CNY one thousand nine hundred and 80/100 only");
  });

  test("R-FRM-30: the delivery order is of the last shipment, or of the one that is asked for", async () => {
    const last = await json("print SO261105X --form delivery-order");
    expect(last.number).toBe("SO261105X-chen-jie-2");
    expect(last.date).toBe("2026-11-18");
    expect(last.tables[0].rows).toMatchObject([{ sku: "TEA-HC25", quantity: "24", unit: "盒" }]);
    expect(last.tables[0].columns.map(({ key }: { key: string }) => key)).not.toContain("price");
    const first = await json("print SO261105X --form 发货单 --shipment 1");
    expect(first.tables[0].rows).toMatchObject([{ quantity: "72" }]);
    const none = await line("print SO261105X --form delivery-order --shipment 3");
    expect(none.code).toBe(7);
    expect(none.error).toMatch(/has 2 shipments, there is no 3/);
  });

  test("R-FRM-68: the receipt note has room for what was received and what is short", async () => {
    const note = await json("print SO261105X --form receipt-note --shipment 1");
    const labels = note.tables[0].columns.map(({ label }: { label: string }) => label);
    expect(labels).toEqual(expect.arrayContaining(["实收数量", "短少、破损"]));
    expect(note.signatures).toEqual(["送货人", "客户签收"]);
    expect(note.facts).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ label: "签收人", value: "熊海燕" })]),
    );
  });

  test("R-COM-19, R-FRM-24: a proforma and a commercial invoice go by their own names", async () => {
    const proforma = await json("print SO261105X --form proforma");
    expect(proforma.number).toBe("PI261105X");
    expect(proforma.firm.bank.map(({ value }: { value: string }) => value)).toEqual([
      ...["青禾堂商贸有限公司", "工商银行嘉兴支行", "1204066009020000000"],
    ]);
    const invoice = await json("print IV261110X");
    expect(invoice.number).toBe("CI261110X");
    const written = await rounds(book, `print IV261110X --to ${book}/.md`, today);
    expect(written.out).toContain(`${book}/CI261110X 吴涛.md`);
    expect(existsSync(join(book, "CI261110X 吴涛.md"))).toBe(true);
  });

  test("R-FRM-45: the exception register of some days, in the order of their days", async () => {
    const noted = await line(
      "order exception SO261118X --kind damaged --line 'SNK-CM60 x 2' --what 外箱破损 --remedy 承运商补发两盒",
    );
    expect(noted.code).toBe(0);
    const register = await json("print --form exceptions --from 2026-11-01 --until 2026-11-30");
    expect(register.number).toBe("2026-11-01 – 2026-11-30");
    const { rows } = register.tables[0];
    const days = rows.map(({ date }: { date: string }) => date);
    expect(days).toEqual([...days].sort());
    expect(rows.at(-1)).toMatchObject({
      order: "SO261118X-chen-jie",
      kind: "破损",
      register: "中转",
      what: "外箱破损",
      quantity: "2",
    });
    const own = await json("print SO261118X --form exceptions");
    expect(own.tables[0].rows).toHaveLength(1);
    const none = await json("print --form 异常登记表 --from 2026-01-01 --until 2026-01-31");
    expect(none.tables[0].rows).toEqual([]);
    expect(none.texts[0].text).toBe("无异常。");
  });

  test("R-FRM-25, R-COM-19: a quotation goes by customer, product and owner; tax as agreed", async () => {
    const added = await line(
      "quote add jinhong --line 'TEA-LJ250 x 20 @ 250' --subject 礼盒 --tax-rate 13% --prices-include-tax no --freight 80 --valid-until 2026-12-20 --terms 预付30%",
    );
    const id = /QT261122\w+/.exec(added.out)?.[0] ?? added.error;
    const quotation = await json(`print ${id}`);
    expect(quotation.title).toBe("报价单");
    expect(quotation.amounts).toEqual([
      { key: "goods", label: "货款小计", value: "5,000.00" },
      { key: "freight", label: "运费", value: "80.00" },
      { key: "tax", label: "税额（13%）", value: "660.40" },
      { key: "total", label: "价税合计", value: "CNY 5,740.40" },
    ]);
    expect(quotation.words.value).toBe("人民币伍仟柒佰肆拾元肆角整");
    expect(quotation.texts).toMatchObject([{ key: "terms", text: "预付30%" }]);
    const written = await line(`print ${id} --to ${book}/.html`);
    expect(written.out).toContain(`${book}/金虹商行 礼盒 price-陈洁.html`);
    const proforma = await json(`print ${id} --form 形式发票 --language en`);
    expect(proforma.number).toMatch(/^PI261122[A-Z]$/);
    expect(proforma.title).toBe("Proforma invoice");
  });

  test("R-ORD-01: the contract shows both parties, goods, payment stages and clauses", async () => {
    mkdirSync(join(book, "contracts/2026-11"), { recursive: true });
    writeFileSync(join(book, "contracts/2026-11/CT261120A-chen-jie.yaml"), contractText);
    const sheet = await json("print CT261120A");
    expect(sheet.number).toBe("QHT-2026-017");
    expect(sheet.parties.map(({ label }: { label: string }) => label)).toEqual([
      ...["甲方（买方）", "乙方（卖方）"],
    ]);
    const [goods, stages] = sheet.tables;
    expect(goods.rows.map((row: Record<string, string>) => [row.quantity, row.amount])).toEqual([
      ["1,000", "250,000.00"],
      ["按订单", ""],
    ]);
    expect(stages.rows.map((row: Record<string, string>) => [row.share, row.amount])).toEqual([
      ["30%", "75,000.00"],
      ["70%", "175,000.00"],
    ]);
    expect(sheet.texts[0]).toMatchObject({ label: "1. 违约责任", text: "每逾期一日万分之五" });
    expect(sheet.words.value).toBe("人民币贰拾伍万元整");
    expect(sheet.copies).toEqual([]);
  });

  test("R-FRM-42: the dispatch slip goes to the driver after the warehouse has confirmed", async () => {
    for (const folder of ["dispatches/2026-11", "vehicles"]) {
      mkdirSync(join(book, folder), { recursive: true });
    }
    const vehicle = "plate: 浙F·12345\ndriver: 李师傅\nmaxWeight: 3000\nmaxVolume: 18\n";
    writeFileSync(join(book, "vehicles/f12345.yaml"), vehicle);
    const path = join(book, "dispatches/2026-11/DP261122A-chen-jie.yaml");
    writeFileSync(path, dispatchText);
    const refused = await line("print DP261122A");
    expect(refused.code).toBe(7);
    expect(refused.error).toMatch(/not confirmed by all[\s\S]*--draft/);
    appendFileSync(path, "pickup:\n  date: 2026-11-21\n  by: 何军\n");
    const slip = await json("print DP261122A");
    expect(slip.facts.map(({ value }: { value: string }) => value)).toEqual(
      expect.arrayContaining(["浙F·12345", "李师傅", "城北总仓"]),
    );
    expect(slip.tables[0].rows).toMatchObject([
      { customer: "金虹商行", address: "嘉兴市稻香路234号", product: "红茶袋泡", quantity: "24" },
    ]);
  });

  test("what is no paper is told with those that are", async () => {
    const other = await line("print keman-chaoshi");
    expect(other.code).toBe(4);
    expect(other.error).toMatch(/order/);
    const form = await line("print SO261105X --form commercial-invoice");
    expect(form.code).toBe(4);
    expect(form.error).toMatch(/delivery-order/);
    expect((await line("print SO261105X --form nonsense")).error).toMatch(/print --list/);
    expect((await line("print")).code).toBe(2);
  });
});

describe("a final paper", () => {
  test("is not printed of an order that nobody has confirmed; a draft of it says so", async () => {
    const added = await line("order add jinhong --line 'TEA-HC25 x 5' --promised 2026-12-01");
    const id = /SO261122\w+/.exec(added.out)?.[0] ?? "";
    const refused = await line(`print ${id}`);
    expect(refused.code).toBe(7);
    expect(refused.error).toMatch(/is not confirmed[\s\S]*rounds order confirm SO261122/);
    expect(refused.error).toContain("--draft");
    const draft = await line(`print ${id} --draft`);
    expect(draft.code).toBe(0);
    expect(draft.out).toMatch(/^DRAFT 草稿 · 订单通知书/);
    const page = join(book, "draft.html");
    await line(`print ${id} --draft --to ${page}`);
    expect(readFileSync(page, "utf8")).toContain('<div class="draft">DRAFT 草稿</div>');
  });

  test("R-APR-04: is not printed before it is approved where the firm wants that", async () => {
    const strict = ownBook("\napprovals:\n- noun: order\n  steps:\n  - by: [ manager ]\n");
    const refused = await rounds(strict, "print SO261105X --form proforma", today);
    expect(refused.code).toBe(7);
    expect(refused.error).toMatch(/must be approved before it is printed as final/);
    const page = join(strict, "order.html");
    expect((await rounds(strict, `print SO261105X --to ${page}`, today)).code).toBe(7);
    expect(existsSync(page)).toBe(false);
    const draft = await rounds(strict, "print SO261105X --form proforma --draft", today);
    expect(draft.code).toBe(0);
    expect(draft.out).toContain("DRAFT 草稿");
  });
});

describe("files", () => {
  test("all copies with their names, or those that are asked for", async () => {
    const page = join(book, "delivery.html");
    const told = await line(`print SO261105X --form delivery-order --to ${page}`);
    expect(told.out).toContain("3 copies");
    const text = readFileSync(page, "utf8");
    expect([...text.matchAll(/class="copy">([^<]+)</g)].map(([, name]) => name)).toEqual([
      ...["存根联（仓库）", "客户联", "财务联"],
    ]);
    const again = await line(`print SO261105X --form delivery-order --to ${page}`);
    expect(again.code).toBe(5);
    await line(`print SO261105X --form delivery-order --to ${page} --yes --copies 客户联,留底`);
    expect(readFileSync(page, "utf8").match(/class="copy">[^<]+/g)).toEqual([
      ...['class="copy">客户联', 'class="copy">留底'],
    ]);
    expect((await line("print SO261105X --copies 21")).code).toBe(2);
  });

  test("as Markdown and as text, in the language of the paper", async () => {
    const [md, txt] = [join(book, "a.md"), join(book, "a.txt")];
    await line(`print SO261105X --to ${md} --language en`);
    expect(readFileSync(md, "utf8")).toMatch(/^## Order notice · SO261105X/);
    await line(`print SO261105X --to ${txt}`);
    expect(readFileSync(txt, "utf8")).toMatch(/大写金额： +人民币壹仟玖佰元捌角整/);
    const name = "特级明前狮峰龙井茶礼盒装限量珍藏版（含手工陶瓷茶叶罐两只及丝绸提袋）".repeat(3);
    const goods =
      "--sku TEA-EXTREMELY-LONG-SKU-0001 --specification 125克×2罐/盒，12盒/箱，箱规60×40×35厘米";
    await line(`product add ${name} ${goods} --price 123456789.123456 --unit 盒 --id long`);
    const added = await line("order add jinhong --line 'long x 12345.678 -5%'");
    const id = /SO261122\w+/.exec(added.out)?.[0] ?? added.error;
    await line(`print ${id} --draft --to ${txt} --yes`);
    const long = readFileSync(txt, "utf8");
    for (const label of ["#", "货号", "品名", "规格", "数量", "单位", "单价", "折扣", "金额"]) {
      expect(long).toMatch(new RegExp(`^.*${label}.*$`, "m"));
    }
    expect(long).not.toContain("…");
  });

  test("a form of the firm's own prints another's data with its own columns and copies", async () => {
    mkdirSync(join(book, "templates/forms"), { recursive: true });
    const own = [
      "---",
      "title: { en: Picking slip, zh: 拣货单 }",
      "data: delivery-order",
      "columns: [ name, quantity ]",
      "facts: [ warehouse ]",
      "copies: [ { en: Warehouse, zh: 仓库联 } ]",
      "---",
      '{% include "head" %}{% include "tables" %}',
    ].join("\n");
    writeFileSync(join(book, "templates/forms/picking.liquid"), own);
    const slip = await json("print SO261105X --form picking");
    expect(slip.title).toBe("拣货单");
    expect(slip.facts).toHaveLength(1);
    expect(slip.tables[0].columns.map(({ key }: { key: string }) => key)).toEqual([
      ...["name", "quantity"],
    ]);
    const listed = await json("print --list");
    expect(listed).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ form: "picking", own: true })]),
    );
  });
});
