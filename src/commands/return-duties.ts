import { readSchemes } from "../exchange/schemes.ts";
import type { Duty } from "../law/duty.ts";
import { problemDuties, returnDuties } from "../nouns/call/return-duties.ts";
import { begunBy, callsFor } from "../nouns/call/return-facts.ts";
import { staff } from "../nouns/staff/staff.ts";
import type { KnownFacts } from "./duty-facts.ts";

/** The return calls that are due by the schemes of the firm, and what customers raised in them. */
export async function schemeDuties(known: KnownFacts): Promise<readonly Duty[]> {
  const { book, facts, home } = known;
  const schemes = await readSchemes(book.settings.schemes ?? [], { home, book: book.root });
  if (schemes.length === 0) return [];
  const customerOf = await known.customerOf();
  const nameOf = await known.customerNames();
  const ownerOf = (id: string): string | undefined => customerOf(id)?.owner;
  const roles = new Set((await book.all(staff)).flatMap(({ role, left }) => (left ? [] : [role])));
  const hasRole = (role: string): boolean => (roles as ReadonlySet<unknown>).has(role);
  const { today, until, limits } = facts;
  const days = { today, until, overDays: limits.returnOverDays };
  const calls = await callsFor(schemes, book, days);
  const duties = [...problemDuties(calls, { schemes, nameOf, ownerOf }, facts)];
  for (const scheme of schemes) {
    const begun = await begunBy(scheme, book, days);
    duties.push(...returnDuties(scheme, { begun, calls, nameOf, ownerOf, hasRole }, facts));
  }
  return duties;
}
