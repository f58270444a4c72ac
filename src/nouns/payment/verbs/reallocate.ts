import { RoundsError } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoice } from "../../invoice/invoice.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { settlesKind } from "../fields.ts";
import { accountOf, potOf } from "../known.ts";
import { reallocate } from "../moving.ts";
import { payment } from "../payment.ts";

const { date, by, notes } = payment.fields;

export const verb = defineVerb({
  summary: say("let a payment settle other invoices than before", "调整收款的核销，保留原记录"),
  examples: [],
  arguments: recordArgument(payment),
  flags: {
    settle: field(settlesKind, say("So much of an invoice", "指定每张核销金额"), {
      help: say("once for each invoice; the rest stays as credit", "每张一次，余额转预收款"),
    }),
    invoice: field({ ...wordsKind, refers: "invoice" }, say("Invoices to settle", "核销的应收单"), {
      help: say("several with commas, in this order", "多张用逗号分隔，按此顺序"),
    }),
    free: field(switchKind, say("Nothing: it stays as credit", "全部转为预收款")),
    date,
    by,
    notes,
  },
  writes: true,
  async run({ book, today }, { which, settle, invoice: named, free, ...told }) {
    if ([settle, named, free || undefined].filter((one) => one !== undefined).length !== 1) {
      throw new RoundsError(
        "bad-usage",
        say(
          "say what it settles: --settle, --invoice or --free, one of them",
          "请用 --settle、--invoice 或 --free 之一指明核销",
        ),
        {
          hint: say(
            `for example: rounds payment reallocate ${which} --free`,
            `例如：rounds payment reallocate ${which} --free`,
          ),
        },
      );
    }
    assertNotAhead(told.date, today);
    const record = await book.get(payment, which);
    const pot = await potOf(record, book);
    const of = await accountOf(record.customer, book);
    const id = await book.newId(payment, told);
    const papers = await book.some(invoice, named ?? []);
    const facts = { ...of, id, pot, was: record, papers };
    return reallocate(told, facts, settle ? { settle } : { invoices: named ?? [] });
  },
});
