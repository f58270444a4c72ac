import type { TableView } from "../../print/view.ts";
import { customerBrief } from "../customer/brief.ts";
import type { Context } from "../verb.ts";
import { firmLevels, plans } from "./facts.ts";
import { isToDo, planTable } from "./plan-view.ts";

/** Names of all customers by id; the id itself where there is none. */
export async function nameOfAll({
  book,
}: Pick<Context, "book">): Promise<(customer: string) => string> {
  const names = new Map((await book.brief(customerBrief)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
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
  const shown = found.filter(
    (plan) =>
      only === "all" ||
      isToDo(plan) ||
      (only === "overdue" && plan.parts.some(({ due }) => due < today)),
  );
  return planTable(shown, {
    today,
    digits: book.digits,
    levels: firmLevels(book),
    nameOf: await nameOfAll(context),
  });
}
