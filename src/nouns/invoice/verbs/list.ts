import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { payment } from "../../payment/payment.ts";
import { defineVerb } from "../../verb.ts";
import { invoice } from "../invoice.ts";
import { type Standing, withStandings } from "../standing.ts";

const plain = listVerb(invoice);

const narrowing = {
  open: field(switchKind, say("Only what is not settled", "仅列未结清")),
  overdue: field(switchKind, say("Only what is overdue", "仅列逾期")),
};

export const verb = defineVerb({
  summary: say("list invoices with what is paid and open", "列出应收单及已收、未收"),
  examples: [
    "rounds invoice list --open",
    "rounds invoice list --overdue --json",
    "rounds invoice list --period 'this month'",
  ],
  flags: { ...plain.flags, ...narrowing },
  async run(context, { open, overdue, ...input }) {
    const { book, today } = context;
    const list = tableOf(await plain.run(context, input));
    const settled = await book.sums(payment, "settled");
    const parts = await book.liveWith(invoice, "instalments");
    const parted = new Map(parts.map((one) => [one.id, one]));
    const keep = ({ openMinor, state }: Standing): boolean =>
      (!open || openMinor !== 0) && (!overdue || state === "overdue");
    return withStandings(list, { settled, parted, asOf: today, digits: book.digits, keep });
  },
});
