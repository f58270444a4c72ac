import type { Decimal } from "../../law/decimal.ts";
import { grouped } from "../../law/decimal.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import {
  type Graded,
  leastParts,
  type PayerFacts,
  type payerGrade,
  type SuggestedLimit,
} from "./payer-grade.ts";

/** A customer with what its behaviour says. */
export interface PayerShown {
  readonly id: string;
  readonly name: string;
  readonly owner: string | undefined;
  readonly creditLimit: Decimal | undefined;
  readonly facts: PayerFacts;
  readonly graded: ReturnType<typeof payerGrade>;
  readonly limit: SuggestedLimit | undefined;
}

interface Told {
  readonly digits: number;
  readonly today: string;
  readonly months: number;
}

/** The reckoning of one payer's grade, line by line, and the limit that would fit. */
export function payerPage(one: PayerShown, { digits, today, months }: Told): TableView {
  const { id, name, graded, limit, creditLimit } = one;
  return {
    shape: "report",
    title: say(`Payer grade of ${name}`, `${name} 付款等级`),
    to: today,
    columns: [
      {
        key: "what",
        label: say("What counts", "评定项目"),
        weight: 9,
        least: 10,
        format: (value, language) =>
          graded.lines.find((line) => line.key === value)?.label[language] ?? "",
      },
      {
        key: "found",
        label: say(`In the last ${months} months`, `近 ${months} 个月情况`),
        weight: 8,
        wrap: true,
        tell: (row, language) =>
          graded.lines.find((line) => line.key === row.what)?.found[language] ?? "",
      },
      figureColumn("points", say("Points", "得分"), 9),
    ],
    rows: graded.lines.map(({ key, found, points }) => ({ what: key, found: found.en, points })),
    totals: { points: graded.points },
    notes: [gradeText(graded), ...limitTexts({ id, limit, creditLimit, digits })],
  };
}

function gradeText({ grade, points }: Graded): Text {
  if (grade === undefined) {
    return say(
      `No grade yet: fewer than ${leastParts} invoices were due.`,
      `尚不评级：到期应收单不足 ${leastParts} 笔。`,
    );
  }
  return say(
    `100 points less what is taken off: ${points}, grade ${grade}.`,
    `满分 100，扣分后 ${points} 分，付款等级 ${grade}。`,
  );
}

function limitTexts({
  id,
  limit,
  creditLimit,
  digits,
}: Pick<PayerShown, "id" | "limit" | "creditLimit"> & { digits: number }): Text[] {
  if (!limit) return [];
  const money = (minor: number): string => grouped(fromMinor(minor, digits));
  const { monthlyMinor, months, percent, limitMinor } = limit;
  const now =
    creditLimit === undefined
      ? say("none is set", "目前未设额度")
      : say(`now ${grouped(creditLimit)}`, `现额度 ${grouped(creditLimit)}`);
  const fits = money(limitMinor);
  const same = creditLimit !== undefined && grouped(creditLimit) === fits;
  const todo = `rounds customer edit ${id} --credit-limit ${fromMinor(limitMinor, digits)}`;
  return [
    say(
      `Limit that fits: ${money(monthlyMinor)} invoiced a month × ${months} months × ${percent} % = ${fits}; ${now.en}.`,
      `建议额度：月均开单 ${money(monthlyMinor)} × ${months} 个月 × ${percent}% = ${fits}；${now.zh}。`,
    ),
    ...(same ? [] : [say(`to set it: ${todo}`, `采用：${todo}`)]),
  ];
}

/** All payers, the worst first, with what their grades rest on. */
export function payerList(all: readonly PayerShown[], told: Told): TableView {
  const { digits, today } = told;
  // Whoever is too little known to be judged comes last.
  const points = ({ graded }: PayerShown): number => (graded.grade ? graded.points : 1000);
  const rows = [...all].sort((a, b) => points(a) - points(b) || (a.name < b.name ? -1 : 1));
  return {
    shape: "report",
    title: say("Payers by behaviour", "客户付款等级"),
    to: today,
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      { key: "grade", label: say("Grade", "等级"), weight: 9 },
      figureColumn("points", say("Points", "得分"), 8),
      { key: "onTime", label: say("In time, %", "按期（%）"), weight: 7, align: "right" },
      { key: "daysLate", label: say("Days late", "平均逾期天数"), weight: 7, align: "right" },
      figureColumn("broken", say("Promises broken", "未兑现承诺"), 4),
      figureColumn("bounced", say("Bounced", "退票"), 4),
      figureColumn("overdueDays", say("Overdue now, days", "当前逾期天数"), 5),
      figureColumn("limit", say("Limit now", "现额度"), 5),
      figureColumn("fits", say("Limit that fits", "建议额度"), 6),
    ],
    hidden: [
      { key: "id", label: say("Customer id", "客户 ID") },
      { key: "owner", label: say("Salesperson", "销售员") },
    ],
    rows: rows.map((one) => rowOf(one, digits)),
    notes:
      rows.length > 0
        ? [
            say(
              `By the last ${told.months} months; how a grade comes about: rounds credit suggest CUSTOMER`,
              `按近 ${told.months} 个月评定；查看某客户评分明细：rounds credit suggest 客户`,
            ),
          ]
        : [],
    empty: say("Nobody was invoiced anything in that time.", "期间未开出应收单。"),
  };
}

function rowOf(
  { id, name, owner, creditLimit, facts, graded, limit }: PayerShown,
  digits: number,
): Row {
  const { dueMinor, onTimeMinor, lateTenths, broken, bounced, overdueDays } = facts;
  return {
    ...{ id, name, owner, grade: graded.grade, points: graded.grade && graded.points },
    onTime: dueMinor === 0 ? undefined : Math.round((onTimeMinor * 100) / dueMinor),
    daysLate: dueMinor === 0 ? undefined : (lateTenths / 10).toFixed(1),
    broken: broken || undefined,
    bounced: bounced || undefined,
    overdueDays: overdueDays || undefined,
    limit: creditLimit,
    fits: limit && fromMinor(limit.limitMinor, digits),
  };
}
