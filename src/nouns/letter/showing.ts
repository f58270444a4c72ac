import type { DebtorPlan } from "../../law/dunning.ts";
import type { TableView } from "../../print/view.ts";
import { approvalStanding } from "../approval/gate.ts";
import { customerBrief } from "../customer/brief.ts";
import type { Context } from "../verb.ts";
import { firmLevels, openOfAsked, plans } from "./facts.ts";
import { letter } from "./letter.ts";
import { isToDo, planTable } from "./plan-view.ts";
import { isAllPaid } from "./states.ts";

/** Names of all customers by id; the id itself where there is none. */
export async function nameOfAll({
  book,
}: Pick<Context, "book">): Promise<(customer: string) => string> {
  const names = new Map((await book.brief(customerBrief)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** Which of the letters that are written wait for an approval that the firm wants. */
async function awaiting(
  context: Pick<Context, "book" | "today">,
  plans: readonly DebtorPlan[],
): Promise<(paper: string) => boolean> {
  const found = new Set<string>();
  const papers = plans.flatMap(({ action, paper }) => (action === "send" && paper ? paper : []));
  for (const record of (await context.book.some(letter, papers)).values()) {
    const { state } = await approvalStanding(context, letter, record);
    if (state !== "approved" && state !== "unneeded") found.add(record.id);
  }
  return (id) => found.has(id);
}

/** Letters that are written and not sent, though all that they ask for is paid. */
async function overtaken(
  { book }: Pick<Context, "book">,
  customer: string | undefined,
): Promise<readonly DebtorPlan[]> {
  if (!book.hasFolder("letters")) return [];
  const live =
    customer === undefined
      ? await book.live(letter)
      : await book.liveWhere(letter, "customer", customer);
  const drafts = live.filter(({ sent, cancelled }) => !sent && !cancelled);
  const openOf = await openOfAsked(book, drafts);
  return drafts
    .filter((one) => isAllPaid(one, openOf))
    .map(({ id, customer: of, level }) => {
      const nothing = { parts: [], disputedMinor: 0, creditedMinor: 0 };
      return { customer: of, action: "cancel", paper: id, level, ...nothing };
    });
}

/** The plan of letters: to be done today, to whoever is overdue, or to all who owe something. */
export async function planOfAll(
  context: Pick<Context, "book" | "today">,
  {
    customer,
    only,
  }: { readonly customer?: string | undefined; readonly only: "due" | "overdue" | "all" },
): Promise<TableView> {
  const { book, today } = context;
  const found = (await plans(book, { today, customer })).map(({ plan }) => plan);
  const paid = await overtaken(context, customer);
  const shown = [...found, ...paid].filter(
    (plan) =>
      only === "all" ||
      isToDo(plan) ||
      (only === "overdue" && plan.parts.some(({ due }) => due < today)),
  );
  return planTable(shown, {
    today,
    awaits: await awaiting(context, shown),
    digits: book.digits,
    levels: firmLevels(book),
    nameOf: await nameOfAll(context),
  });
}
