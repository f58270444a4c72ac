import { fromMicro, grouped } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import type { NameOf } from "../product/names.ts";
import type { Bill } from "./bill.ts";
import { isException, type Match, matchWords } from "./match.ts";

export const matchColumn = wordColumn(
  { key: "match", label: say("Match", "三单核对"), weight: 8 },
  matchWords,
);

/** Order, receipt and invoice of each line side by side. */
export function matchTable({ lines }: Match, nameOf: NameOf): TableView {
  return {
    shape: "list",
    title: say("Order, receipt and invoice", "订单、收货与发票核对"),
    columns: [
      { key: "product", label: say("Product", "产品"), weight: 9, wrap: true, least: 10 },
      figureColumn("billed", say("Billed", "开票数量"), 8),
      figureColumn("received", say("Received, not billed before", "已收未开票"), 8),
      figureColumn("price", say("Net price billed", "开票单价（不含税）"), 7),
      figureColumn("ordered", say("Net price ordered", "订单单价（不含税）"), 7),
      wordColumn({ key: "result", label: say("Match", "核对"), weight: 9 }, matchWords),
    ],
    rows: lines.map((one) => ({
      product: nameOf(one.product),
      billed: fromMicro(one.billed),
      received: fromMicro(one.received),
      price: one.price,
      ordered: one.ordered,
      result: one.result,
    })),
  };
}

/** How an invoice compares with order and receipt, in a line each of what does not agree. */
export function matchNotes(
  { id }: Pick<Bill, "id">,
  { lines, result }: Match,
  nameOf: NameOf,
): readonly Text[] {
  if (result === "no-order") return [];
  if (!isException(result)) {
    return [say("matches order and receipt", "与订单、收货相符")];
  }
  const word = matchWords.get(result) ?? say(result, result);
  const told = lines.flatMap((one): Text[] => {
    const name = nameOf(one.product);
    const billed = grouped(fromMicro(one.billed));
    const received = grouped(fromMicro(one.received));
    if (one.result === "price") {
      return [
        say(
          `${name}: ${one.price} a unit billed, ${one.ordered ?? "-"} ordered`,
          `${name}：开票单价 ${one.price}，订单 ${one.ordered ?? "-"}`,
        ),
      ];
    }
    if (one.result === "quantity" || one.result === "unreceived") {
      return [
        say(
          `${name}: ${billed} billed, ${received} received and not billed before`,
          `${name}：开票 ${billed}，已收未开票 ${received}`,
        ),
      ];
    }
    return [];
  });
  return [
    say(
      `exception: ${word.en}; it is paid after approval (rounds approve ${id})`,
      `异常：${word.zh}；须审批后付款（rounds approve ${id}）`,
    ),
    ...told,
  ];
}
