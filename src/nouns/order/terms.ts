import { refuse } from "../../law/errors.ts";
import { currencyDigits } from "../../law/money.ts";
import type { Settings } from "../../law/settings.ts";
import type { Terms } from "../../law/tax.ts";
import { say } from "../../law/words.ts";

/**
 * The terms that a new paper is written with: what is typed, else the firm's. A paper in another
 * currency bears only a tax that is typed; the book knows no rates, so its amounts stay in it.
 */
export function paperTerms(typed: Terms, settings: Settings): Terms {
  const currency = typed.currency === settings.currency ? undefined : typed.currency;
  if (currency !== undefined && currencyDigits(currency) > currencyDigits(settings.currency)) {
    refuse(
      say(
        `${currency} has more decimal places than the book's ${settings.currency}`,
        `${currency} 的小数位多于账册币种 ${settings.currency}，暂不支持`,
      ),
      say(
        `supported are ${settings.currency} and currencies with as many places or fewer`,
        `可用 ${settings.currency} 及小数位不多于它的币种`,
      ),
    );
  }
  const taxRate = typed.taxRate ?? (currency === undefined ? settings.taxRate : undefined);
  const included = typed.pricesIncludeTax ?? settings.pricesIncludeTax;
  if (taxRate === undefined) return { currency };
  return { currency, taxRate, ...(included === undefined ? {} : { pricesIncludeTax: included }) };
}
