import type { Change } from "../../law/change.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import type { Payment } from "../payment/payment.ts";
import { type Cheque, cheque } from "./cheque.ts";
import { chequeState } from "./states.ts";

interface Told {
  readonly date: string;
  readonly by?: string | undefined;
  readonly account?: string | undefined;
}

/** Refuses to pay in what may not be: before its own date, twice, or given back. */
export function assertBankable(record: Cheque, date: string): void {
  const state = chequeState(record, date);
  const { id, due } = record;
  if (state === "held") {
    refuse(
      say(
        `${id} is dated ${due}: it is no money before that day`,
        `${id} 支票日期为 ${due}，到期前不能入账`,
      ),
      say(
        `on that day: rounds cheque bank ${id} --date ${due}`,
        `到期后：rounds cheque bank ${id} --date ${due}`,
      ),
    );
  }
  if (state === "banked") {
    refuse(
      say(`${id} has been paid in already`, `${id} 已入账`),
      say(`see: rounds cheque show ${id}`, `请查看：rounds cheque show ${id}`),
    );
  }
  if (state === "returned") refuse(say(`${id} was given back`, `${id} 已退还客户`));
}

/** The payment of a cheque becomes part of the cheque's own story. */
export function banked(
  record: Cheque,
  told: Told,
  paid: Change & { readonly payment: string },
): Change {
  const { payment, ...change } = paid;
  const { date, by, account } = told;
  const all = [...(record.banked ?? []), { date, by, account, payment }];
  return {
    ...change,
    steps: [...change.steps, { do: "set", noun: cheque, id: record.id, fields: { banked: all } }],
  };
}

/** Gives a cheque back to the customer, unpaid. @throws RoundsError refused */
export function giveBack(
  record: Cheque,
  told: Omit<Told, "account"> & { readonly why?: string | undefined },
  name: string,
): Change {
  const state = chequeState(record, told.date);
  if (state === "banked") {
    refuse(
      say(`${record.id} has been paid in`, `${record.id} 已入账`),
      say(
        `if it came back: rounds cheque bounce ${record.id} --why REASON`,
        `如被退票：rounds cheque bounce ${record.id} --why 原因`,
      ),
    );
  }
  if (state === "returned") refuse(say(`${record.id} was given back`, `${record.id} 已退还客户`));
  return {
    why: told.why,
    steps: [{ do: "set", noun: cheque, id: record.id, fields: { returned: told } }],
    receipt: say(
      `${record.id} over ${grouped(record.amount)} given back to ${name}`,
      `支票 ${record.id}（${grouped(record.amount)}）已退还 ${name}`,
    ),
  };
}

/** The payment of a cheque that holds; undefined where it was never paid in or bounced. */
export function paidBy(record: Cheque): Payment["id"] | undefined {
  const [was, back] = [record.banked ?? [], record.bounced ?? []];
  return was.length > back.length ? was.at(-1)?.payment : undefined;
}
