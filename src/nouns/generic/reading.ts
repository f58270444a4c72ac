import type { AnyStored, Noun } from "../../law/noun.ts";
import { hiddenOf, type Veil, veilRefusal } from "../../law/veil.ts";
import { customerBrief } from "../customer/brief.ts";
import { allNouns } from "../index.ts";
import { actsFor } from "../staff/absence.ts";
import { hasRight, readAllRight, rolesOf } from "../staff/rights.ts";
import { staff } from "../staff/staff.ts";
import type { Context } from "../verb.ts";

/**
 * What whoever gives the command may not read: with `reading: own` in rounds.yaml other people's
 * customers and the papers about them (R-ARC-06, R-VAR-13); undefined where there is nothing to
 * hide. Roles that read all, and people who were allowed to, read all; a substitute reads what the
 * absent one does.
 */
export async function veilFor(
  asking: Pick<Context, "book" | "me" | "today">,
): Promise<Veil | undefined> {
  const { book, me, today } = asking;
  if (book.settings.reading !== "own") return undefined;
  const people = await book.all(staff);
  const own = people.find(({ id }) => id === me);
  if (own?.readsAll || (await hasRight(readAllRight, asking))) return undefined;
  const authors = me === undefined ? [] : actsFor(people, { who: me, day: today });
  const hidden = (await book.brief(customerBrief)).flatMap(({ id, owner }) =>
    owner === undefined || authors.includes(owner) ? [] : [id],
  );
  const papers = (await allNouns()).filter(({ fields }) =>
    Object.values(fields).some(({ kind }) => kind.refers === "customer"),
  );
  const { wanted } = rolesOf(readAllRight, asking);
  const able = people.filter(({ role, left }) => !left && wanted.includes(role ?? ""));
  return {
    noun: "customer",
    hidden: new Set(hidden),
    papers: new Set(papers.map(({ name }) => name)),
    authors,
    ask: able.map(({ name }) => name),
  };
}

/**
 * Everybody may add to any file (R-ARC-07, R-OWN-16), but what is written there is changed, merged
 * and removed only by those who may read it (R-ARC-08). @throws RoundsError refused
 */
export async function assertReads(
  asking: Pick<Context, "book" | "me" | "today">,
  noun: Noun,
  record: AnyStored,
): Promise<void> {
  const veil = await veilFor(asking);
  if (veil && hiddenOf(veil, noun, record) !== undefined) throw veilRefusal(veil, noun, record);
}
