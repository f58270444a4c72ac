import type { Book } from "../book/book.ts";
import { recordPath } from "../book/ids.ts";
import type { Problem } from "../law/errors.ts";
import { fromMinor, toMinor } from "../law/money.ts";
import { say } from "../law/words.ts";
import { invoice } from "../nouns/invoice/invoice.ts";
import { payment } from "../nouns/payment/payment.ts";

/** No invoice has been paid more than it says: what is over belongs to the customer's credit. */
export async function settled(book: Book): Promise<Problem[]> {
  const sums = await book.sums(payment, "settled");
  const { digits } = book;
  return (await book.all(invoice)).flatMap((one): Problem[] => {
    const paid = sums.get(one.id) ?? 0;
    const owed = toMinor(one.amount, digits);
    if (Math.abs(paid) <= Math.abs(owed)) return [];
    return [
      {
        code: "overpaid",
        level: "error",
        text: say(
          `${fromMinor(paid, digits)} is settled of ${one.amount}`,
          `已核销 ${fromMinor(paid, digits)}，超过应收 ${one.amount}`,
        ),
        where: { file: recordPath(invoice, one.id) ?? one.id },
      },
    ];
  });
}
