import type { Book } from "../../book/book.ts";
import type { ApprovalKnown } from "../../law/approval.ts";
import type { Policy } from "../../law/approval-settings.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import { type Staff, staff } from "../staff/staff.ts";
import type { Context } from "../verb.ts";
import { approvable, dayOf, factsOf, policyMistakes, stagesOf } from "./policy.ts";
import { waitsFor, wayOn } from "./rules.ts";
import { isWaiting, type Standing, standingOf, standingWords } from "./standing.ts";

type Asking = Pick<Context, "book" | "today"> & {
  /** It comes from a table: what is not in the book yet was not written down here. */
  readonly imported?: true;
};

/** The settings that say what needs approval. */
export type PolicySettings = Pick<Settings, "approvals" | "visitApprovers" | "visitsNeedApproval">;

/** The firm's policies about a noun; none: nothing of the kind is approved in this book. */
export function policiesOf(
  noun: Noun,
  { settings }: { readonly settings: PolicySettings },
): readonly Policy[] {
  const written = (settings.approvals ?? []).filter((one) => one.noun === noun.name);
  if (written.length > 0 || !noun.approval) return written;
  return noun.approval.usual?.(settings) ?? [];
}

/**
 * Where a record stands with the approvals that the firm wants of it; "unneeded" where it wants
 * none, "unsound" where the policy has a mistake: it can be read, and passes no gate.
 */
export async function approvalStanding(
  asking: Asking,
  noun: Noun,
  record: object,
): Promise<Standing> {
  const { book, today } = asking;
  const own = approvable(noun);
  const stored = record as AnyStored;
  const policies = policiesOf(noun, book);
  if (!own || policies.length === 0)
    return standingOf(noun, { record: stored, stages: [], people: [], today });
  const people = await book.all(staff);
  const mistake = await mistakeIn(policies, { book, noun, people });
  if (mistake) {
    const standing = standingOf(noun, { record: stored, stages: [], people, today });
    return { ...standing, state: "unsound", mistake };
  }
  const known: ApprovalKnown = { book, digits: book.digits, today };
  const paper = { record: stored, written: await writtenDay(asking, policies, { noun, stored }) };
  const factOf = await factsOf(policies, own, { ...paper, known });
  const stages = stagesOf(policies, own, { ...paper, factOf });
  return standingOf(noun, { record: stored, stages, people, today });
}

/** When a paper dated before a policy begins was written down; the log is read for no other. */
async function writtenDay(
  { imported, ...asking }: Asking,
  policies: readonly Policy[],
  { noun, stored }: { readonly noun: Noun; readonly stored: AnyStored },
): Promise<string | undefined> {
  const day = dayOf(noun, stored);
  const begins = policies.flatMap(({ since }) => (since && day && since > day ? [since] : []));
  const [first] = begins.sort();
  if (first === undefined) return undefined;
  if (imported && !(await asking.book.maybe(noun, stored.id))) return undefined;
  const { writtenOn } = await import("./written.ts");
  return writtenOn(asking, { noun, record: stored }, first);
}

/** Why nobody can go by a policy, with its place in rounds.yaml. */
async function mistakeIn(
  policies: readonly Policy[],
  { book, noun, people }: { book: Book; noun: Noun; people: readonly Staff[] },
): Promise<RoundsError | undefined> {
  const [wrong] = policyMistakes(policies, [noun], people);
  if (!wrong) return undefined;
  const { placeIn } = await import("../../exchange/places.ts");
  const at = (book.settings.approvals ?? []).indexOf(policies[Number(wrong.path[1])] as Policy);
  const path = at < 0 ? wrong.path : ["approvals", at, ...wrong.path.slice(2)];
  return new RoundsError("bad-settings", wrong.text, {
    where: { file: "rounds.yaml", ...(await placeIn(book, "rounds.yaml", path)) },
    hint: wrong.hint,
  });
}

/**
 * Refuses what is not approved as the firm's policy wants it: with who may sign and how. Does
 * nothing where no policy asks for it. `action` is what would be done: say("confirmed", "确认").
 * @throws RoundsError refused; bad-settings where the policy has a mistake
 */
export async function assertApproved(
  context: Asking,
  { noun, record }: { readonly noun: Noun; readonly record: object },
  action: Text,
): Promise<void> {
  if (policiesOf(noun, context.book).length === 0) return;
  const standing = await approvalStanding(context, noun, record);
  const { state, refused, mistake } = standing;
  if (state === "unneeded" || state === "approved") return;
  if (mistake) throw mistake;
  const { id } = record as AnyStored;
  const word = standingWords[state];
  const why = refused?.why ? say(`: ${refused.why}`, `：${refused.why}`) : say("", "");
  const who = waitsFor(standing, await context.book.all(staff));
  refuse(
    say(
      `${id} must be approved before it is ${action.en}; approval ${word.en}${why.en}`,
      `${id} 须审批后方可${action.zh}：${word.zh}${why.zh}`,
    ),
    wayOn(standing) ??
      say(`may sign: ${who.en} · rounds approve ${id}`, `可签批：${who.zh} · rounds approve ${id}`),
  );
}

/**
 * What comes next for a paper that was just written: whose approval it waits for, else `next`. A
 * mistake in the policy does not keep a draft from being written; the next step tells it.
 */
export async function nextStepNote(
  context: Asking,
  { noun, record }: { readonly noun: Noun; readonly record: AnyStored },
  next: Text,
): Promise<Text> {
  const standing = await approvalStanding(context, noun, record);
  if (!isWaiting(standing) || standing.mistake) return next;
  const who = waitsFor(standing, await context.book.all(staff));
  return say(
    `to be approved by ${who.en} · rounds approve ${record.id}`,
    `待审批：${who.zh} · rounds approve ${record.id}`,
  );
}

/** That the approval a paper had does not hold for what it says now, and who may sign. */
export async function voidNotes(
  context: Asking,
  noun: Noun,
  { was, now }: { readonly was: AnyStored; readonly now: AnyStored },
): Promise<Text[]> {
  if (!noun.approval || policiesOf(noun, context.book).length === 0) return [];
  if ((await approvalStanding(context, noun, was)).state !== "approved") return [];
  const standing = await approvalStanding(context, noun, now);
  if (standing.state === "approved" || standing.state === "unneeded") return [];
  const who = waitsFor(standing, await context.book.all(staff));
  return [
    say(
      `its approval is void; may sign: ${who.en} · rounds approve ${was.id}`,
      `原审批已失效，须重新审批；可签批：${who.zh} · rounds approve ${was.id}`,
    ),
  ];
}
