import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { settlementActs } from "../customer/fields/settling.ts";

/**
 * What was done on a store's day of settlement: with the receipts of the keeper it is reconciled
 * and settled, the keeper is told, what the store gave goes to the cashier: R-COL-29.
 */
export const settlement = defineNoun({
  name: "settlement",
  label: say("settlement", "结算"),
  plural: say("settlements", "结算记录"),
  folder: "settlements",
  shape: "record",
  naming: { by: "day", prefix: "SE", date: "date" },
  fields: {
    customer: field(refKind("customer"), say("Customer", "客户"), {
      required: true,
      list: 9,
      merge: "conflict",
    }),
    act: field(choiceKind(settlementActs), say("What", "事项"), { required: true, list: 8 }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    by: field(refKind("staff"), say("By", "经办人"), { list: 6, initial: ({ me }) => me }),
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { list: 7, merge: "conflict" }),
    deductions: field(
      groupsKind(
        {
          name: field(textKind(), say("Deduction", "扣款项目"), { required: true }),
          amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
        },
        { by: "name", example: say("rebate, amount=360", "返利, 金额=360") },
      ),
      say("Deducted by the store", "卖场扣款"),
      { flag: "deduction", merge: "conflict" },
    ),
    receiptsFrom: field(refKind("staff"), say("Receipts taken from", "回单取自"), { list: 3 }),
    toldKeeper: field(dateKind, say("Keeper told on", "告知回单管理员日期"), { list: 3 }),
    receipt: field(textKind(), say("Cashier's receipt", "出纳收据号"), { list: 4 }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  call: (record: { id: string }) => record.id,
});

export type Settlement = Stored<typeof settlement>;
