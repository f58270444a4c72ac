import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { approvalStanding } from "../approval/gate.ts";
import { collectionList, type ListKind } from "../collection-list/collection-list.ts";
import type { Context } from "../verb.ts";

/**
 * The customer must stand on a list of a kind that was decided on; a firm that approves no lists
 * needs none. @throws RoundsError refused
 */
export async function listed(
  context: Pick<Context, "book" | "today">,
  {
    customer,
    name,
    kind,
  }: { readonly customer: string; readonly name: string; readonly kind: ListKind },
): Promise<void> {
  const { book } = context;
  const lists = (await book.live(collectionList)).filter(
    (one) =>
      one.kind === kind && !one.cancelled && one.lines?.some((line) => line.customer === customer),
  );
  for (const one of lists) {
    const { state } = await approvalStanding(context, collectionList, one);
    if (state === "approved" || state === "unneeded") return;
  }
  const [waiting] = lists;
  refuse(
    waiting
      ? say(`${waiting.id} is not approved`, `名单 ${waiting.id} 未审批`)
      : say(`${name} is on no such list`, `${name} 未列入该名单`),
    waiting
      ? say(`rounds approve ${waiting.id}`, `rounds approve ${waiting.id}`)
      : say(
          `rounds collection-list add ${kind} --customers ${customer}`,
          `rounds collection-list add ${kind} --customers ${customer}`,
        ),
  );
}
