import { createHash } from "node:crypto";
import { type Act, contentOf } from "../../law/approval.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";

/** The SHA-256 of what a signature by key is given for, as hex digits. */
export function contentSha256(noun: Noun, record: AnyStored): string {
  return createHash("sha256").update(contentOf(noun, record), "utf8").digest("hex");
}

/**
 * The very text that is signed: which paper, what of it, who says what about it, and when. Every
 * line of it stands in the record too, so that none of them can be changed unseen.
 */
export function messageOf({ name }: Noun, id: string, act: Act): string {
  const told = {
    ...{ paper: `${name} ${id}`, act: act.act, step: act.step, seat: act.seat, by: act.by },
    ...{ for: act.for, date: act.date, round: act.round ?? 0, why: act.why, to: act.to },
    ...{ digest: act.digest, sha256: act.sha256 },
  };
  const lines = Object.entries(told).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  );
  return `rounds approval\n${lines.join("\n")}\n`;
}
