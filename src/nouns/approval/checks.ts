import { join } from "node:path";
import type { WholeCheck } from "../../book/check.ts";
import { type Start, sshVerify } from "../../exchange/ssh.ts";
import { type Act, contentDigest } from "../../law/approval.ts";
import { atField, type Check, type CheckFacts, type Found, type Spot } from "../../law/check.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import type { Settings } from "../../law/settings.ts";
import { say } from "../../law/words.ts";
import { staff } from "../staff/staff.ts";
import { policiesOf } from "./gate.ts";
import { approvable, isTold, policyMistakes, stagesOf, toldFacts } from "./policy.ts";
import { contentSha256, messageOf } from "./proof.ts";
import { signersFile } from "./signing.ts";
import { standingOf, standingWords } from "./standing.ts";

/** The firm's policies name nouns, facts and people that there are. */
export const policiesCheck: WholeCheck = {
  name: "policies",
  async find({ book, nouns }) {
    const policies = book.settings.approvals ?? [];
    if (policies.length === 0) return [];
    return policyMistakes(policies, nouns, await book.all(staff)).map(({ path, text, hint }) => ({
      code: "bad-policy" as const,
      at: { file: "rounds.yaml", path },
      text,
      hint,
    }));
  },
};

/**
 * Nothing was confirmed, shipped or sent without the approval that its policy wants. Policies that
 * ask for more than the paper says are passed over: what they asked then, nobody knows now.
 */
export function approvalsCheck(nouns: readonly Noun[], settings: Settings): Check {
  const asked = nouns.filter((noun) => policiesOf(noun, { settings }).length > 0);
  return {
    name: "approvals",
    nouns: asked.map(({ name }) => name),
    begin(facts) {
      const found: Found[] = [];
      return {
        see({ noun, record, at, sound, bound }) {
          if (sound && !bound) found.push(...unapproved(noun, record, { at, facts }));
        },
        end: () => found,
      };
    },
  };
}

function unapproved(
  noun: Noun,
  record: AnyStored,
  { at, facts }: { at: Spot; facts: CheckFacts },
): readonly Found[] {
  const own = approvable(noun);
  if (!own?.approval.done) return [];
  const policies = policiesOf(noun, facts).filter((one) => isTold(one, own));
  if (policies.length === 0) return [];
  const done = own.approval.done(record as never);
  if (!done) return [];
  const { digits, today } = facts;
  const factOf = toldFacts(own, record, { digits, today });
  const stages = stagesOf(policies, own, { record, factOf });
  const { state } = standingOf(noun, { record, stages, people: [], today });
  if (state === "approved" || state === "unneeded") return [];
  const word = standingWords[state];
  const text = say(
    `${record.id} was ${done.en} without its approval (${word.en})`,
    `${record.id} 未经审批即${done.zh}（${word.zh}）`,
  );
  const hint = say(
    `have it approved: rounds approve ${record.id}`,
    `请补办审批：rounds approve ${record.id}`,
  );
  return [{ code: "unapproved", at, text, hint }];
}

/** A signed act and where it stands. */
interface Signed {
  readonly noun: Noun;
  readonly record: AnyStored;
  readonly act: Act;
  readonly at: Spot;
  /** Was the content as it is now signed or refused after it? Then it need not hold any more. */
  readonly isPast: boolean;
}

/**
 * Signatures by key are those of the people they name, about what the papers say now. The file of
 * allowed signers in the book says whose key is whose.
 */
export function signaturesCheck(nouns: readonly Noun[], root: string, start: Start): Check {
  return {
    name: "signatures",
    nouns: nouns.flatMap(({ name, approval }) => (approval ? [name] : [])),
    begin() {
      const all: Signed[] = [];
      return {
        see({ noun, record, at, sound }) {
          if (!noun.approval || !sound) return;
          const acts = (record.approvals ?? []) as readonly Act[];
          if (!acts.some(({ signature }) => signature !== undefined)) return;
          const digest = contentDigest(noun, record);
          for (const [index, act] of acts.entries()) {
            if (act.signature === undefined) continue;
            const isPast = acts.slice(index + 1).some((later) => later.digest === digest);
            all.push({ noun, record, act, at: atField(at, "approvals", index), isPast });
          }
        },
        end: () => all.flatMap((one) => signatureFindings(one, join(root, signersFile), start)),
      };
    },
  };
}

function signatureFindings(one: Signed, signers: string, start: Start): readonly Found[] {
  const { noun, record, act, at, isPast } = one;
  const text = messageOf(noun, record.id, act);
  const holds = sshVerify(start, { text, signature: act.signature ?? "", who: act.by, signers });
  const who = say(
    `${act.by}'s signed approval of ${record.id} (${act.date})`,
    `${act.by} 对 ${record.id} 的签名审批（${act.date}）`,
  );
  if (holds === undefined) {
    return [
      {
        code: "signature-unproved",
        at,
        text: say(
          `${who.en} cannot be verified: no ssh-keygen`,
          `无法核验${who.zh}：没有 ssh-keygen`,
        ),
      },
    ];
  }
  if (!holds) {
    return [
      {
        code: "signature-forged",
        at,
        text: say(
          `${who.en} is not signed by a key that ${signersFile} allows ${act.by}, or says something else than was signed`,
          `${who.zh}无法通过核验：不是 ${signersFile} 中 ${act.by} 的密钥所签，或内容与签名时不同`,
        ),
      },
    ];
  }
  if (isPast || act.sha256 === contentSha256(noun, record)) return [];
  return [
    {
      code: "signature-void",
      at,
      text: say(`${who.en}: what was signed was changed since`, `${who.zh}：签名后内容被改动`),
    },
  ];
}
