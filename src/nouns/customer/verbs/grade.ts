import type { Change } from "../../../law/change.ts";
import { addMonths } from "../../../law/dates.ts";
import { RoundsError } from "../../../law/errors.ts";
import { refKind, switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import type { TableView } from "../../../print/view.ts";
import { assertReads } from "../../generic/reading.ts";
import { type Context, defineVerb, NeedsYes } from "../../verb.ts";
import { amountBounds, type GradeProposal, proposeGrade } from "../classes/grading.ts";
import { readable } from "../classes/schemes.ts";
import { boughtIn } from "../classes/turnover.ts";
import { type Customer, customer } from "../customer.ts";

interface Proposed {
  readonly customer: Customer;
  readonly proposal: GradeProposal;
}

/** Proposals for one customer or for all; the whole firm's turnover says what is large. */
async function proposals(context: Context, id: string | undefined): Promise<readonly Proposed[]> {
  const { book, today } = context;
  const { digits } = book;
  const rules = book.settings.classRules;
  const bought = await boughtIn(context, { from: addMonths(today, -12), to: today });
  const bounds = amountBounds(
    [...bought.values()].map(({ minor }) => minor),
    { rules, digits },
  );
  const facts = { bounds, rules, today, digits };
  const all = id === undefined ? await readable(context) : [await book.get(customer, id)];
  for (const one of all) if (id !== undefined) await assertReads(context, customer, one);
  return all
    .filter(({ stage }) => id !== undefined || stage !== "lost")
    .map((one) => ({
      customer: one,
      proposal: proposeGrade({ customer: one, bought: bought.get(one.id), ...facts }),
    }));
}

const aspects: Readonly<Record<string, Text>> = {
  demand: say("demand a year", "年需求额"),
  turnover: say("turnover of 12 months", "近12个月销售额"),
  urgency: say("urgency", "紧急程度"),
};

/** Why one customer gets this grade, a line for each thing that was looked at. */
function reasonsView({ customer: one, proposal }: Proposed, { book }: Context): TableView {
  const { gradePointsA: a, gradePointsB: b } = book.settings.classRules;
  const { grade, points, reasons } = proposal;
  return {
    shape: "report",
    title: say(`${one.name}: ${grade} is proposed`, `${one.name}：建议定为 ${grade} 级`),
    columns: [
      {
        key: "of",
        label: say("Looked at", "依据"),
        weight: 9,
        format: (value, language) => aspects[String(value)]?.[language] ?? "",
      },
      {
        key: "found",
        label: say("Found", "情况"),
        weight: 8,
        wrap: true,
        tell: (row, language) => String(row[language]),
      },
      { key: "points", label: say("Points", "得分"), weight: 9, align: "right" },
    ],
    rows: reasons.map(({ of, found, points: got }) => {
      return { of, found: found.en, points: got, en: found.en, zh: found.zh };
    }),
    totals: { points },
    notes: [
      say(
        `A from ${a} points, B from ${b}, else C; grade now: ${one.grade ?? "none"}`,
        `满 ${a} 分为 A，满 ${b} 分为 B，其余为 C；现等级：${one.grade ?? "未定"}`,
      ),
    ],
  };
}

function tableOfGrades(changed: readonly Proposed[], count: number): TableView {
  return {
    shape: "list",
    title: say("proposed grades", "等级建议"),
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      { key: "grade", label: say("Now", "现等级"), weight: 8 },
      { key: "proposed", label: say("Proposed", "建议"), weight: 9 },
      { key: "points", label: say("Points", "得分"), weight: 6, align: "right" },
      {
        key: "why",
        label: say("Why", "原因"),
        weight: 8,
        wrap: true,
        least: 30,
        tell: (row, language) => String(row[language]),
      },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: changed.map(({ customer: one, proposal }) => {
      const why = whyText(proposal);
      const { grade, points } = proposal;
      return {
        ...{ id: one.id, name: one.name, grade: one.grade, proposed: grade, points },
        ...{ why: why.en, en: why.en, zh: why.zh },
      };
    }),
    notes: [
      say(
        `${changed.length} of ${count} would change`,
        `共 ${count} 户，其中 ${changed.length} 户有调整`,
      ),
    ],
    empty: say("every grade is as the rule says", "各客户等级均与规则一致"),
  };
}

function whyText({ reasons }: GradeProposal): Text {
  const told = (language: "en" | "zh", colon: string): string[] =>
    reasons.map(({ of, found }) => `${aspects[of]?.[language]}${colon}${found[language]}`);
  return say(told("en", ": ").join("; "), told("zh", "：").join("；"));
}

function gradesChange(changed: readonly Proposed[], why: string | undefined): Change {
  const [only] = changed;
  const receipt =
    only && changed.length === 1
      ? say(
          `${only.customer.name} is ${only.proposal.grade} now`,
          `已将 ${only.customer.name} 定为 ${only.proposal.grade} 级`,
        )
      : say(`graded ${changed.length} customers`, `已调整 ${changed.length} 户客户的等级`);
  return {
    steps: changed.map(({ customer: { id }, proposal: { grade } }) => {
      return { do: "set", noun: customer, id, fields: { grade } };
    }),
    receipt,
    why: why ?? (only && changed.length === 1 ? whyText(only.proposal).en : undefined),
  };
}

async function suggested(
  context: Context,
  { which, why }: { readonly which: string | undefined; readonly why: string | undefined },
): Promise<Change> {
  const all = await proposals(context, which);
  const changed = all.filter(({ customer: one, proposal }) => one.grade !== proposal.grade);
  const [only] = all;
  const view =
    only && which !== undefined ? reasonsView(only, context) : tableOfGrades(changed, all.length);
  if (!context.yes && changed.length > 0) {
    throw new NeedsYes(
      changed.length === 1
        ? say("set this grade?", "采用此等级？")
        : say(`set these ${changed.length} grades?`, `采用以上 ${changed.length} 项等级？`),
      view,
    );
  }
  if (changed.length > 0) return gradesChange(changed, why);
  if (only && which !== undefined) {
    const { name } = only.customer;
    const { grade } = only.proposal;
    return {
      steps: [],
      receipt: say(
        `${name} is ${grade} already, as the rule says`,
        `${name} 已是 ${grade} 级，与规则一致`,
      ),
      notes: [whyText(only.proposal)],
    };
  }
  return {
    steps: [],
    receipt: say("every grade is as the rule says", "等级均与规则一致，无需调整"),
  };
}

interface Given {
  readonly which: string;
  readonly grade: NonNullable<Customer["grade"]>;
  readonly why: string | undefined;
}

async function given(context: Context, { which, grade, why }: Given): Promise<Change> {
  const graded = await context.book.get(customer, which);
  const { name, grade: was } = graded;
  if (was !== undefined) await assertReads(context, customer, graded);
  if (was === grade) {
    return { steps: [], receipt: say(`${name} is ${grade} already`, `${name} 已是 ${grade} 级`) };
  }
  return {
    steps: [{ do: "set", noun: customer, id: which, fields: { grade } }],
    why,
    receipt: say(
      `${name} is ${grade} now${was ? `, was ${was}` : ""}`,
      `已将 ${name} 定为 ${grade} 级${was ? `（原 ${was} 级）` : ""}`,
    ),
  };
}

export const verb = defineVerb({
  summary: say("grade a customer A, B or C, by hand or by rule", "评定客户等级：手工或按规则建议"),
  examples: [
    'rounds customer grade jinhong A --why "wants two lorries a month"',
    "rounds customer grade jinhong --suggest",
    "rounds customer grade --suggest",
  ],
  arguments: {
    which: field(refKind("customer"), customer.label),
    grade: customer.fields.grade,
  },
  flags: {
    why: field(textKind(), say("Why", "原因")),
    suggest: field(
      switchKind,
      say("Propose it from demand, turnover and urgency", "按需求、销售额与紧急程度建议"),
    ),
  },
  writes: true,
  async run(context, { which, grade, why, suggest }) {
    if (suggest) return suggested(context, { which, why });
    if (which !== undefined && grade !== undefined) return given(context, { which, grade, why });
    throw new RoundsError("missing-value", say("which grade?", "未写明等级"), {
      candidates: ["A", "B", "C"],
      hint: say(
        `rounds customer grade ${which ?? "CUSTOMER"} A --why "...", or --suggest`,
        `rounds customer grade ${which ?? "客户"} A --why "原因"，或用 --suggest 获取建议`,
      ),
    });
  },
});
