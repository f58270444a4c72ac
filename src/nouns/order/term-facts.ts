import { grouped } from "../../law/decimal.ts";
import { rateKind } from "../../law/kinds/figures.ts";
import { fromMinor } from "../../law/money.ts";
import { type TermedPaper, taxedPaper } from "../../law/tax.ts";
import { say } from "../../law/words.ts";
import type { Cell, Fact } from "../../print/view.ts";
import { termFields } from "./fields/terms.ts";

const money = (value: Cell): string => (typeof value === "string" ? grouped(value) : "");

/** The terms of a paper beside its total: currency, tax, why it is cheaper; only what there is. */
export function termFacts(
  paper: TermedPaper & { readonly discountWhy?: string | undefined },
  digits: number,
): readonly Fact[] {
  const { currency, taxRate, pricesIncludeTax, discountWhy, lines = [] } = paper;
  const facts: Fact[] = [];
  if (currency !== undefined) {
    facts.push({ key: "currency", label: termFields.currency.label, value: currency });
  }
  if (taxRate !== undefined || lines.some((line) => line.taxRate !== undefined)) {
    const { netMinor, taxMinor } = taxedPaper(paper, digits);
    const how = pricesIncludeTax
      ? say("prices include it", "价格含税")
      : say("on top of the prices", "价格不含税");
    facts.push(
      {
        key: "taxRate",
        label: termFields.taxRate.label,
        value: taxRate,
        format: (value, language) =>
          typeof value === "string"
            ? `${rateKind.show(value, language)}, ${how[language]}`.replace(
                ", ",
                language === "zh" ? "，" : ", ",
              )
            : how[language],
      },
      {
        key: "net",
        label: say("Net", "不含税金额"),
        value: fromMinor(netMinor, digits),
        format: money,
      },
      { key: "tax", label: say("Tax", "税额"), value: fromMinor(taxMinor, digits), format: money },
    );
  }
  if (discountWhy !== undefined) {
    facts.push({ key: "discountWhy", label: termFields.discountWhy.label, value: discountWhy });
  }
  return facts;
}
