import { rateKind } from "../../../law/kinds/figures.ts";
import { textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** A currency's code, of ISO 4217. */
export const currencyKind = textKind({
  name: "currency",
  pattern: /^[A-Z]{3}$/,
  wanted: say("a currency like USD", "USD 这样的币种代码"),
});

/**
 * How the prices of a paper are to be read: an offer's, an order's, a contract's. They are written
 * on it, so that a later change of the firm's settings changes no paper.
 */
export const termFields = {
  currency: field(currencyKind, say("Currency", "币种"), {
    merge: "conflict",
    help: say("where it is not the book's", "与账册币种不同时填写"),
  }),
  taxRate: field(rateKind, say("Tax rate", "税率")),
  pricesIncludeTax: field(yesNoKind, say("Prices include tax", "价格含税"), { merge: "conflict" }),
  discountWhy: field(textKind(), say("Why the prices are lower", "折价原因")),
};
