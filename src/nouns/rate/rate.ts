import type { IsoDate } from "../../law/dates.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { exchangeRateKind } from "../../law/kinds/exchange.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { currencyKind } from "../order/fields/terms.ts";

/** What one unit of a foreign currency was worth in the book's, from a day on. */
export const rate = defineNoun({
  name: "rate",
  label: say("exchange rate", "汇率"),
  plural: say("exchange rates", "汇率"),
  folder: "rates",
  shape: "record",
  naming: { by: "day", prefix: "FX", date: "date" },
  fields: {
    currency: field(currencyKind, say("Currency", "币种"), { required: true, list: 9 }),
    rate: field(exchangeRateKind, say("Rate", "汇率"), { required: true, list: 9 }),
    date: field(dateKind, say("From", "生效日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    source: field(textKind(), say("Source", "来源"), { list: 4 }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
  },
  call: (record: { currency: string; date: string }) => `${record.currency} ${record.date}`,
});

export type Rate = Stored<typeof rate>;

/** The rate of a currency on a day: the newest of that day or before; of one day the last. */
export function rateOn(
  rates: readonly Pick<Rate, "id" | "currency" | "rate" | "date">[],
  currency: string,
  day: IsoDate,
): string | undefined {
  let best: Pick<Rate, "id" | "rate" | "date"> | undefined;
  for (const one of rates) {
    if (one.currency !== currency || one.date > day) continue;
    const isLater = !best || one.date > best.date || (one.date === best.date && one.id > best.id);
    if (isLater) best = one;
  }
  return best?.rate;
}

/** Refuses the book's own currency where a foreign one is meant. */
export function assertForeign(currency: string, own: string): void {
  if (currency !== own) return;
  refuse(say(`${currency} is the book's own currency`, `${currency} 为本账册币种，无需填写`));
}

/** The same, which must be there: the one that was told, else the book's. */
export function assertRate(
  rates: readonly Rate[],
  {
    currency,
    day,
    told,
    own,
  }: {
    readonly currency: string;
    readonly day: IsoDate;
    readonly told?: string | undefined;
    /** The book's currency. */
    readonly own: string;
  },
): string {
  assertForeign(currency, own);
  const known = told ?? rateOn(rates, currency, day);
  if (known !== undefined) return known;
  throw new RoundsError(
    "missing-value",
    say(`no rate of ${currency} is known for ${day}`, `未登记 ${currency} 在 ${day} 的汇率`),
    {
      hint: say(
        `give --rate, or keep it: rounds rate add ${currency} RATE --date ${day}`,
        `请用 --rate 填写，或登记：rounds rate add ${currency} 汇率 --date ${day}`,
      ),
    },
  );
}
