import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { join, say } from "../../law/words.ts";
import { type Opinion, type Outcome, outcomes, type Talk, verdicts } from "./fields/review.ts";
import type { Order } from "./order.ts";
import { reviewDigest, reviewWay } from "./review.ts";
import {
  type Acting,
  assertStep,
  departmentName,
  type ReviewFacts,
  reviewed,
  roundOf,
  wordOf,
} from "./review-steps.ts";
import { orderState } from "./totals.ts";

/** Opens the review of an order, or a new round where it was changed since. */
export function openReview(
  record: Order,
  { date, by }: Acting,
  facts: ReviewFacts & { readonly fromStock: boolean },
): Change {
  assertStep(record, ["open", "void"], facts);
  const { settings } = facts;
  const way = reviewWay(record, settings, facts);
  const review = {
    round: (record.review?.round ?? 0) + 1,
    date,
    by,
    way,
    ...(way === "full"
      ? { departments: [...new Set((settings.orderReview ?? []).map((one) => one.department))] }
      : {}),
    digest: reviewDigest(record),
  };
  const { id } = record;
  const short = say("only a leader's signature is needed", "仅需领导签批");
  const receipts = {
    full: say(`review of ${id} opened`, `已启动 ${id} 评审`),
    small: say(`review of ${id}: a small order, ${short.en}`, `${id} 为小额订单，${short.zh}`),
    stock: say(`review of ${id}: straight from stock, ${short.en}`, `${id} 现货可供，${short.zh}`),
  };
  return reviewed(record, { fields: { review }, receipt: receipts[way] }, facts);
}

/** A department's opinion; a later one of the same department takes its place. */
export function giveOpinion(
  record: Order,
  told: Acting & Pick<Opinion, "department" | "verdict" | "text">,
  facts: ReviewFacts,
): Change {
  assertStep(record, ["opinions", "talk", "decide"], facts);
  const { department, verdict, text } = told;
  const name = departmentName(department);
  if (!record.review?.departments?.includes(department)) {
    const asked = join((record.review?.departments ?? []).map(departmentName));
    refuse(
      say(`${name.en} is not asked about ${record.id}`, `${record.id} 无需${name.zh}会签`),
      asked.en === "" ? undefined : say(`asked: ${asked.en}`, `会签部门：${asked.zh}`),
    );
  }
  if (verdict !== "ok" && text === undefined) {
    refuse(
      say("what speaks against it, or on what conditions?", "不可行或有条件时须写明意见"),
      say('say it: --text "…"', '请写明：--text "意见"'),
    );
  }
  const opinion = { round: roundOf(record), ...told };
  const word = wordOf(verdicts, verdict);
  return reviewed(
    record,
    {
      fields: { opinions: [...(record.opinions ?? []), opinion] },
      receipt: say(
        `${name.en} on ${record.id}: ${word.en}`,
        `${name.zh}对 ${record.id} 的意见：${word.zh}`,
      ),
    },
    facts,
  );
}

/** What was said with the customer about a special order (R-ORD-10). */
export function recordTalk(
  record: Order,
  told: Acting & Pick<Talk, "with" | "text" | "agreed">,
  facts: ReviewFacts,
): Change {
  assertStep(record, ["talk", "decide"], facts);
  const talk = { round: roundOf(record), ...told };
  const { id } = record;
  return reviewed(
    record,
    {
      fields: { talks: [...(record.talks ?? []), talk] },
      receipt: told.agreed
        ? say(`talk about ${id}: agreed`, `${id} 与客户洽谈：已达成一致`)
        : say(`talk about ${id}: not agreed`, `${id} 与客户洽谈：未达成一致`),
    },
    facts,
  );
}

/**
 * The leaders' decision: order notice, coordination, or the order is returned, which ends it and is
 * kept as the return record (R-ORD-11, R-ORD-50).
 */
export function decideReview(
  record: Order,
  told: Acting & Pick<Outcome, "outcome" | "why">,
  facts: ReviewFacts,
): Change {
  const standing = assertStep(record, ["decide"], facts);
  const { id } = record;
  const { outcome, why, date, by } = told;
  if (outcome === "notice" && standing.step === "decide" && !standing.mayPass) {
    refuse(
      say(`the customer has not agreed about ${id}`, `${id} 尚未与客户达成一致`),
      say(
        `talk again: rounds order talk ${id} --agreed yes, or: rounds order outcome ${id} returned --why "…"`,
        `请再洽谈：rounds order talk ${id} --agreed yes，或退单：rounds order outcome ${id} returned --why "原因"`,
      ),
    );
  }
  if (outcome === "returned" && why === undefined) {
    refuse(
      say("an order is returned with a reason", "退单须写明原因"),
      say('--why "…"', '--why "原因"'),
    );
  }
  if (outcome === "returned" && orderState(record) !== "draft") {
    refuse(
      say(`${id} is confirmed: it is cancelled or closed, not returned`, `${id} 已确认，不可退单`),
      say(
        `rounds order cancel ${id}, or rounds order close ${id}`,
        `请用 rounds order cancel ${id} 或 rounds order close ${id}`,
      ),
    );
  }
  const decided = { round: roundOf(record), ...told };
  const word = wordOf(outcomes, outcome);
  const cancelled = { date, by, why: why ?? "", because: "review" as const };
  return reviewed(
    record,
    {
      fields: {
        outcomes: [...(record.outcomes ?? []), decided],
        ...(outcome === "returned" ? { cancelled } : {}),
      },
      receipt: say(`${id}: ${word.en}`, `${id}：${word.zh}`),
      why,
    },
    facts,
  );
}
