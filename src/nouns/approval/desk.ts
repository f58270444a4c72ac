import { type AnyStored, callOf, type Noun } from "../../law/noun.ts";
import { customer } from "../customer/customer.ts";
import { staff } from "../staff/staff.ts";
import type { Context } from "../verb.ts";
import { approvalStanding, policiesOf } from "./gate.ts";
import { approvable } from "./policy.ts";
import type { Signing } from "./rules.ts";
import { isWaiting } from "./standing.ts";

/**
 * What is to be known of a paper by whoever signs or refuses it. @throws RoundsError bad-settings
 * where the firm's rule for it has a mistake
 */
export async function signingOf(
  context: Pick<Context, "book" | "me" | "today">,
  noun: Noun,
  record: AnyStored,
): Promise<Signing> {
  const { book, me, today } = context;
  const people = await book.all(staff);
  const standing = await approvalStanding(context, noun, record);
  if (standing.mistake) throw standing.mistake;
  return {
    noun,
    record,
    standing,
    people,
    me,
    today,
    called: await calledOf(context, noun, record),
  };
}

/** A paper as people call it: its number and whom it is about. */
async function calledOf(
  { book }: Pick<Context, "book">,
  noun: Noun,
  record: AnyStored,
): Promise<string> {
  const call = callOf(noun, record);
  const who = typeof record.customer === "string" ? record.customer : undefined;
  if (who === undefined) return call === record.id ? call : `${call} (${record.id})`;
  return `${record.id} (${(await book.maybe(customer, who))?.name ?? who})`;
}

/** The papers of the nouns that wait for a signature, or to be changed after a refusal. */
export async function waitingPapers(
  context: Pick<Context, "book" | "me" | "today">,
  nouns: readonly Noun[],
): Promise<readonly Signing[]> {
  const { book } = context;
  const found: Signing[] = [];
  for (const noun of nouns) {
    const own = approvable(noun);
    if (!own || !book.hasFolder(noun.folder) || policiesOf(noun, book).length === 0) continue;
    for (const record of await book.live(noun)) {
      if (!own.approval.waits(record as never)) continue;
      const signing = await signingOf(context, noun, record as AnyStored);
      if (isWaiting(signing.standing)) found.push(signing);
    }
  }
  return found;
}
