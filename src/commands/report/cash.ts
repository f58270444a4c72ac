import { grouped } from "../../law/decimal.ts";
import { refKind } from "../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say, type Text } from "../../law/words.ts";
import { className } from "../../nouns/account/classes.ts";
import { cashEntry } from "../../nouns/account/entry.ts";
import { billPayment } from "../../nouns/bill/payment.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { figureColumn } from "../../nouns/generic/tables.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { defineVerb } from "../../nouns/verb.ts";

const ownClasses: Readonly<Record<string, Text>> = {
  customers: say("from customers", "客户收款"),
  suppliers: say("to suppliers", "付供应商"),
  "transfer-in": say("from other accounts", "其他账户转入"),
  "transfer-out": say("to other accounts", "转出到其他账户"),
};

export const verb = defineVerb({
  summary: say("income and spending of a period by class", "收支汇总表：按类别"),
  examples: ["rounds report cash", "rounds report cash --period 2026-10"],
  flags: {
    period: periodFlag,
    account: field(refKind("account"), say("Only this account", "仅此账户")),
  },
  async run({ book, today }, { period = "this month", account: only }) {
    const { digits } = book;
    const within = parsePeriod(period, { today });
    const sums = new Map<string, { in: number; out: number; count: number }>();
    const add = (key: string, minor: number, side: "in" | "out"): void => {
      if (minor === 0) return;
      const sum = sums.get(key) ?? { in: 0, out: 0, count: 0 };
      sum[side] += minor;
      sum.count++;
      sums.set(key, sum);
    };
    const isHere = (id: string | undefined): boolean => only === undefined || id === only;
    for (const one of await book.between(payment, within)) {
      if (isHere(one.account)) add("customers", toMinor(one.amount, digits), "in");
    }
    for (const one of await book.between(billPayment, within)) {
      if (isHere(one.account)) add("suppliers", toMinor(one.amount, digits), "out");
    }
    for (const one of await book.between(cashEntry, within)) {
      const minor = toMinor(one.amount, digits);
      if (one.kind !== "transfer") {
        if (isHere(one.account)) add(one.class ?? "", minor, one.kind);
        continue;
      }
      if (only !== undefined && one.account === only) add("transfer-out", minor, "out");
      if (only !== undefined && one.to === only) add("transfer-in", minor, "in");
    }
    const money = (minor: number): string => fromMinor(minor, digits);
    const rows = [...sums].map(([key, one]) => ({
      class: key,
      count: one.count,
      in: one.in === 0 ? undefined : money(one.in),
      out: one.out === 0 ? undefined : money(one.out),
    }));
    const total = (side: "in" | "out"): number =>
      [...sums.values()].reduce((all, one) => all + one[side], 0);
    const [came, went] = [total("in"), total("out")];
    const net = grouped(money(came - went));
    return {
      shape: "report",
      title: say("Income and spending by class", "收支汇总表"),
      ...within,
      columns: [
        {
          key: "class",
          label: say("Class", "类别"),
          weight: 9,
          format: (value, language) =>
            (ownClasses[String(value)] ?? className(String(value)))[language],
        },
        figureColumn("count", say("Entries", "笔数"), 4),
        figureColumn("in", say("In", "收入"), 9),
        figureColumn("out", say("Out", "支出"), 9),
      ],
      rows,
      totals: { in: money(came), out: money(went) },
      notes: [say(`In less out: ${net}.`, `收支净额 ${net}。`)],
      empty: say("Nothing came in or went out.", "本期无收支。"),
    };
  },
});
