import { addDays } from "../../law/dates.ts";
import type { Duty } from "../../law/duty.ts";
import { fold } from "../../law/names.ts";
import { type Language, same, say } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { type Market, marketKinds } from "./market.ts";

/** Does a file belong to a market, as it is called by people? */
export function isOf({ area }: Pick<Market, "area">, wanted: string): boolean {
  return fold(area) === fold(wanted);
}

/** A word as a shell reads it. */
function word(text: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(text) ? text : `"${text}"`;
}

/**
 * Which of the five files, and of the plan, there are before a market is entered, and what to type
 * for those that are missing: R-CUS-13.
 */
export function readiness(
  markets: readonly Market[],
  { area, language }: { area: string; language: Language },
): TableView {
  const known = markets.filter((one) => isOf(one, area));
  const labels = new Map(marketKinds.map(({ value, label }) => [value as string, label]));
  const rows = marketKinds.flatMap(({ value, label }): Row[] => {
    const files = known.filter(({ kind }) => kind === value);
    if (files.length > 0) {
      return files.map(({ id, name, date }) => ({ kind: value, there: true, id, name, date }));
    }
    const name = say(`${area} ${label.en}`, `${area}${label.zh}`)[language];
    const command = `rounds market add ${word(name)} --kind ${value} --area ${word(area)}`;
    return [{ kind: value, there: false, command }];
  });
  const missing = rows.filter(({ there }) => !there).length;
  return {
    shape: "list",
    title: say(`before entering ${area}`, `进入 ${area} 市场前的准备`),
    columns: [
      {
        key: "kind",
        label: say("File", "档案"),
        weight: 9,
        format: (value, language) => labels.get(String(value))?.[language] ?? String(value),
      },
      {
        key: "there",
        label: say("There", "已建"),
        weight: 9,
        format: (value) => (value === true ? "✓" : "·"),
      },
      { key: "name", label: say("Name", "名称"), weight: 8 },
      { key: "date", label: say("As of", "截至"), weight: 6 },
      { key: "command", label: say("To do", "补建命令"), weight: 7, wrap: true, least: 30 },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows,
    notes: [
      missing === 0
        ? say("All five files and the plan are there.", "五类档案与进入计划均已建立。")
        : say(
            `${missing} of ${marketKinds.length} missing`,
            `${marketKinds.length} 项中缺 ${missing} 项`,
          ),
    ],
  };
}

/** The steps of an entry plan are done by their day (R-CUS-13); told a day before. */
export function marketDuties(markets: readonly Market[]): Duty[] {
  return markets.flatMap(({ id, name, owner, steps }) =>
    (steps ?? []).flatMap(({ what, who, due, done }): Duty[] => {
      if (due === undefined || done !== undefined) return [];
      return [
        {
          rule: "market-step",
          noun: "market",
          id,
          about: name,
          who: who ?? owner,
          from: addDays(due, -1),
          due,
          what: same(what),
          command: `rounds market edit ${id} --step "what=${what}, done=today"`,
        },
      ];
    }),
  );
}
