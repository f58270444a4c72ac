import type { Veil } from "../../book/veiled.ts";
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
