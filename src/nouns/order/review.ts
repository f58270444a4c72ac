import { digestOf } from "../../law/digest.ts";
import { toMinor } from "../../law/money.ts";
import type { Department } from "../../law/order-settings.ts";
import type { Settings } from "../../law/settings.ts";
import { type Opinion, type Talk, type TrialKind, trialKinds } from "./fields/review.ts";
import type { Order } from "./order.ts";
import { orderState, totalMinor } from "./totals.ts";

/** What of the firm's settings a review goes by. */
export type ReviewSettings = Pick<Settings, "orderReview" | "orderReviewBelow">;

/**
 * Where an order's review stands: what is to be done next. "none": the firm reviews no orders;
 * "void": what was reviewed has been changed since.
 */
export type ReviewStep =
  | { readonly step: "none" | "open" | "void" | "talk" | "coordinate" | "engineer" }
  | { readonly step: "opinions"; readonly missing: readonly Department[] }
  | { readonly step: "decide"; readonly mayPass: boolean }
  | { readonly step: "trial"; readonly trial: TrialKind }
  | { readonly step: "passed" | "returned" };

/** What departments judge: for whom, of what kind, which products, and what they must meet. */
export function reviewDigest(record: Order): string {
  const { customer, kind, special, qualityStated, qualityNeeded, qualityDuties } = record;
  const products = [...new Set(record.lines.map(({ product }) => product))].sort();
  const structures = (record.amendments ?? []).flatMap(({ structure }) => structure ?? []);
  const needs = [special, qualityStated, qualityNeeded, qualityDuties];
  return digestOf([customer, kind, ...needs, products.join(" "), structures.join(" ")]);
}

/** Is the order below the amount up to which only a leader signs? Never in another currency. */
export function isSmall(
  record: Order,
  { orderReviewBelow }: Pick<Settings, "orderReviewBelow">,
  digits: number,
): boolean {
  if (orderReviewBelow === undefined || record.currency !== undefined) return false;
  return totalMinor(record, digits) < toMinor(orderReviewBelow, digits);
}

/**
 * How an order is reviewed: by all departments; a small one without a special requirement, and one
 * that is delivered straight from stock, only by a leader's signature (R-ORD-12, R-ORD-49).
 */
export function reviewWay(
  record: Order,
  settings: ReviewSettings,
  { fromStock, digits }: { readonly fromStock: boolean; readonly digits: number },
): "full" | "small" | "stock" {
  // What has a technical requirement of its own does not lie on the shelf.
  if (record.special !== undefined) return "full";
  if (fromStock) return "stock";
  if (isSmall(record, settings, digits)) return "small";
  return "full";
}

/** The newest opinion of each department in the round that is on. */
export function opinionsOf(record: Order): ReadonlyMap<Department, Opinion> {
  const round = record.review?.round;
  const mine = (record.opinions ?? []).filter((one) => one.round === round);
  return new Map(mine.map((one) => [one.department, one]));
}

/** The last talk with the customer in the round that is on. */
function lastTalk(record: Order): Talk | undefined {
  return record.talks?.findLast(({ round }) => round === record.review?.round);
}

/** A special order: a technical requirement of its own, or a department that is not content. */
export function isSpecial(record: Order): boolean {
  const verdicts = [...opinionsOf(record).values()];
  return record.special !== undefined || verdicts.some(({ verdict }) => verdict !== "ok");
}

/** What is next in the review of an order. The order's own state is not looked at. */
export function reviewStep(record: Order, settings: ReviewSettings, digits: number): ReviewStep {
  if ((settings.orderReview ?? []).length === 0) return { step: "none" };
  const { review } = record;
  if (!review) return { step: "open" };
  const outgrown = review.way === "small" && !isSmall(record, settings, digits);
  if (outgrown || review.digest !== reviewDigest(record)) return { step: "void" };
  if (review.way === "full") {
    const told = opinionsOf(record);
    const missing = (review.departments ?? []).filter((one) => !told.has(one));
    if (missing.length > 0) return { step: "opinions", missing };
    if (isSpecial(record) && !lastTalk(record)) return { step: "talk" };
  }
  const outcome = record.outcomes?.findLast(({ round }) => round === review.round);
  if (outcome?.outcome === "notice") return { step: "passed" };
  if (outcome?.outcome === "returned") return { step: "returned" };
  if (outcome) return coordinationStep(record);
  const agreed = review.way !== "full" || !isSpecial(record) || lastTalk(record)?.agreed === true;
  return { step: "decide", mayPass: agreed };
}

/** Adjusting, the chief engineer's signature, and the trials in order (R-ORD-13, R-ORD-14). */
function coordinationStep(record: Order): ReviewStep {
  const { coordination, review } = record;
  if (!coordination || coordination.round !== review?.round || coordination.refused) {
    return { step: "coordinate" };
  }
  if (coordination.signed === undefined) return { step: "engineer" };
  const passed = new Set(
    (record.trials ?? [])
      .filter(({ round, passed: fine }) => round === review.round && fine)
      .map(({ trial }) => trial),
  );
  const next = trialKinds.find(
    ({ value }) => coordination.trials?.includes(value) && !passed.has(value),
  );
  return next ? { step: "trial", trial: next.value } : { step: "passed" };
}

/** Is it a draft that a leader may sign: not asked for opinions, or all that was asked is there? */
export function isReadyToSign(record: Order): boolean {
  if (orderState(record) !== "draft") return record.confirmed !== undefined && !record.cancelled;
  const { review } = record;
  if (review?.way !== "full") return true;
  const told = opinionsOf(record);
  return (review.departments ?? []).every((one) => told.has(one));
}
