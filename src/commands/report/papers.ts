import { textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { type Filing, filing } from "../../nouns/filing/filing.ts";
import { papersOf } from "../../nouns/filing/papers.ts";
import { daysOf } from "../../nouns/filing/verbs/hand.ts";
import { callsOf } from "../../nouns/generic/columns.ts";
import { figureColumn } from "../../nouns/generic/tables.ts";
import { move } from "../../nouns/move/move.ts";
import { defineVerb } from "../../nouns/verb.ts";

/** Most numbers that one line names. */
const mostNamed = 12;

function named(numbers: readonly string[]): string {
  const shown = numbers.slice(0, mostNamed).join(", ");
  return numbers.length > mostNamed ? `${shown} … (${numbers.length})` : shown;
}

/** Who gave the papers of the month to whom and when, and whether all of them. */
function handedNotes(
  { handed = [], place }: Partial<Filing>,
  { month, count, called }: { month: string; count: number; called: (id: string) => string },
): Text[] {
  const filed = place === undefined ? [] : [say(`Filed at ${place}.`, `存放：${place}。`)];
  if (handed.length === 0) {
    const command = `rounds filing hand ${month} --to STAFF`;
    return [...filed, say(`Not handed to finance yet: ${command}`, `尚未移交财务：${command}`)];
  }
  const told = handed.map(({ date, by, to, papers }) => {
    const [giver, taker] = [by === undefined ? "" : called(by), called(to)];
    return say(
      `Handed over on ${date}${giver ? ` by ${giver}` : ""} to ${taker}: ${papers} papers.`,
      `${date} ${giver}移交 ${taker}：${papers} 张。`,
    );
  });
  const last = handed.at(-1)?.papers ?? 0;
  const since = count - last;
  return since === 0
    ? [...filed, ...told]
    : [...filed, ...told, say(`Since then: ${since} papers.`, `此后新增：${since} 张。`)];
}

export const verb = defineVerb({
  summary: say(
    "receipt and issue papers of a month in number order, gaps named",
    "当月出入库单据清单：按编号排列，列出缺号",
  ),
  examples: ["rounds report papers", "rounds report papers --month 2026-10 --format csv"],
  flags: {
    month: field(
      textKind({
        name: "month",
        pattern: /^\d{4}-(0[1-9]|1[0-2])$/,
        wanted: say("a month like 2026-11", "月份（如 2026-11）"),
      }),
      say("Month", "月份"),
    ),
  },
  async run(context, { month: asked }) {
    const { book, today } = context;
    const month = asked ?? today.slice(0, 7);
    const { papers, gaps, bare } = await papersOf(book, daysOf(month));
    const calls = new Map(await callsOf(move, context));
    const buyers = papers.flatMap(({ party }) =>
      party?.startsWith("customer:") ? [party.slice("customer:".length)] : [],
    );
    for (const { id, name } of (await book.some(customer, buyers)).values()) {
      calls.set(`customer:${id}`, name);
    }
    const called = (id: string): string => calls.get(id) ?? id.replace(/^[a-z]+:/, "");
    const file = await book.maybe(filing, month);
    return {
      shape: "report",
      title: say(`Papers of the warehouse, ${month}`, `出入库单据清单 ${month}`),
      columns: [
        { key: "number", label: say("Number", "单据号"), weight: 9 },
        { key: "date", label: say("Date", "日期"), weight: 8 },
        {
          key: "kind",
          label: say("Kind", "类型"),
          weight: 7,
          format: (value, language) =>
            papers.find(({ kind }) => kind.en === value)?.kind[language] ?? String(value),
        },
        { key: "party", label: say("From or to", "往来单位"), weight: 6 },
        { key: "warehouse", label: say("Warehouse", "仓库"), weight: 5 },
        figureColumn("lines", say("Lines", "行数"), 4),
        { key: "by", label: say("By", "经手人"), weight: 4 },
      ],
      hidden: [{ key: "outside", label: say("Not in the book", "账册外单据") }],
      rows: papers.map(({ kind, party, warehouse, by, ...one }) => ({
        ...one,
        kind: kind.en,
        party: party && called(party),
        warehouse: warehouse && called(`warehouse:${warehouse}`),
        by: by && called(`staff:${by}`),
      })),
      notes: [
        gaps.length === 0
          ? say("No number is missing.", "编号连续，无缺号。")
          : say(`Numbers missing: ${named(gaps)}.`, `缺号：${named(gaps)}。`),
        ...(bare.length === 0
          ? []
          : [say(`Moves without a paper: ${named(bare)}.`, `无单据的出入库：${named(bare)}。`)]),
        ...handedNotes(file ?? {}, {
          month,
          count: papers.length,
          called: (id) => called(`staff:${id}`),
        }),
      ],
      empty: say("No papers.", "没有单据。"),
    };
  },
});
