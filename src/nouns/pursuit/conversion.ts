import { following } from "./duties.ts";
import type { Pursuit } from "./fields.ts";
import type { Pipeline, PipelineStage } from "./pipeline.ts";

/** What came of those who entered a stage; counts of customers. */
export interface StageResult {
  readonly stage: PipelineStage;
  readonly entered: number;
  /** Still in the stage. */
  readonly open: number;
  /** Went on to what the stage aims at: signed, or simply the next stage. */
  readonly won: number;
  readonly handedOver: number;
  readonly lost: number;
  /** Of those won, how many have paid since. */
  readonly paid: number;
  /** Of those visited at all, how many signed on the day of the first visit (R-FUP-50). */
  readonly visited: number;
  readonly signedAtFirstVisit: number;
}

interface Subject {
  readonly id: string;
  readonly pursuit?: readonly Pursuit[] | undefined;
}

export interface ConversionFacts {
  readonly pipeline: Pipeline;
  /** Entered the stage within these days, both included. */
  readonly from: string;
  readonly to: string;
  /** Days of payments, by customer. */
  readonly payments: ReadonlyMap<string, readonly string[]>;
  /** Days of visits made, by customer. */
  readonly visits: ReadonlyMap<string, readonly string[]>;
}

type Way = "open" | "won" | "lost" | "over";

interface Entry {
  readonly one: Pursuit;
  /** What came after it, in whatever pipeline. */
  readonly next: Pursuit | undefined;
}

/** Where a stage's entry led to: by what came after it. */
function wayOf(stage: PipelineStage, { one, next }: Entry, pipeline: Pipeline): Way {
  if (one.to === undefined) return "open";
  if (!next || next.pipeline !== pipeline.id) return "over";
  const place = (id: string): number => pipeline.stages.findIndex((one) => one.id === id);
  const into = pipeline.stages[place(next.stage)];
  if (into?.end === "lost") return "lost";
  if (next.stage === stage.after) return "over";
  const goal = stage.goal ?? following(pipeline, stage.id);
  const isFurther = stage.goal === undefined && place(next.stage) > place(stage.id);
  const isWon = next.stage === goal || into?.end === "won";
  return isWon || (isFurther && into?.followUp !== "long-term") ? "won" : "over";
}

/**
 * Conversion and payment of each stage (R-FUP-19, R-FUP-25): of those who entered it in the period,
 * how many reached its aim, and how many of these have paid on that day or since.
 */
export function conversionOf(subjects: readonly Subject[], facts: ConversionFacts): StageResult[] {
  const { pipeline } = facts;
  return pipeline.stages.flatMap((stage) => {
    if (stage.end) return [];
    const count = { entered: 0, open: 0, won: 0, over: 0, lost: 0, paid: 0, visited: 0, first: 0 };
    for (const { id, pursuit = [] } of subjects) {
      for (const [at, one] of pursuit.entries()) {
        if (
          one.pipeline !== pipeline.id ||
          one.stage !== stage.id ||
          one.from < facts.from ||
          one.from > facts.to
        )
          continue;
        const next = pursuit[at + 1];
        const way = wayOf(stage, { one, next }, pipeline);
        count.entered++;
        count[way]++;
        const end = next?.from ?? "9999-12-31";
        const isPaid = facts.payments.get(id)?.some((day) => day >= one.from);
        if (way === "won" && isPaid) count.paid++;
        const visit = facts.visits.get(id)?.find((day) => day >= one.from && day <= end);
        if (visit !== undefined) count.visited++;
        if (visit !== undefined && way === "won" && visit === end) count.first++;
      }
    }
    const { entered, open, won, lost, paid, visited } = count;
    const rest = { handedOver: count.over, signedAtFirstVisit: count.first };
    return [{ stage, entered, open, won, lost, paid, visited, ...rest }];
  });
}

/** A share as a decimal with three places, exact to the tenth of a percent; nothing of nothing. */
export function share(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined;
  const tenths = Math.round((part * 1000) / whole);
  return `${Math.floor(tenths / 1000)}.${String(tenths % 1000).padStart(3, "0")}`;
}
