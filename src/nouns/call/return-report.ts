import { divideRounded, fromScaled } from "../../law/decimal.ts";
import { itemName, type Scheme } from "../../law/scheme.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Call } from "./call.ts";
import { failedResults } from "./choices.ts";
import { bestScore } from "./fields/return.ts";
import { openProblems, scoresOf } from "./returns.ts";

interface ReturnReportFacts {
  /** The calls of the period that count. */
  readonly calls: readonly Call[];
  readonly schemes: readonly Scheme[];
  readonly lowScore: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly customerName: (id: string) => string;
  readonly staffName: (id: string) => string;
}

/** Stands in the place of an item in the line of a whole scheme. */
const overall = "-";

interface Sum {
  calls: number;
  total: number;
  low: number;
}

/** The mean of whole scores with one decimal, half rounded up: "4.3". */
function mean({ calls, total }: Sum): string | undefined {
  if (calls === 0) return undefined;
  return fromScaled(divideRounded(BigInt(total) * 10n, BigInt(calls)), 1);
}

/** How people call schemes, items and departments: "3dc", "3dc|repair", "3dc|repair|department". */
function wordsOf(schemes: readonly Scheme[]): ReadonlyMap<string, Text> {
  const words = new Map<string, Text>([[overall, say("all items", "全部项目")]]);
  for (const { id, name, items = [] } of schemes) {
    words.set(id, name);
    for (const { department, ...item } of items) {
      words.set(`${id}|${item.key}`, item);
      if (department) words.set(`${id}|${item.key}|department`, department);
    }
  }
  return words;
}

function scoreColumns(words: ReadonlyMap<string, Text>): readonly Column[] {
  return [
    {
      key: "scheme",
      label: say("Return calls", "回访方案"),
      weight: 8,
      wrap: true,
      least: 12,
      format: (value, language) => words.get(String(value))?.[language] ?? String(value),
    },
    {
      key: "item",
      label: say("Item", "项目"),
      weight: 9,
      tell: ({ scheme, item }, language) =>
        (words.get(`${scheme}|${item}`) ?? words.get(String(item)))?.[language] ?? String(item),
    },
    {
      key: "department",
      label: say("Department", "部门"),
      weight: 5,
      tell: ({ scheme, item }, language) =>
        words.get(`${scheme}|${item}|department`)?.[language] ?? "",
    },
    figureColumn("calls", say("Scored", "评分数"), 7),
    figureColumn("low", say("Low", "低分数"), 7),
    {
      key: "average",
      label: say(`Average of ${bestScore}`, `平均分（满分 ${bestScore}）`),
      weight: 9,
      draw: "bar",
      format: (value) => String(value ?? ""),
    },
  ];
}

/** The average of each item a scheme asks for, and how often it was low: R-SVC-05, R-SVC-38. */
export function returnReport(facts: ReturnReportFacts): TableView {
  const { calls, schemes, from, to, lowScore } = facts;
  const made = calls.filter(
    ({ scheme, result }) => scheme !== undefined && !failedResults.includes(result),
  );
  const tried = calls.filter(({ scheme }) => scheme !== undefined).length;
  const open = openProblems(calls, lowScore).length;
  return {
    shape: "report",
    title: say("Return calls", "回访报表"),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: scoreColumns(wordsOf(schemes)),
    rows: rowsOf(made, facts),
    notes: [
      say(
        `${made.length} return calls made, ${tried - made.length} reached nobody`,
        `已完成回访 ${made.length} 次，未接通 ${tried - made.length} 次`,
      ),
      ...(open > 0
        ? [
            say(
              `${open} to be followed up: rounds report returns --low`,
              `${open} 项待跟进：rounds report returns --low`,
            ),
          ]
        : []),
    ],
    empty:
      schemes.length > 0
        ? say("no return calls with scores", "没有带评分的回访")
        : say(
            "no return calls with scores; rounds.yaml may say: schemes: [ 7dc, 3dc ]",
            "没有带评分的回访；可在 rounds.yaml 中启用方案：schemes: [ 7dc, 3dc ]",
          ),
  };
}

/** The items of each scheme in the order of its file, then what else was scored. */
function rowsOf(made: readonly Call[], { schemes, lowScore }: ReturnReportFacts): Row[] {
  const ids = [
    ...new Set([...schemes.map(({ id }) => id), ...made.map((one) => one.scheme ?? "")]),
  ];
  return ids.flatMap((id): Row[] => {
    const own = made.filter((one) => one.scheme === id);
    const scheme = schemes.find((one) => one.id === id);
    const sums = new Map<string, Sum>((scheme?.items ?? []).map(({ key }) => [key, blank()]));
    const all = blank();
    for (const { item, score } of own.flatMap(scoresOf)) {
      const sum = sums.get(item) ?? blank();
      sums.set(item, sum);
      for (const one of [sum, all]) {
        one.calls += 1;
        one.total += score;
        if (score <= lowScore) one.low += 1;
      }
    }
    if (all.calls === 0) return [];
    const items = [...sums].map(([item, sum]): Row => rowOf(id, item, sum));
    return items.length > 1 ? [...items, rowOf(id, overall, all)] : items;
  });
}

const blank = (): Sum => ({ calls: 0, total: 0, low: 0 });

function rowOf(scheme: string, item: string, sum: Sum): Row {
  return { scheme, item, calls: sum.calls, low: sum.low, average: mean(sum) };
}

/** Low scores and problems that nobody has answered yet, each to be followed up: R-SVC-38. */
export function lowScores(facts: ReturnReportFacts): TableView {
  const { calls, schemes, from, to, lowScore, customerName, staffName } = facts;
  return {
    shape: "list",
    title: say("to be followed up", "待跟进的低分与问题"),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: [
      { key: "date", label: say("Called on", "回访日期"), weight: 8 },
      { key: "customer", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      {
        key: "low",
        label: say("Low scores", "低分"),
        weight: 8,
        wrap: true,
        tell: ({ scheme, low }, language) =>
          (Array.isArray(low) ? low : [])
            .map((one: string) => {
              const [item = "", score] = one.split("=");
              const name = itemName(schemes, { scheme: String(scheme ?? ""), item });
              return `${name[language]} ${score}`;
            })
            .join(", "),
      },
      { key: "problem", label: say("Problem", "问题"), weight: 8, wrap: true, least: 16 },
      { key: "by", label: say("Called by", "回访人"), weight: 5 },
      { key: "about", label: say("About", "单据"), weight: 4 },
      { key: "id", label: say("Call", "通话"), weight: 6 },
    ],
    hidden: [{ key: "scheme", label: say("Return calls", "回访方案") }],
    rows: openProblems(calls, lowScore).map(({ call, low }): Row => {
      const { id, date, about, problem, by } = call;
      return {
        ...{ id, date, about, problem },
        customer: customerName(call.customer),
        scheme: call.scheme,
        low: low.map(({ item, score }) => `${item}=${score}`),
        by: by === undefined ? undefined : staffName(by),
      };
    }),
    empty: say("nothing is left to be followed up", "没有待跟进的低分或问题"),
  };
}
