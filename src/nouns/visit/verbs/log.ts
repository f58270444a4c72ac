import type { Change } from "../../../law/change.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { type Customer, customer } from "../../customer/customer.ts";
import { warnOthers } from "../../customer/owning/others.ts";
import { talkFields, talkFlags, withTalk } from "../../pursuit/talk.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { amountsKind, type Good, pricesKind } from "../fields.ts";
import { figureNotes, gatheredGoods } from "../goods.ts";
import { minutesDue } from "../minutes.ts";
import { fulfilled, logVisit, type VisitTold, wantedNotes } from "../rules.ts";
import { type Visit, visit } from "../visit.ts";

const { customer: who, by, kind, contact, purpose, notes, next, nextDate, more } = visit.fields;
const { steps, findings, analysis, rating, bring, taker, with: companion } = visit.fields;

const figureFlags = {
  stock: field(amountsKind, say("Stock found, per product", "现有库存（逐个产品）")),
  demand: field(amountsKind, say("Demand next month, per product", "下月需求（逐个产品）")),
  tag: field(pricesKind, say("Price on the tag, per product", "标价（逐个产品）")),
  price: field(pricesKind, say("Price asked, per product", "实际售价（逐个产品）")),
};

export const verb = defineVerb({
  summary: say("log a visit that was made", "记录一次拜访"),
  examples: [
    'rounds visit log jinhong --notes "showed the new teas; wants a sample" --next "send sample" --next-date +3d',
    "rounds visit log jinhong --date yesterday --kind cycle --contact 王芳 --done",
    'rounds visit log jinhong --all-steps --stock TEA-LJ250=3 --demand TEA-LJ250=12 --finding "tag: two missing"',
  ],
  arguments: { customer: who },
  flags: {
    date: field(dateKind, say("Visited on", "拜访日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
    by,
    kind,
    contact,
    purpose,
    notes,
    rating: { ...rating, ask: true },
    next,
    nextDate,
    done: field(switchKind, say("The step agreed before is done", "上次约定的下一步已完成")),
    steps,
    allSteps: field(switchKind, say("All steps were done", "八个步骤全部完成")),
    ...figureFlags,
    findings,
    analysis,
    compliance: customer.fields.compliance,
    bring,
    with: companion,
    taker,
    ...talkFields,
    ...talkFlags,
    minutes: field(switchKind, say("Minutes are wanted of it", "本次需写会谈纪要")),
    more,
  },
  form: true,
  needs: async (_, input) =>
    input.kind === "sample"
      ? (["stock", "demand"] as const).filter((key) => input[key] === undefined)
      : [],
  suggest: async ({ book, today }, { customer: id, date = today }) => {
    if (id === undefined) return {};
    const visits = await book.liveWhere(visit, "customer", id);
    const plan = fulfilled(visits, date);
    const last = visits.findLast((one) => one.date !== undefined && one.contact !== undefined);
    const told = { kind: plan?.kind, purpose: plan?.purpose, contact: last?.contact };
    return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  },
  writes: true,
  async run(context, { customer: id, promise, promiseBy, promiseKind, ...typed }) {
    const { book, today } = context;
    const { stock, demand, tag, price, allSteps, minutes, compliance, done, ...plain } = typed;
    const person = await book.get(customer, id);
    await warnOthers(context, person);
    const visits = await book.liveWhere(visit, "customer", id);
    const told = {
      ...plain,
      done,
      compliance,
      steps: await stepsOf(context, plain.steps, allSteps),
      goods: gatheredGoods({ stock, demand, tag, price }),
      minutesDue: await dueOf(context, { date: plain.date, person, minutes }),
    };
    const warned = await approvalNotes(context, { told, person, visits });
    const change = await logVisit(told, {
      ...{ customer: person, visits, today },
      newId: () => book.newId(visit, told),
    });
    const talk = { ...plain, customer: id, promise, promiseBy, promiseKind };
    return withNotes(await withTalk(change, talk, context), [
      ...warned,
      ...(await goodsNotes(context, { told, id })),
      ...wantedNotes(told, book.settings.visitWants, { customer: person, visits }),
      ...minutesNote(told.minutesDue, change),
    ]);
  },
});

function withNotes(change: Change, notes: readonly Text[]): Change {
  return { ...change, notes: [...(change.notes ?? []), ...notes] };
}

async function stepsOf(
  { book, home }: Context,
  typed: readonly string[] | undefined,
  all: boolean | undefined,
): Promise<readonly string[] | undefined> {
  if (typed === undefined && !all) return undefined;
  const { readChecklist } = await import("../../../exchange/checklists.ts");
  const { stepCodes } = await import("../steps.ts");
  const list = await readChecklist("steps", { book: book.root, home });
  return all ? list.items.map(({ key }) => key) : stepCodes(typed ?? [], list);
}

/** By when minutes are to be written; the calendar is looked at only where some are wanted. */
async function dueOf(
  context: Context,
  made: { date: string; person: Customer; minutes: boolean | undefined },
): Promise<string | undefined> {
  const { settings } = context.book;
  const { date, person, minutes } = made;
  const minutesFor = minutes ? "all" : settings.minutesFor;
  if (minutesFor === "none" || (minutesFor === "large" && person.tier !== "large")) return;
  const calendar = await context.calendar();
  const workdays = settings.limits.minutesWorkdays;
  return minutesDue({ date, customer: person }, { minutesFor }, { calendar, workdays });
}

async function approvalNotes(
  { book, today }: Context,
  facts: { told: VisitTold; person: Customer; visits: readonly Visit[] },
): Promise<readonly Text[]> {
  const { settings } = book;
  const { visitApprovers, visitsNeedApproval, approvals } = settings;
  const isAsked = visitApprovers.length > 0 || approvals?.some(({ noun }) => noun === visit.name);
  if (!isAsked || visitsNeedApproval === "no") return [];
  const { needsApproval, unapproved } = await import("../approval.ts");
  const { told, person, visits } = facts;
  const plan = fulfilled(visits, told.date);
  const asked = { ...plan, by: told.by, kind: told.kind ?? plan?.kind };
  const known = { people: await book.all(staff), settings, today };
  if (!needsApproval(asked, known)) return [];
  return unapproved({ customer: person, date: told.date, plan }, known);
}

async function goodsNotes(
  { book }: Context,
  { told, id }: { told: { date: string; goods?: readonly Good[] | undefined }; id: string },
): Promise<readonly Text[]> {
  if (told.goods === undefined) return [];
  const { order } = await import("../../order/order.ts");
  const { productNames } = await import("../../product/names.ts");
  const isCounted = told.goods.some(({ stock }) => stock !== undefined);
  return figureNotes(told.goods, told, {
    visits: isCounted ? await book.where(visit, "customer", id) : [],
    orders: isCounted ? await book.where(order, "customer", id) : [],
    nameOf: await productNames(book),
  });
}

function minutesNote(due: string | undefined, { steps: [step] }: Change): readonly Text[] {
  if (due === undefined || step === undefined) return [];
  const id = step.do === "create" ? step.record.id : step.do === "set" ? step.id : "";
  return [
    say(
      `minutes by ${due}: rounds visit minutes ${id}`,
      `会谈纪要须在 ${due} 前完成：rounds visit minutes ${id}`,
    ),
  ];
}
