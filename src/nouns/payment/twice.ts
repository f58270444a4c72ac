import { grouped } from "../../law/decimal.ts";
import type { Facts } from "../../law/facts.ts";
import { standing } from "../../law/reversal.ts";
import { say } from "../../law/words.ts";
import { type Customer, customer } from "../customer/customer.ts";
import { NeedsYes } from "../verb.ts";
import { payment } from "./payment.ts";
import { type PaymentTold, twin } from "./rules.ts";

/**
 * Asks before the same money is written down twice: the same amount on the same day, or under the
 * same reference, though it be of another customer. @throws NeedsYes
 */
export async function assertOnce(
  told: PaymentTold,
  payer: Customer,
  { book, yes }: { readonly book: Facts; readonly yes: boolean },
): Promise<void> {
  if (yes) return;
  const shown = `${book.settings.currency} ${grouped(told.amount)}`;
  const same = twin(told, await book.where(payment, "customer", payer.id));
  if (same) {
    throw new NeedsYes(
      say(
        `${payer.name} already paid ${shown} on ${same.date} (${same.id}): enter it once more?`,
        `${payer.name} 已于 ${same.date} 付过 ${shown}（${same.id}），确定再记一笔？`,
      ),
    );
  }
  if (told.reference === undefined) return;
  const others = standing(await book.where(payment, "reference", told.reference));
  const other = others.find((one) => one.amount === told.amount);
  if (!other) return;
  const name = (await book.maybe(customer, other.customer))?.name ?? other.customer;
  throw new NeedsYes(
    say(
      `${shown} with reference ${told.reference} is entered already, for ${name} (${other.id}): enter it once more?`,
      `流水号 ${told.reference} 的 ${shown} 已记在 ${name} 名下（${other.id}），确定再记一笔？`,
    ),
  );
}
