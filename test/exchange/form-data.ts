import { join } from "node:path";
import type { FormData } from "../../src/nouns/form/data.ts";

/** Where the program's own templates are; a book without any of its own. */
export const places = { home: join(import.meta.dirname, "../.."), book: "/nowhere" };

/** A customer whose name is no code. */
export const nasty = `<script>alert("x")</script> & Söhne's </style>`;

/** Every form with so many lines, in one language, as it is handed to its template. */
export function formData(
  form: string,
  { lines = 2, language = "zh" as "en" | "zh", ...rest }: Partial<FormData> & { lines?: number },
): FormData {
  const keys = ["number", "sku", "name", "specification", "quantity", "unit", "price", "amount"];
  const right = new Set(["number", "quantity", "price", "amount"]);
  const row = (at: number) => ({
    number: String(at + 1),
    sku: at === 0 ? "TEA-EXTREMELY-LONG-SKU-0001" : `TEA-${at}`,
    name: at === 0 ? longName : "明前龙井",
    specification: at === 0 ? "125克×2罐/盒，12盒/箱" : "250克/盒",
    quantity: "1,000",
    unit: "盒",
    price: at === 0 ? "1,288.123456" : "12.50",
    amount: at === 0 ? "159,027,585.71" : "12,500.00",
  });
  return {
    form,
    title: "发货单",
    language,
    number: "SO261120A-chen-jie",
    date: "2026-11-20",
    firm: {
      name: "青禾堂商贸有限公司",
      facts: [{ key: "phone", label: "电话", value: "0573-82881234" }],
      bank: [{ key: "account", label: "账号", value: "1204 0660 0902 0000 000" }],
    },
    parties: [
      {
        key: "customer",
        label: "客户",
        facts: [
          { key: "name", label: "名称", value: `${nasty}${longName}` },
          { key: "address", label: "地址", value: unbroken },
        ],
      },
    ],
    facts: [{ key: "promised", label: "承诺发货日", value: "2026-11-28" }],
    tables: [
      {
        key: "lines",
        columns: keys.map((key) => ({ key, label: key, align: right.has(key) ? "right" : "left" })),
        rows: Array.from({ length: lines }, (_, at) => row(at)),
        totals: { name: "合计", quantity: "40,000" },
      },
    ],
    amounts: [{ key: "total", label: "合计", value: "CNY 161,387,216.77" }],
    words: { key: "words", label: "大写金额", value: "人民币壹亿陆仟壹佰叁拾捌万元整" },
    texts: [{ key: "terms", label: "付款条件", text: "预付30%\n余款到货后付清" }],
    terms: "",
    draft: null,
    signatures: ["仓管员", "仓库主管", "客户签收"],
    copies: [],
    label: { number: "编号", date: "日期", bank: "收款账户", copy: "联次", colon: "：" },
    ...rest,
  };
}

const longName =
  "特级明前狮峰龙井茶礼盒装限量珍藏版（含手工陶瓷茶叶罐两只及丝绸提袋）Supercalifragilistic";
const unbroken = `浙江省嘉兴市南湖区新丰镇竹林村工业园区${"Neverending".repeat(12)}`;
