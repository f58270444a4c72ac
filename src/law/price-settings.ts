import { rateKind } from "./kinds/figures.ts";
import { groupsKind, wordsKind } from "./kinds/groups.ts";
import { textKind, yesNoKind } from "./kinds/texts.ts";
import { field, type Values } from "./noun.ts";
import { say } from "./words.ts";

const policyFields = {
  most: field(rateKind, say("Below the list at most", "最多低于定价"), { required: true }),
  roles: field(wordsKind, say("By these roles", "适用岗位")),
  lines: field(wordsKind, say("For these product lines", "适用产品线")),
  classes: field(wordsKind, say("For these classes or grades of customers", "适用客户分类或等级")),
  note: field(textKind(), say("Note", "备注")),
};

/** One sentence of the quotation policy: how far whom may go below the list (R-ORD-06). */
export type PolicyRow = Values<typeof policyFields>;

/** The settings about prices: tax, and how far an offer may go down. */
export const priceSettingFields = {
  taxRate: field(rateKind, say("Tax rate", "税率"), { merge: "conflict" }),
  pricesIncludeTax: field(yesNoKind, say("Prices include tax", "价格含税"), { merge: "conflict" }),
  quotationPolicy: field(
    groupsKind(policyFields, {
      example: say("most=5%, roles=sales", "most=5%, roles=sales"),
    }),
    say("Quotation policy: how far below the list", "报价政策：最多低于定价多少"),
    { merge: "conflict" },
  ),
};
