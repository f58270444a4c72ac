import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { type Trial, type TrialKind, trialKinds } from "./fields/review.ts";
import type { Order } from "./order.ts";
import {
  type Acting,
  assertStep,
  type ReviewFacts,
  reviewed,
  roundOf,
  wordOf,
} from "./review-steps.ts";

/** How formula and process are adjusted, and which trials that needs; none: only the structure. */
export function coordinate(
  record: Order,
  told: Acting & { readonly text: string; readonly trials?: readonly TrialKind[] | undefined },
  facts: ReviewFacts,
): Change {
  assertStep(record, ["coordinate", "engineer"], facts);
  const coordination = { round: roundOf(record), ...told };
  const { id } = record;
  return reviewed(
    record,
    {
      fields: { coordination },
      receipt: say(`coordination of ${id} written`, `已登记 ${id} 的订单协调方案`),
    },
    facts,
  );
}

/** The chief engineer signs the coordination, or sends it back with a reason (R-ORD-13). */
export function signCoordination(
  record: Order,
  { date, by, refused }: Acting & { readonly refused?: string | undefined },
  facts: ReviewFacts,
): Change {
  assertStep(record, ["engineer"], facts);
  const { coordination, id } = record;
  if (!coordination) return refuse(say(`${id} has no coordination`, `${id} 没有订单协调方案`));
  const signed = refused === undefined ? { signed: date, signedBy: by } : { refused };
  return reviewed(
    record,
    {
      fields: { coordination: { ...coordination, ...signed } },
      why: refused,
      receipt:
        refused === undefined
          ? say(`coordination of ${id} signed`, `总工已签批 ${id} 的订单协调方案`)
          : say(
              `coordination of ${id} sent back: ${refused}`,
              `总工退回 ${id} 的订单协调方案：${refused}`,
            ),
    },
    facts,
  );
}

/** The outcome of a trial; the next comes only when the one before has passed (R-ORD-14). */
export function recordTrial(
  record: Order,
  told: Acting & Pick<Trial, "trial" | "passed" | "text">,
  facts: ReviewFacts,
): Change {
  const standing = assertStep(record, ["trial"], facts);
  const { id } = record;
  const name = wordOf(trialKinds, told.trial);
  if (standing.step === "trial" && standing.trial !== told.trial) {
    const next = wordOf(trialKinds, standing.trial);
    refuse(
      say(`first the ${next.en}`, `须先做${next.zh}`),
      say(
        `rounds order trial ${id} ${standing.trial}`,
        `rounds order trial ${id} ${standing.trial}`,
      ),
    );
  }
  const trial = { round: roundOf(record), ...told };
  return reviewed(
    record,
    {
      fields: { trials: [...(record.trials ?? []), trial] },
      receipt: told.passed
        ? say(`${name.en} of ${id} passed`, `${id} ${name.zh}合格`)
        : say(`${name.en} of ${id} failed`, `${id} ${name.zh}不合格`),
    },
    facts,
  );
}
