import type { Change } from "../../../law/change.ts";
import { severalKind } from "../../../law/kinds/several.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import type { Cell, TableView } from "../../../print/view.ts";
import { figureColumn } from "../../generic/tables.ts";
import { type Context, defineVerb, NeedsYes } from "../../verb.ts";
import {
  type Classing,
  classing,
  classWord,
  quarterFlag,
  type Scheme,
  schemes,
} from "../classes/schemes.ts";
import { type Customer, customer } from "../customer.ts";

const schemeChoices = [
  { value: "tier", label: say("large or ordinary", "大小客户") },
  { value: "value", label: say("value class", "价值分类") },
  { value: "consumption", label: say("consumption class", "消费分类") },
  { value: "visit", label: say("visit class", "拜访周期") },
  { value: "sample", label: say("sample customers", "样本客户") },
] as const;

const schemeOf: Readonly<Record<(typeof schemeChoices)[number]["value"], Scheme>> = {
  tier: "tier",
  value: "valueClass",
  consumption: "consumption",
  visit: "visitCycle",
  sample: "sample",
};

interface Moved {
  readonly customer: Customer;
  /** The new classes, only where they differ. */
  readonly fields: Readonly<Partial<Record<Scheme, Cell>>>;
}

/** What the quarter would change, customer by customer. */
function moved({ customers, proposed }: Classing, wanted: readonly Scheme[]): readonly Moved[] {
  return customers.flatMap((one) => {
    const classes = proposed.get(one.id);
    const fields = Object.fromEntries(
      wanted.flatMap((scheme) => {
        const to = classes?.[scheme];
        const from = scheme === "sample" ? (one.sample ?? false) : one[scheme];
        return to === from ? [] : [[scheme, to]];
      }),
    );
    return Object.keys(fields).length > 0 ? [{ customer: one, fields }] : [];
  });
}

function proposalView(
  changes: readonly Moved[],
  { found, wanted, digits }: { found: Classing; wanted: readonly Scheme[]; digits: number },
): TableView {
  const was = (scheme: Scheme): string => `${scheme}Was`;
  const { quarter, period, customers, year } = found;
  return {
    shape: "report",
    title: say(`proposed classes, ${quarter}`, `${quarter} 客户分类建议`),
    ...period,
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      figureColumn("turnover", say("12 months", "12个月销售额"), 3),
      ...wanted.map((scheme) => ({
        key: scheme,
        label: customer.fields[scheme].label,
        weight: 8,
        wrap: true,
        tell: (row: Readonly<Record<string, Cell>>, language: "en" | "zh") => {
          const to = classWord(scheme, row[scheme], language);
          const from = classWord(scheme, row[was(scheme)], language);
          return from === "" || to === "" ? to : `${from}→${to}`;
        },
      })),
    ],
    hidden: [
      { key: "id", label: say("Id", "编号") },
      ...wanted.map((scheme) => {
        const { label } = customer.fields[scheme];
        return { key: was(scheme), label: say(`${label.en}: was`, `原${label.zh}`) };
      }),
    ],
    rows: changes.map(({ customer: one, fields }) => ({
      id: one.id,
      name: one.name,
      turnover: fromMinor(year.get(one.id) ?? 0, digits),
      ...fields,
      ...Object.fromEntries(
        Object.keys(fields).map((scheme) => [was(scheme as Scheme), one[scheme as Scheme]]),
      ),
    })),
    notes: [
      say(
        `${changes.length} of ${customers.length} customers would change; only what changes is shown`,
        `共 ${customers.length} 户，${changes.length} 户有调整；仅列出有变化的分类`,
      ),
    ],
    empty: say("every class is as the figures say", "各项分类均与数据一致"),
  };
}

function assign(context: Context, changes: readonly Moved[], told: Told): Change {
  if (changes.length === 0) {
    const same = say("every class is as the figures say", "各项分类均与数据一致，无需调整");
    return { steps: [], receipt: same };
  }
  const { found, wanted, why } = told;
  if (!context.yes) {
    throw new NeedsYes(
      say(
        `give these ${changes.length} customers their classes?`,
        `采用以上 ${changes.length} 户客户的分类？`,
      ),
      proposalView(changes, { found, wanted, digits: context.book.digits }),
    );
  }
  return {
    steps: changes.map(({ customer: { id }, fields }) => {
      return { do: "set", noun: customer, id, fields };
    }),
    why: why ?? `classes of ${found.quarter}`,
    receipt: say(
      `classed ${changes.length} customers for ${found.quarter}`,
      `已按 ${found.quarter} 调整 ${changes.length} 户客户的分类`,
    ),
    notes: [say("shares: rounds report classes", "查看占比：rounds report classes")],
  };
}

interface Told {
  readonly found: Classing;
  readonly wanted: readonly Scheme[];
  readonly why: string | undefined;
}

export const verb = defineVerb({
  summary: say(
    "propose the classes of a quarter, and assign them",
    "按季度建议并调整客户分类（大客户、价值、消费、拜访、样本）",
  ),
  examples: [
    "rounds customer classes",
    "rounds customer classes --quarter 2026Q3 --only value,consumption --yes",
  ],
  flags: {
    quarter: quarterFlag,
    only: field(severalKind(schemeChoices), say("Only these schemes", "仅这些分类"), {
      help: say("tier, value, consumption, visit, sample", "大小客户、价值、消费、拜访、样本"),
    }),
    why: field(textKind(), say("Why", "原因")),
  },
  writes: true,
  async run(context, { quarter, only, why }) {
    const wanted = only ? only.map((one) => schemeOf[one]) : schemes;
    const found = await classing(context, quarter);
    return assign(context, moved(found, wanted), { found, wanted, why });
  },
});
