import { dateKind, rateKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { severalKind } from "../../law/kinds/several.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, type Finding, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { kinds } from "../customer/choices.ts";
import { currencyKind } from "../order/fields/terms.ts";
import { type PriceRow, parseRow, rowFields, rowKey, showRow } from "./rows.ts";

const forFields = {
  customer: field(refKind("customer"), say("Customer", "客户"), { required: true }),
};

/** What some customers pay from a day on; which of several lists counts, winner.ts tells. */
export const priceList = defineNoun({
  name: "price-list",
  label: say("price list", "价目表"),
  plural: say("price lists", "价目表"),
  folder: "price-lists",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), { required: true, find: "name", list: 9 }),
    from: field(dateKind, say("Valid from", "生效日期"), { list: 8, ask: true, merge: "conflict" }),
    to: field(dateKind, say("Valid to", "失效日期"), { list: 8, ask: true, merge: "conflict" }),
    currency: field(currencyKind, say("Currency", "币种"), {
      list: 5,
      merge: "conflict",
      help: say("where it is not the book's", "与账册币种不同时填写"),
    }),
    customers: field(
      groupsKind(forFields, {
        by: "customer",
        example: same("jinhong"),
        parse: (text) => (text.includes("=") ? undefined : { customer: text.trim() }),
        show: ({ customer }) => customer,
      }),
      say("For customers", "适用客户"),
      {
        flag: "customer",
        merge: "conflict",
        help: say("for everybody where nobody is named", "客户、类型、分类都不填则适用所有客户"),
      },
    ),
    kinds: field(severalKind(kinds), say("For kinds of customer", "适用客户类型"), {
      list: 5,
      merge: "conflict",
    }),
    classes: field(wordsKind, say("For classes or grades", "适用客户分类或等级"), {
      list: 5,
      merge: "conflict",
      help: say("A, large, high …", "A、大客户、高价值 等"),
    }),
    discount: field(rateKind, say("Off the product's list price", "在产品定价上优惠"), {
      list: 6,
      help: say("for products without a row of their own", "未单列价格的产品按此优惠"),
    }),
    rows: field(
      groupsKind(rowFields, {
        example: same("TEA-01 x 100 @ 11.80"),
        parse: parseRow,
        show: showRow,
      }),
      say("Prices", "价格"),
      { flag: "row", ask: true },
    ),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: listAgrees,
});

export type PriceList = Stored<typeof priceList>;

interface ListFacts {
  readonly from?: string;
  readonly to?: string;
  readonly rows?: readonly PriceRow[];
}

/** It ends not before it begins, and says one price for one thing. */
function listAgrees({ from, to, rows = [] }: ListFacts): readonly Finding[] {
  const findings: Finding[] = [];
  if (from && to && to < from) {
    findings.push({
      path: ["to"],
      text: say("it ends before it begins", "失效日期早于生效日期"),
    });
  }
  const known = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (known.has(rowKey(row))) {
      findings.push({
        path: ["rows", at],
        text: say(
          `${row.product} has two prices from the same quantity on`,
          `${row.product} 同一起订量有两个价格`,
        ),
      });
    }
    known.add(rowKey(row));
  }
  return findings;
}
