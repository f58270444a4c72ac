import type { Change } from "../../law/change.ts";
import { addDays, type IsoDate } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import type { SampleAnswer } from "./fields/kind.ts";
import { type Order, order } from "./order.ts";

/** The day a sample is due: as told, else so many days after it was ordered (R-ORD-42). */
export function withSample<O extends Pick<Order, "kind" | "date" | "sampleDue">>(
  record: O,
  sampleDays: number,
): O {
  if (record.kind !== "sample" || record.sampleDue !== undefined) return record;
  return { ...record, sampleDue: addDays(record.date, sampleDays) };
}

/** What is to be known of a sample that is ordered: the fee, and the day. */
export function sampleNotes({ id, kind, customer, sampleFee, sampleDue }: Order): Text[] {
  if (kind !== "sample") return [];
  const due = say(`sample due ${sampleDue}`, `样品期限 ${sampleDue}`);
  if (sampleFee === undefined) {
    return [
      due,
      say(
        `no sample fee is said: rounds order edit ${id} --sample-fee AMOUNT, 0 where it is free`,
        `未写明样品费：rounds order edit ${id} --sample-fee 金额（免费填 0）`,
      ),
    ];
  }
  if (/^0+(\.0+)?$/.test(sampleFee)) return [due];
  return [
    due,
    say(
      `charge the fee: rounds invoice add ${customer} --amount ${sampleFee} --notes "sample ${id}"`,
      `收取样品费：rounds invoice add ${customer} --amount ${sampleFee} --notes "样品 ${id}"`,
    ),
  ];
}

/** The newest answer to a sample. */
export function lastAnswer({
  sampleAnswers,
}: Pick<Order, "sampleAnswers">): SampleAnswer | undefined {
  return [...(sampleAnswers ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
}

/** The day by which a sample, or its modification, is to be ready; none once it is approved. */
export function sampleDueOn(record: Order): IsoDate | undefined {
  const last = lastAnswer(record);
  if (last?.answer === "approved") return undefined;
  return last?.due ?? record.sampleDue;
}

/**
 * The customer approves a sample, once and for all, or wants it modified, which is offered with a
 * day of its own (R-ORD-42).
 */
export function answerSample(
  record: Order,
  told: Omit<SampleAnswer, "date"> & { readonly date: IsoDate },
  sampleDays: number,
): Change {
  const { id, kind } = record;
  if (kind !== "sample") {
    refuse(
      say(`${id} is no sample`, `${id} 不是样品订单`),
      say(`rounds order edit ${id} --kind sample`, `rounds order edit ${id} --kind 样品`),
    );
  }
  if (record.cancelled) refuse(say(`${id} is cancelled`, `${id} 已取消`));
  const before = lastAnswer(record);
  if (before?.answer === "approved") {
    refuse(say(`the sample was approved on ${before.date}`, `样品已于 ${before.date} 认可`));
  }
  const due = told.answer === "modify" ? (told.due ?? addDays(told.date, sampleDays)) : undefined;
  const { due: _, ...rest } = told;
  const answer: SampleAnswer = due === undefined ? rest : { ...rest, due };
  return {
    steps: [
      {
        do: "set",
        noun: order,
        id,
        fields: { sampleAnswers: [...(record.sampleAnswers ?? []), answer] },
      },
    ],
    receipt:
      due === undefined
        ? say(`sample ${id} approved by the customer`, `客户已认可样品 ${id}`)
        : say(`sample ${id} is modified by ${due}`, `样品 ${id} 需修改，期限 ${due}`),
    notes:
      due === undefined
        ? [
            say(
              `next: rounds order add ${record.customer} --line "…"`,
              `下一步：rounds order add ${record.customer} --line "…"`,
            ),
          ]
        : [],
  };
}
