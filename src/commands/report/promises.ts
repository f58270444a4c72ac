import { choiceKind } from "../../law/kinds/texts.ts";
import { fromMinor } from "../../law/money.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { figureColumn } from "../../nouns/generic/tables.ts";
import { keptRatio, reliability } from "../../nouns/payment-promise/kept.ts";
import { allPromises } from "../../nouns/payment-promise/reading.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

const groupings = [
  { value: "customer", label: say("customer", "客户") },
  { value: "staff", label: say("collector", "催收人"), also: ["collector"] },
] as const;

export const verb = defineVerb({
  summary: say("which promises to pay were kept, by whom", "付款承诺兑现率：按客户或催收人"),
  examples: ["rounds report promises", "rounds report promises --by collector"],
  flags: {
    by: field(choiceKind(groupings), say("A line for each", "每行一个"), {
      required: true,
      initial: () => "customer",
    }),
    period: periodFlag,
  },
  async run({ book, today }, { by, period }) {
    const { promises, states } = await allPromises(book, today);
    const within = period === undefined ? undefined : parsePeriod(period, { today });
    const asked = promises.filter(
      ({ date }) => within === undefined || (date >= within.from && date <= within.to),
    );
    const isByCustomer = by === "customer";
    const keyOf = (one: (typeof asked)[number]): string =>
      isByCustomer ? one.customer : (one.owner ?? "");
    const found = [...reliability(asked, states, keyOf)];
    const ids = found.map(([id]) => id);
    const names = isByCustomer ? await book.some(customer, ids) : await book.some(staff, ids);
    const rows = found.map(([id, one]) => {
      const { made, kept, partly, broken, pending, cancelled } = one;
      const ratio = keptRatio(one);
      return {
        ...{ id, name: names.get(id)?.name ?? id, made, kept, partly, broken, pending, cancelled },
        ratio: ratio === undefined ? undefined : Math.round(ratio * 100),
        promised: fromMinor(one.promisedMinor, book.digits),
        paid: fromMinor(one.paidMinor, book.digits),
      };
    });
    rows.sort((a, b) => (a.ratio ?? 101) - (b.ratio ?? 101) || (a.name < b.name ? -1 : 1));
    return {
      shape: "report",
      title: isByCustomer
        ? say("Promises to pay by customer", "付款承诺兑现（按客户）")
        : say("Promises to pay by collector", "付款承诺兑现（按催收人）"),
      ...within,
      columns: [
        {
          key: "name",
          label: isByCustomer ? say("Customer", "客户") : say("Collector", "催收人"),
          weight: 9,
          wrap: true,
          least: 8,
        },
        figureColumn("made", say("Made", "承诺"), 7),
        figureColumn("kept", say("Kept", "兑现"), 8),
        figureColumn("partly", say("In part", "部分"), 6),
        figureColumn("broken", say("Broken", "未兑现"), 8),
        figureColumn("pending", say("Pending", "待兑现"), 5),
        figureColumn("cancelled", say("Cancelled", "取消"), 2),
        figureColumn("ratio", say("Kept, %", "兑现率 %"), 9),
        figureColumn("promised", say("Promised", "到期承诺额"), 4),
        figureColumn("paid", say("Came in", "到款"), 4),
      ],
      hidden: [{ key: "id", label: say("Id", "编号") }],
      rows,
      notes: [
        say(
          "Kept, in part and broken are those whose last day is over; pending says nothing yet.",
          "兑现率 = 兑现 ÷（兑现 + 部分 + 未兑现），未到期的不计。",
        ),
      ],
      empty: say("Nobody has promised to pay.", "没有付款承诺。"),
    };
  },
});
