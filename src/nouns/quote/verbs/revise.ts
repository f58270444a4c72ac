import { addDays } from "../../../law/dates.ts";
import type { Kind } from "../../../law/kind.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { type Fields, field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertWithinPolicy } from "../../order/price-check.ts";
import { relined } from "../../order/relined.ts";
import { defineVerb } from "../../verb.ts";
import { offerFields, offerKeys, quote } from "../quote.ts";
import { linesWithout, reviseQuote } from "../rules.ts";

/** Several products after one flag, as often as it is given. */
const productsKind: Kind<readonly string[]> = {
  ...(refKind("product") as unknown as Kind<readonly string[]>),
  parse: (text) => text.split(/[,，]/).map((one) => one.trim()),
  gather: (parts) => parts.flat(),
};

/** The fields of an offer as optional flags: what is not given stays as it is. */
const offered = Object.fromEntries(
  Object.entries(offerFields as Fields).map(([key, one]) => [
    key,
    { ...one, required: undefined, ask: false },
  ]),
) as unknown as Omit<typeof offerFields, "lines"> & {
  readonly lines: Omit<(typeof offerFields)["lines"], "required">;
};

export const verb = defineVerb({
  summary: say(
    "a new version of a quote; the older one is superseded and kept",
    "报价改版：原版本被替代并保留",
  ),
  examples: [
    'rounds quote revise QT261118A --line "TEA-ML100 x 60 @ 36" --why "five cartons at once"',
    "rounds quote revise QT261104A --valid-until +30d",
  ],
  arguments: recordArgument(quote),
  flags: {
    ...offered,
    without: field(productsKind, say("Without these products", "去掉的产品")),
    why: field(textKind(), say("Why", "原因"), { ask: true }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, without, why, date, ...told }) {
    const { book, me } = context;
    const record = await book.get(quote, which);
    const offer = Object.fromEntries(
      offerKeys.flatMap((key) => (told[key] === undefined ? [] : [[key, told[key]]])),
    );
    const { validUntil = "" } = record;
    const { limits } = book.settings;
    const kept = linesWithout(record, without ?? []);
    const paper = { ...record, ...offer, lines: kept };
    const next = {
      ...offer,
      lines: told.lines ? await relined(paper, told.lines, book) : kept,
      validUntil:
        told.validUntil ?? (validUntil < date ? addDays(date, limits.quoteDays) : validUntil),
    };
    assertAgrees(quote, { ...record, ...next, declined: undefined }, book.digits);
    const lower = await assertWithinPolicy({ ...paper, ...next }, { book, noun: quote.name });
    const change = reviseQuote(record, next, { date, by: me, why, digits: book.digits });
    return { ...change, notes: [...lower, ...(change.notes ?? [])] };
  },
});
