import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { same, say, type Text } from "../../law/words.ts";
import type { Fact } from "../../print/view.ts";
import type { CreditFacts, CreditRules, CreditStanding } from "./credit.ts";
import type { Customer } from "./customer.ts";
import type { Graded } from "./payer-grade.ts";

interface Shown {
  readonly digits: number;
  readonly record: Pick<Customer, "hold" | "creditDays">;
  readonly payer: { readonly graded: Graded } | undefined;
  readonly limits: CreditRules & { readonly creditDays: number };
}

/** A fact whose value is words. */
function told(key: string, label: Text, text: Text): Fact {
  return { key, label, value: text.en, format: (_, language) => text[language] };
}

/** A customer's credit line by line: the limit, what uses it up, what is left, overdue, hold. */
export function creditFactsShown(
  facts: CreditFacts,
  standing: CreditStanding,
  { digits, record, payer, limits }: Shown,
): Fact[] {
  const money = (key: string, label: Text, minor: number | undefined): Fact => ({
    ...{ key, label, value: minor === undefined ? undefined : fromMinor(minor, digits) },
    format: (value) => (value ? grouped(String(value)) : ""),
  });
  const { hold, creditDays = limits.creditDays } = record;
  const { overdueDays, overdueMinor = 0, overdueCoveredMinor = 0, overdueMostMinor } = facts;
  const covered = grouped(fromMinor(overdueCoveredMinor, digits));
  const net =
    overdueCoveredMinor === 0
      ? same("")
      : say(`; ${covered} is covered by credit`, `；另有 ${covered} 可由预收款抵减`);
  const late = grouped(fromMinor(overdueMinor, digits));
  const most =
    overdueMostMinor === undefined ? "" : ` / ${grouped(fromMinor(overdueMostMinor, digits))}`;
  return [
    money("limit", say("Credit limit", "信用额度"), facts.limitMinor),
    money("receivable", say("Receivable", "应收（减预收）"), facts.receivableMinor),
    money("uninvoiced", say("Ordered, not invoiced", "已确认未开单"), facts.uninvoicedMinor),
    money("exposure", say("Used", "已占用"), standing.exposureMinor),
    money("left", say("Left", "剩余"), standing.leftMinor),
    told(
      "overdue",
      say("Overdue", "逾期"),
      overdueDays === 0
        ? say(`nothing${net.en}`, `无${net.zh}`)
        : say(
            `${late}, ${overdueDays} days; tolerated: ${limits.creditOverdueDays} days${most}${net.en}`,
            `${late}，${overdueDays} 天（容许 ${limits.creditOverdueDays} 天${most}）${net.zh}`,
          ),
    ),
    { key: "creditDays", label: say("Days to pay", "账期（天）"), value: creditDays },
    told(
      "hold",
      say("Hold", "暂停发货"),
      hold
        ? say(`since ${hold.date}: ${hold.why}`, `${hold.date} 起：${hold.why}`)
        : say("no", "否"),
    ),
    {
      key: "grade",
      label: say("Payer grade", "付款等级"),
      value: payer?.graded.grade ?? "",
      format: () => {
        const { grade, points } = payer?.graded ?? {};
        return grade === undefined ? "–" : `${grade} (${points})`;
      },
    },
  ];
}
