import type { Act } from "../../law/approval.ts";
import type { Change } from "../../law/change.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { join } from "../../law/words.ts";
import type { Context } from "../verb.ts";
import { signingOf } from "./desk.ts";
import { approvalStanding } from "./gate.ts";
import { approveChange, approvingActs, rejectChange } from "./rules.ts";

interface Paper {
  readonly noun: Noun;
  readonly record: AnyStored;
}

/** Signs papers for whoever gives the command, one change for all. @throws RoundsError refused */
export async function approveAll(
  context: Context,
  papers: readonly Paper[],
  told: {
    readonly note?: string | undefined;
    /** Also sign with this key, or with git's. */
    readonly proof?: { readonly key: string | undefined } | undefined;
  },
): Promise<Change> {
  const changes = [];
  for (const { noun, record } of papers) {
    const signing = await signingOf(context, noun, record);
    const plain = approvingActs(signing, told.note);
    const acts = told.proof
      ? (await import("./signing.ts")).signedActs(context, signing, {
          acts: plain,
          key: told.proof.key,
        })
      : plain;
    const approvals = [...((record.approvals ?? []) as readonly Act[]), ...acts];
    const after = await approvalStanding(context, noun, { ...record, approvals });
    changes.push(approveChange(signing, acts, after));
  }
  return {
    steps: changes.flatMap(({ steps }) => steps),
    receipt: join(changes.map(({ receipt }) => receipt)),
    notes: changes.flatMap(({ notes = [] }) => notes),
    ...(told.note === undefined ? {} : { why: told.note }),
  };
}

/** Refuses a paper and sends it back. @throws RoundsError refused */
export async function rejectOne(
  context: Context,
  { noun, record }: Paper,
  told: { readonly why: string; readonly to?: string | undefined },
): Promise<Change> {
  return rejectChange(await signingOf(context, noun, record), told);
}
