import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import type { Row } from "../../../print/view.ts";
import { figureColumn } from "../../generic/tables.ts";
import { productNames } from "../../product/names.ts";
import { supplier } from "../../supplier/supplier.ts";
import { defineVerb } from "../../verb.ts";
import { bill } from "../bill.ts";
import { isException } from "../match.ts";
import { matchOf } from "../matching.ts";
import { matchColumn, matchNotes } from "../view.ts";

export const verb = defineVerb({
  summary: say(
    "compare open invoices with order and receipt: what does not match",
    "三单核对：列出与订单、收货不符的发票",
  ),
  examples: ["rounds bill match", "rounds bill match --all"],
  arguments: { supplier: { ...bill.fields.supplier, required: undefined } },
  flags: { all: field(switchKind, say("Those that match too", "含相符的")) },
  async run({ book, language }, { supplier: who, all }) {
    const bills =
      who === undefined ? await book.live(bill) : await book.liveWhere(bill, "supplier", who);
    const sellers = await book.some(supplier, new Set(bills.map((one) => one.supplier)));
    const nameOf = await productNames(book);
    const rows: Row[] = [];
    for (const one of bills) {
      const match = await matchOf(one, book);
      if (!all && !isException(match.result)) continue;
      const [, ...why] = matchNotes(one, match, nameOf);
      rows.push({
        id: one.id,
        code: one.code,
        name: sellers.get(one.supplier)?.name ?? one.supplier,
        purchase: one.purchase,
        amount: one.amount,
        match: match.result,
        why: why.map((text) => text[language]).join(" · "),
      });
    }
    return {
      shape: "list",
      title: say("Suppliers' invoices that do not match", "票货不符清单"),
      columns: [
        { key: "id", label: say("Invoice", "发票"), weight: 7 },
        { key: "code", label: say("Number", "发票号"), weight: 5 },
        { key: "name", label: say("Supplier", "供应商"), weight: 8, wrap: true, least: 8 },
        { key: "purchase", label: say("Order", "采购订单"), weight: 6 },
        figureColumn("amount", say("Amount", "金额"), 8),
        matchColumn,
        { key: "why", label: say("What differs", "差异"), weight: 9, wrap: true, least: 16 },
      ],
      rows,
      empty: say("all match order and receipt", "全部与订单、收货相符"),
    };
  },
});
