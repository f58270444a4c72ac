import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import type { Brief } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { type Customer, customer } from "./customer.ts";

/** Who is on hold; of the others only the name. */
export const heldBrief: Brief<
  typeof customer,
  { readonly id: string; readonly name: string; readonly hold: boolean }
> = {
  noun: customer,
  name: "held",
  of: ({ id, name, hold }) => ({ id, name, hold: hold !== undefined }),
};

interface Told {
  readonly date: string;
  readonly by: string | undefined;
  readonly why: string;
}

/** From now on no order of the customer's is confirmed or shipped. */
export function holdCustomer(record: Customer, { date, by, why }: Told): Change {
  const { id, name, hold } = record;
  if (hold) {
    refuse(
      say(
        `${name} is on hold since ${hold.date}: ${hold.why}`,
        `${name} 自 ${hold.date} 起已暂停发货：${hold.why}`,
      ),
      say(`to end it: rounds customer release ${id}`, `恢复发货：rounds customer release ${id}`),
    );
  }
  return {
    steps: [{ do: "set", noun: customer, id, fields: { hold: { date, by, why } } }],
    why,
    receipt: say(`${name} is on hold: ${why}`, `${name} 已暂停发货：${why}`),
    notes: [
      say(
        `no order of theirs is confirmed or shipped until: rounds customer release ${id}`,
        `其订单不可确认或发货，直至：rounds customer release ${id}`,
      ),
    ],
  };
}

/** The customer's orders may be confirmed and shipped again. */
export function releaseCustomer(record: Customer, why: string | undefined): Change {
  const { id, name, hold } = record;
  if (!hold) refuse(say(`${name} is not on hold`, `${name} 未暂停发货`));
  return {
    steps: [{ do: "set", noun: customer, id, fields: { hold: undefined } }],
    why,
    receipt: say(`${name} is no longer on hold`, `${name} 已恢复发货`),
  };
}

/** Refuses what is not done for a customer on hold; `action` as in "confirmed". */
export function assertNotHeld(
  { id, name, hold }: Pick<Customer, "id" | "name" | "hold">,
  action: Text,
): void {
  if (!hold) return;
  refuse(
    say(
      `${name} is on hold since ${hold.date} (${hold.why}): nothing is ${action.en}`,
      `${name} 自 ${hold.date} 起暂停发货（${hold.why}），不可${action.zh}`,
    ),
    say(
      `once that is settled: rounds customer release ${id}`,
      `处理后：rounds customer release ${id}`,
    ),
  );
}
