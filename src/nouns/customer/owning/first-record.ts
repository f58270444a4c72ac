import type { Book } from "../../../book/book.ts";
import type { LoggedChange, LoggedStep } from "../../../book/journal.ts";
import type { Ledger } from "../../../book/ledger.ts";

/** When, by whom and how a customer was recorded, and what proves it. */
export interface FirstRecord {
  readonly id: string;
  /** ISO time; undefined where the change log does not know it: then only the file tells. */
  readonly at?: string | undefined;
  readonly by?: string | undefined;
  readonly command?: string | undefined;
  /** The id of the change. */
  readonly change?: string | undefined;
  /** The SHA-256 of the record as it was first written. */
  readonly hash?: string | undefined;
  /** The file of the change log in which that stands. */
  readonly log?: string | undefined;
  /** The closing that has sealed that file, and the SHA-256 it was sealed with. */
  readonly sealed?: { readonly month: string; readonly sha256: string } | undefined;
}

/** A change of whose a customer is. */
export interface Passed {
  readonly at: string;
  readonly by: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly why: string | undefined;
  readonly change: string;
}

const isAbout = (id: string) => (step: LoggedStep) => step.noun === "customer" && step.id === id;

function changesAbout(ledger: Ledger, id: string): readonly LoggedChange[] {
  ledger.readHolding(JSON.stringify(id));
  return ledger.changes
    .filter(({ steps }) => steps.some(isAbout(id)))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The first record of a customer, as the change log has it: R-OWN-02. */
export function firstRecord(book: Book, id: string): FirstRecord {
  const ledger = book.log();
  for (const change of changesAbout(ledger, id)) {
    const step = change.steps.find((one) => isAbout(id)(one) && one.do === "create");
    if (!step) continue;
    const { at, by, verb: command } = change;
    const log = ledger.fileOf(change);
    return {
      id,
      at,
      by,
      command,
      change: change.id,
      hash: step.hash,
      log,
      sealed: sealOf(book, log),
    };
  }
  return { id };
}

function sealOf(book: Book, log: string | undefined): FirstRecord["sealed"] {
  for (const month of book.closedMonths) {
    const file = book.closing(month).files.find((one) => one.file === log);
    if (file) return { month, sha256: file.sha256 };
  }
  return undefined;
}

/** Whose a customer has been, oldest first: nobody is lost when somebody leaves (R-OWN-09). */
export function ownersOf(book: Book, id: string): readonly Passed[] {
  return changesAbout(book.log(), id).flatMap(({ id: change, at, by, why, steps }) =>
    steps.filter(isAbout(id)).flatMap((step): Passed[] => {
      const [from, to] = step.fields?.owner ?? [];
      if (from === undefined && to === undefined) return [];
      const text = (value: unknown) => (typeof value === "string" ? value : undefined);
      return [{ at, by, why, change, from: text(from), to: text(to) }];
    }),
  );
}

/** The earliest record first; what the change log does not know comes last. */
export function earliestFirst(records: readonly FirstRecord[]): readonly FirstRecord[] {
  return records.toSorted((a, b) => {
    const [one, other] = [a.at ?? "9999", b.at ?? "9999"];
    return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
  });
}
