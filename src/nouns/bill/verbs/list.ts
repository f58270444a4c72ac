import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf, wordColumn } from "../../generic/tables.ts";
import { type Standing, withStandings } from "../../invoice/standing.ts";
import { defineVerb } from "../../verb.ts";
import { bill } from "../bill.ts";
import { billPayment } from "../payment.ts";

const plain = listVerb(bill);

/** The columns speak of what we pay, not of what we get. */
const labels: Readonly<Record<string, ReturnType<typeof say>>> = {
  paid: say("Paid", "已付"),
  open: say("Open", "未付"),
};

const stateColumn = wordColumn(
  { key: "state", label: say("State", "状态"), weight: 7 },
  new Map([
    ["open", say("open", "未付")],
    ["part-paid", say("part paid", "部分付款")],
    ["overdue", say("overdue", "逾期")],
    ["paid", say("paid", "已付清")],
    ["credit", say("credit", "贷方余额")],
  ]),
);

export const verb = defineVerb({
  summary: say("list suppliers' invoices with what is paid and open", "列出供应商发票及已付、未付"),
  examples: ["rounds bill list --open", "rounds bill list --overdue --json"],
  flags: {
    ...plain.flags,
    open: field(switchKind, say("Only what is not paid", "仅列未付清")),
    overdue: field(switchKind, say("Only what is overdue", "仅列逾期")),
  },
  async run(context, { open, overdue, ...input }) {
    const { book, today } = context;
    const list = tableOf(await plain.run(context, input));
    const settled = await book.sums(billPayment, "paid");
    const keep = ({ openMinor, state }: Standing): boolean =>
      (!open || openMinor !== 0) && (!overdue || state === "overdue");
    const told = withStandings(list, { settled, asOf: today, digits: book.digits, keep });
    const columns = told.columns.map((one) => ({
      ...(one.key === "state" ? stateColumn : one),
      label: labels[one.key] ?? one.label,
    }));
    return { ...told, columns };
  },
});
