import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formFiles, formHtml, formTemplate } from "../../src/exchange/forms.ts";
import { RoundsError } from "../../src/law/errors.ts";
import { temporaryFolder } from "../book/support.ts";
import { formData, nasty, places } from "./form-data.ts";

const forms = [...formFiles(places, "zh").keys()];

async function page(form: string, data = formData(form, {}), where = places): Promise<string> {
  return formHtml(formTemplate(form, where, data.language), data, where);
}

/** A book with forms of its own. */
function ownForms(files: Readonly<Record<string, string>>) {
  const book = temporaryFolder();
  mkdirSync(join(book, "templates/forms/parts"), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(book, "templates/forms", name), text);
  }
  return { ...places, book };
}

async function failure(act: () => Promise<unknown>): Promise<RoundsError> {
  const error = await act().catch((caught: unknown) => caught);
  if (error instanceof RoundsError) return error;
  throw error;
}

describe("the forms as pages to print", () => {
  test("R-FRM: every form of the trade is there", () => {
    expect(forms).toEqual([
      ...["canteen-advance", "canteen-settlement", "canteen-voucher", "collection-list"],
      ...["commercial-invoice", "contract", "count-result", "count-sheet"],
      ...["credit-note", "delivery-list", "delivery-order", "dispatch-slip", "dunning-letter-1"],
      ...["dunning-letter-2", "dunning-letter-3", "exceptions", "extension-form"],
      ...["finished-goods-receipt", "goods-issue-note", "goods-receipt-note", "lawyers-letter"],
      ...["material-requisition", "order-notice", "overdue-list", "packing-list"],
      ...["payment-reminder", "payment-slip", "proforma", "promise-to-pay", "purchase-order"],
      ...["purchase-requisition", "quotation", "receipt-note", "repayment-agreement"],
      ...["return-note", "scrap-note", "statement", "stocktake", "store-statement"],
      ...["transfer-note", "visit-receipt"],
    ]);
  });

  test.each(forms)("%s needs nothing but itself, and what is in it is text", async (form) => {
    for (const language of ["zh", "en"] as const) {
      const html = await page(form, formData(form, { language, copies: [nasty] }));
      expect(html).not.toMatch(/<script|<\/style>(?!\n<\/head>)|<link|@import|https?:|url\(/i);
      expect(html).toContain("&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; Söhne&#39;s");
      expect(html).toContain("default-src 'none'");
      expect(html).toContain("size: A4");
    }
  });

  test("R-WHS-10, R-FRM-37: a goods issue note has three copies, and three sign it", () => {
    const { copies, signatures } = formTemplate("goods-issue-note", places, "zh");
    expect(copies?.map(({ zh }) => zh)).toEqual(["客户联", "存根联", "财务联"]);
    expect(signatures?.map(({ zh }) => zh)).toEqual(["仓管员", "仓库主管", "客户签收"]);
  });

  test("R-APR-05, R-FRM-35, R-FRM-36: the head of production signs what is taken and what is made", () => {
    for (const form of ["material-requisition", "finished-goods-receipt"]) {
      const { signatures } = formTemplate(form, places, "zh");
      expect(signatures?.map(({ zh }) => zh)).toContain("生产主管");
    }
  });

  test("R-COL-11, R-COL-32, R-FRM-82: who signs the papers of collection", () => {
    const signed = (form: string) =>
      formTemplate(form, places, "zh").signatures?.map(({ zh }) => zh);
    expect(signed("overdue-list")).toEqual(["填报人", "销售内勤", "销售经理", "财务核对"]);
    expect(signed("extension-form")).toEqual(["申请人", "部门负责人", "财务", "批准人"]);
    expect(signed("repayment-agreement")?.slice(0, 2)).toEqual([
      "债权方（盖章）",
      "还款方（盖章）",
    ]);
    expect(signed("visit-receipt")).toContain("客户签收人");
    expect(signed("lawyers-letter")).toContain("承办律师");
  });

  test("R-APR-07: a delivery order has three copies, and three sign it", () => {
    const { copies, signatures } = formTemplate("delivery-order", places, "zh");
    expect(copies?.map(({ zh }) => zh)).toEqual(["存根联（仓库）", "客户联", "财务联"]);
    expect(signatures?.map(({ zh }) => zh)).toEqual(["仓管员", "仓库主管", "客户签收"]);
  });

  test("each copy is a sheet of its own with its name above and at the foot", async () => {
    const html = await page(
      "delivery-order",
      formData("delivery-order", { copies: ["甲联", "乙联"] }),
    );
    expect(html.match(/<main class="sheet sheet-\d">/g)).toHaveLength(2);
    expect(html.match(/<span class="copy">.联<\/span>/g)).toHaveLength(2);
    expect(html).toContain('content: "SO261120A\\2d chen\\2d jie\\20 \\b7 \\20 甲联"');
  });

  test("a draft says so across the sheet in both languages, a final paper does not", async () => {
    const draft = formData("quotation", { draft: "DRAFT 草稿", language: "en" });
    expect(await page("quotation", draft)).toContain('<div class="draft">DRAFT 草稿</div>');
    expect(await page("quotation")).not.toContain("草稿");
  });
});

describe("the firm's own forms", () => {
  const head = "---\ntitle: { en: Slip, zh: 小票 }\n---\n";

  test("win over the program's, and so do their parts", async () => {
    const where = ownForms({
      "quotation.liquid": `${head}{% include "head" %}<p>{{ title }} {{ words.value }}</p>`,
      "parts/head.liquid": "<h1>our own</h1>",
    });
    const html = await page("quotation", formData("quotation", {}), where);
    expect(html).toContain("<h1>our own</h1><p>发货单 人民币");
    expect(formTemplate("quotation", where, "zh").isOwn).toBe(true);
    expect(formTemplate("proforma", where, "zh").isOwn).toBe(false);
  });

  test("cannot put text in as code", async () => {
    const where = ownForms({ "quotation.liquid": `${head}{{ parties[0].facts[0].value | raw }}` });
    const html = await page("quotation", formData("quotation", {}), where);
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script");
  });

  test.each([
    ["{{ nothing.there }}", 5, /undefined variable/],
    ["{% include 'elsewhere' %}", 5, /not there/],
    ["{% include '../../../etc/passwd' %}", 5, /not there/],
    ["{% for a in tables %}", 5, /not closed/],
    ["{{ title | backwards }}", 5, /undefined filter/],
  ])("what is wrong in %s is told with its file and line", async (text, line, said) => {
    const where = ownForms({ "quotation.liquid": `${head}<p>\n${text}` });
    const error = await failure(() => page("quotation", formData("quotation", {}), where));
    expect(error.code).toBe("unreadable");
    expect(error.message).toMatch(said);
    expect(error.details.where).toEqual({ file: "templates/forms/quotation.liquid", line });
  });

  test("what is wrong in a part is told with the part", async () => {
    const where = ownForms({ "parts/head.liquid": "<p>\n{{ nothing }}" });
    const error = await failure(() => page("quotation", formData("quotation", {}), where));
    expect(error.details.where).toEqual({ file: "templates/forms/parts/head.liquid", line: 2 });
  });

  test("an unknown one is told with those that there are", async () => {
    const error = await failure(() => page("quotations"));
    expect(error.code).toBe("not-found");
    expect(error.details.candidates).toContain("quotation");
  });
});
