import { staff } from "../staff/staff.ts";
import type { FormFacts } from "./data.ts";

/**
 * The number of a proforma or commercial invoice or a credit note, "PI261105A", from the day and
 * the letter of the paper that it is printed of, so that printing it again gives the same
 * (R-COM-19).
 */
export function documentNumber(kind: "PI" | "CI" | "CN", id: string): string {
  return `${kind}${/^[A-Z]{2}(\d{6}[A-Z]+)/.exec(id)?.[1] ?? id}`;
}

/** The same with the owner behind it, as the file is called: "PI261105A Chen Jie". */
export async function documentFile(
  kind: "PI" | "CI" | "CN",
  { id, owner }: { readonly id: string; readonly owner?: string | undefined },
  { book }: FormFacts,
): Promise<string> {
  const known = owner === undefined ? undefined : await book.maybe(staff, owner);
  return [documentNumber(kind, id), known?.name ?? owner].filter(Boolean).join(" ");
}
