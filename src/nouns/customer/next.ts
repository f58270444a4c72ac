import type { Step } from "../../law/change.ts";
import { say, type Text } from "../../law/words.ts";
import { type Customer, customer } from "./customer.ts";

interface NextStep {
  readonly next?: string | undefined;
  readonly nextDate?: string | undefined;
  /** The step that was agreed before is done. */
  readonly done?: boolean | undefined;
}

/**
 * What a visit or a call does to the customer's next step: a new one takes the old one's place, a
 * step that is done is taken away, otherwise it stays (R-VIS-41).
 */
export function nextStepChange(record: Customer, said: NextStep): readonly Step[] {
  const { next, nextDate, done } = said;
  if (next !== undefined || nextDate !== undefined) {
    return [{ do: "set", noun: customer, id: record.id, fields: { nextStep: next, nextDate } }];
  }
  const had = record.nextStep !== undefined || record.nextDate !== undefined;
  if (!done || !had) return [];
  return [
    {
      do: "set",
      noun: customer,
      id: record.id,
      fields: { nextStep: undefined, nextDate: undefined },
    },
  ];
}

/** Reminds of a next step that stays open after somebody has been in touch. */
export function openStepNotes(record: Customer, said: NextStep, date: string): readonly Text[] {
  const { next, nextDate, done } = said;
  if (next !== undefined || nextDate !== undefined || done) return [];
  if (record.nextDate === undefined || record.nextDate > date) return [];
  const step = record.nextStep ?? record.nextDate;
  return [
    say(
      `still open: ${step} (${record.nextDate}); --done closes it, --next sets a new one`,
      `仍未完成：${step}（${record.nextDate}）；--done 表示已完成，--next 设定新的下一步`,
    ),
  ];
}
