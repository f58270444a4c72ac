import { grouped } from "../law/decimal.ts";
import { dateKind, priceKind, quantityKind } from "../law/kinds/figures.ts";
import { refKind, textKind } from "../law/kinds/texts.ts";
import { fromMinor } from "../law/money.ts";
import { field } from "../law/noun.ts";
import { type Taxed, taxedLine } from "../law/tax.ts";
import { type Language, say } from "../law/words.ts";
import { customer } from "../nouns/customer/customer.ts";
import { currencyKind } from "../nouns/order/fields/terms.ts";
import { countedLine } from "../nouns/order/priced.ts";
import { paperTerms } from "../nouns/order/terms.ts";
import { priceList } from "../nouns/price-list/price-list.ts";
import { type Candidate, priceFor, winnerOf } from "../nouns/price-list/winner.ts";
import { type Product, product } from "../nouns/product/product.ts";
import { defineVerb } from "../nouns/verb.ts";
import type { Cell, Fact, TableView } from "../print/view.ts";

const money = (value: Cell): string => (typeof value === "string" ? grouped(value) : "");
const price = (value: Cell): string =>
  typeof value === "string" ? priceKind.show(value, "en") : "";

/** Every place where a price might come from, the one that counts first. */
function candidatesView(candidates: readonly Candidate[], goods: Product): TableView {
  return {
    shape: "list",
    title: say("where the price might come from", "取价依据"),
    columns: [
      {
        key: "wins",
        label: say("Counts", "采用"),
        weight: 9,
        format: (value) => (value === true ? "✓" : ""),
      },
      {
        key: "list",
        label: say("Price list", "价目表"),
        weight: 9,
        wrap: true,
        least: 10,
        tell: ({ list }, language) =>
          typeof list === "string" ? list : say("the product itself", "产品定价")[language],
      },
      {
        key: "price",
        label: say("Price", "单价"),
        weight: 9,
        align: "right",
        format: price,
      },
      { key: "unit", label: say("Per", "单位"), weight: 6 },
      { key: "least", label: say("From", "起订量"), weight: 5, align: "right" },
      {
        key: "why",
        label: say("Why", "原因"),
        weight: 8,
        wrap: true,
        least: 20,
        tell: ({ at }, language) => candidates[Number(at)]?.why[language] ?? "",
      },
    ],
    rows: candidates.map(({ list, row, price: asked, per, wins, why }, at) => ({
      at,
      wins,
      list: list?.name,
      id: list?.id,
      price: asked,
      unit:
        asked === undefined
          ? undefined
          : (row?.unit ?? [per, goods.unit].filter(Boolean).join(" ")),
      least: row?.least,
      why: why.en,
    })),
  };
}

/** The facts about the amount; those of tax only where there is any. */
function amountFacts(
  { netMinor, taxMinor, grossMinor }: Taxed,
  { digits, isTaxed }: { readonly digits: number; readonly isTaxed: boolean },
): Fact[] {
  const fact = (key: string, label: Fact["label"], minor: number): Fact => {
    return { key, label, value: fromMinor(minor, digits), format: money };
  };
  if (!isTaxed) return [fact("amount", say("Amount", "金额"), grossMinor)];
  return [
    fact("net", say("Net", "不含税金额"), netMinor),
    fact("tax", say("Tax", "税额"), taxMinor),
    fact("amount", say("Amount with tax", "价税合计"), grossMinor),
  ];
}

interface Found {
  readonly best: Candidate | undefined;
  readonly sums: Taxed | undefined;
  readonly candidates: readonly Candidate[];
  readonly digits: number;
  readonly language: Language;
}

/** The same for programs. */
function recordOf(asked: object, { best, sums, candidates, digits, language }: Found): object {
  const told = ({ list, price, per, why }: Candidate): object => {
    return { price, per, list: list?.id, why: why[language] };
  };
  return {
    ...asked,
    ...(best ? told(best) : {}),
    ...(sums
      ? {
          net: fromMinor(sums.netMinor, digits),
          tax: fromMinor(sums.taxMinor, digits),
          amount: fromMinor(sums.grossMinor, digits),
        }
      : {}),
    candidates: candidates.map((one) => ({ wins: one.wins, ...told(one) })),
  };
}

export const verb = defineVerb({
  summary: say("what a product costs whom, and why", "查产品价格及取价依据"),
  examples: [
    "rounds price TEA-LJ250",
    "rounds price TEA-LJ250 --customer jinhong --quantity 100",
    "rounds price TEA-LJ250 --customer jinhong --date 2026-12-31",
  ],
  arguments: { product: field(refKind("product"), say("Product", "产品"), { required: true }) },
  flags: {
    customer: field(refKind("customer"), say("Customer", "客户")),
    quantity: field(quantityKind({ least: "0.000001" }), say("Quantity", "数量"), {
      initial: () => "1",
    }),
    unit: field(textKind(), say("Unit", "单位"), {
      help: say("another unit of the product, a box", "按其他单位，如箱"),
    }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
    currency: field(currencyKind, say("Currency", "币种")),
  },
  async run({ book, language }, { product: id, customer: who, date, unit, ...input }) {
    const goods = await book.get(product, id);
    const buyer = who === undefined ? undefined : await book.get(customer, who);
    const terms = paperTerms({ currency: input.currency }, book.settings);
    const typed = { product: id, quantity: input.quantity ?? "1", unit, price: "0" };
    const { quantity } = countedLine(typed, goods);
    const { currency } = terms;
    const asked = { product: goods, quantity, date, currency, customer: buyer };
    const candidates = priceFor(asked, await book.all(priceList));
    const best = winnerOf(candidates);
    const { digits } = book;
    const line = best?.price && { quantity, price: best.price, per: best.per };
    const taxRate = terms.taxRate === undefined ? undefined : (goods.taxRate ?? terms.taxRate);
    const sums = line ? taxedLine({ ...line, taxRate }, terms, digits) : undefined;
    const coin = currency ?? book.settings.currency;
    return {
      shape: "page",
      title: say(`price of ${goods.name}`, `价格：${goods.name}`),
      facts: [
        { key: "product", label: say("Product", "产品"), value: goods.sku ?? goods.id },
        { key: "customer", label: say("Customer", "客户"), value: buyer?.name },
        { key: "date", label: say("On", "日期"), value: date },
        {
          key: "quantity",
          label: say("Quantity", "数量"),
          value: quantity,
          format: () => `${grouped(quantity)} ${goods.unit ?? ""}`.trim(),
        },
        { key: "currency", label: say("Currency", "币种"), value: coin },
        { key: "price", label: say("Price", "单价"), value: best?.price, format: price },
        { key: "why", label: say("Why", "依据"), value: best?.why[language] },
        ...(sums ? amountFacts(sums, { digits, isTaxed: taxRate !== undefined }) : []),
      ].filter(({ value }) => value !== undefined),
      sections: [candidatesView(candidates, goods)],
      notes: best ? [] : [say(`there is no price in ${coin}`, `没有 ${coin} 价格`)],
      record: recordOf(
        { product: id, customer: who, date, quantity, currency: coin },
        { best, sums, candidates, digits, language },
      ),
    };
  },
});
