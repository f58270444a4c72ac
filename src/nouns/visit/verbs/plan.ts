import { RoundsError } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { join, say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb, NeedsYes } from "../../verb.ts";
import { planVisit } from "../rules.ts";
import { type Visit, visit } from "../visit.ts";

const { customer: who, by, kind, purpose, goal, with: companion, bring } = visit.fields;

export const verb = defineVerb({
  summary: say("plan a visit, a tour of several, or a whole month", "计划拜访：一家、多家或整月"),
  examples: [
    "rounds visit plan jinhong --date friday --purpose 新品推介",
    "rounds customer list --region 湖州 --ids | rounds visit plan - --date +2d --yes",
    "rounds visit plan --month 2026-12",
  ],
  arguments: { customer: { ...who, required: false } },
  variadic: true,
  flags: {
    date: field(dateKind, say("Planned for", "计划日期")),
    by,
    kind,
    purpose,
    goal,
    with: companion,
    bring,
    month: field(textKind({ name: "month" }), say("Propose a whole month", "编排整月计划"), {
      help: say(
        "who is due, neighbours on one day; shown first, written with --yes",
        "到期客户按就近编排；先显示，加 --yes 才保存",
      ),
    }),
    everybody: field(switchKind, say("The month of everybody, not only mine", "编排全员计划")),
  },
  form: true,
  needs: async (_, { customer: named, date, month }) => {
    if (month !== undefined) return [];
    const asked = { customer: named, date };
    return (["customer", "date"] as const).filter((key) => asked[key] === undefined);
  },
  writes: true,
  async run(context, { customer: named, date, month, everybody, ...told }) {
    if (month !== undefined) {
      const { planMonth } = await import("../plan-month.ts");
      return planMonth(context, { month, by: told.by, everybody });
    }
    const ids = Array.isArray(named) ? (named as string[]) : named === undefined ? [] : [named];
    if (ids.length === 0 || date === undefined) throw missing(ids.length === 0);
    return planTour(context, [...new Set(ids)], { ...told, date });
  },
});

function missing(isCustomer: boolean): RoundsError {
  const text = isCustomer
    ? say("missing: <customer>", "缺少：<customer>（客户）")
    : say("missing: --date", "缺少：--date（计划日期）");
  return new RoundsError("missing-value", text, {
    hint: say(
      "for example: rounds visit plan jinhong --date friday; a month: --month 2026-12",
      "例如：rounds visit plan jinhong --date friday；整月：--month 2026-12",
    ),
  });
}

async function planTour(
  context: Context,
  ids: readonly string[],
  told: Parameters<typeof planVisit>[0],
) {
  const { book, today, yes } = context;
  const customers = [];
  for (const id of ids) customers.push(await book.get(customer, id));
  if (customers.length > 1 && !yes) {
    const names = customers.map((one) => one.name);
    throw new NeedsYes(
      say(
        `plan ${ids.length} visits on ${told.date}: ${names.join(", ")}?`,
        `在 ${told.date} 计划 ${ids.length} 次拜访：${names.join("、")}？`,
      ),
    );
  }
  const changes = [];
  for (const one of customers) {
    const visits = await book.liveWhere(visit, "customer", one.id);
    const id = await book.newId(visit, told);
    changes.push(planVisit(told, { customer: one, visits, today, id }));
  }
  return {
    steps: changes.flatMap((change) => change.steps),
    receipt: join(changes.map((change) => change.receipt)),
    notes: await approvalNote(context, told),
  };
}

/** Says that the plan is still to be approved, where the firm wants that. */
async function approvalNote({ book, today }: Context, told: Pick<Visit, "by" | "kind">) {
  const { settings } = book;
  const { visitApprovers, approvals } = settings;
  if (visitApprovers.length === 0 && !approvals?.some(({ noun }) => noun === visit.name)) return [];
  const { approversOf, needsApproval } = await import("../approval.ts");
  const facts = { people: await book.all(staff), settings, today };
  if (!needsApproval(told, facts)) return [];
  const names = approversOf(told, facts).map(({ name }) => name);
  return [say(`to be approved by ${names.join(" or ")}`, `待审批：${names.join("、")}`)];
}
