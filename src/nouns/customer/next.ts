import type { Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import { type Customer, customer } from "./customer.ts";

interface NextStep {
  readonly next?: string | undefined;
  readonly nextDate?: string | undefined;
  /** The step that was agreed before is done. */
  readonly done?: boolean | undefined;
  /** The new step is to be shown every day until it is done. */
  readonly important?: boolean | undefined;
}

/**
 * What a visit or a call does to the customer's next step: a new one takes the old one's place, a
 * step that is done is taken away, otherwise it stays (R-VIS-41).
 */
export function nextStepChange(record: Customer, said: NextStep): readonly Step[] {
  const { next, nextDate, done, important } = said;
  if (next !== undefined || nextDate !== undefined) {
    if (record.nextImportant && !done) keepImportant(record);
    const mark = important || record.nextImportant ? { nextImportant: important } : {};
    const fields = { nextStep: next, nextDate, ...mark };
    return [{ do: "set", noun: customer, id: record.id, fields }];
  }
  const had = record.nextStep !== undefined || record.nextDate !== undefined;
  if (!done || !had) return [];
  return [
    {
      do: "set",
      noun: customer,
      id: record.id,
      fields: {
        nextStep: undefined,
        nextDate: undefined,
        ...(record.nextImportant ? { nextImportant: undefined } : {}),
      },
    },
  ];
}

/** An important step is done before another takes its place: R-FUP-17. */
function keepImportant({ id, nextStep, nextDate }: Customer): never {
  const step = nextStep ?? nextDate ?? "";
  refuse(
    say(`an important step is not done yet: ${step}`, `重要事项尚未完成：${step}`),
    say(
      `add --done when it is, or drop its mark: rounds customer edit ${id} --clear next-important`,
      `已完成请加 --done；不再重要：rounds customer edit ${id} --clear next-important`,
    ),
  );
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
